"""Every version comes out of every container, to the last byte of its text."""

import json
from pathlib import Path

import pytest

from backpack.domain.credential import Standard
from tests.formats.matrix import ADDRESS_ONLY, CELLS, JSON, VERSIONS, read, text_of
from tools.formats_table import DOCUMENT, with_table


@pytest.mark.parametrize(("container", "version", "form"), CELLS)
def test_it_is_read_as_its_version_and_its_text_is_unchanged(container, version, form):
    first = read(container, version, form)[0]
    standard = Standard.OB_0_5 if form == ADDRESS_ONLY else VERSIONS[version][0]
    assert first.credential.standard is standard
    if form == JSON and container in ("wallet's backup", "presentation"):
        assert json.loads(first.payload.text) == json.loads(text_of(version, form))
    else:
        assert first.payload.text == text_of(version, form)


def test_the_table_in_the_documentation_is_the_one_that_is_tested():
    written = Path(DOCUMENT).read_text("utf-8")
    assert with_table(written) == written, "run: python -m tools.formats_table"
