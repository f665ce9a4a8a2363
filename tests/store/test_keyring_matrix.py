"""Whatever the keyring does, the badges open, or a sentence says what to do."""

from pathlib import Path

import pytest

from backpack.domain.faults import Fault
from backpack.store.vault import DATABASE
from tests.store.keyring_matrix import STATES, WAYS, advice, make, outcome, outcome_alone
from tests.store.looking import digests
from tools.keyring_table import DOCUMENT, with_table

EXPECTED = {
    "passphrase right": "open, 1 badge",
    "passphrase wrong": Fault("wrong-passphrase"),
    "recovery key right": "open, 1 badge",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", STATES)
def test_every_cell_ends_with_the_badges_or_with_what_to_do(home, state, way):
    made = make(home)
    before = digests(home)
    result = outcome(made, state, way)
    assert result == EXPECTED[way]
    after = digests(home)
    assert set(after) == set(before)
    if isinstance(result, Fault):
        assert advice(result)
        assert after == before
    assert outcome(made, "missing", "passphrase right") == "open, 1 badge"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("with_sheet", [True, False], ids=["with sheet", "without"])
def test_the_keychain_alone_gone_is_said_and_nothing_is_touched(home, state, with_sheet):
    made = make(home, None, with_sheet=with_sheet)
    before = digests(home)
    result = outcome_alone(made, state)
    assert result == Fault("keychain-silent" if with_sheet else "keychain-silent-alone")
    assert advice(result)
    assert digests(home) == before
    if with_sheet:
        assert outcome(made, state, "recovery key right") == "open, 1 badge"
    assert digests(home)[DATABASE]


def test_the_table_in_the_document_is_what_comes_out(tmp_path):
    text = Path(DOCUMENT).read_text("utf-8")
    assert with_table(text, tmp_path) == text
