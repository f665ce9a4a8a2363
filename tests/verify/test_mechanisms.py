"""The table of mechanisms names tests that are there, and the documentation has it as it is."""

from pathlib import Path

import pytest

from tests.verify.mechanisms import MECHANISMS
from tools.verification_table import DOCUMENT, with_table

TESTS = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_each_test_that_is_named_is_there(mechanism):
    for file, name in MECHANISMS[mechanism].values():
        assert f"def {name}(" in (TESTS / file).read_text("utf-8"), (file, name)


def test_the_table_in_the_documentation_is_the_one_that_is_tested():
    written = Path(DOCUMENT).read_text("utf-8")
    assert with_table(written) == written, "run: python -m tools.verification_table"
