"""What is withheld is found and taken out, however it is written."""

import base64
from urllib.parse import quote

import pytest

from backpack.domain.withholding import CUT, Withheld

MAIL = "Learner-7+x@example.org"
WITHHELD = Withheld(values=frozenset([MAIL]), names=frozenset(["Ann  Lee", "Zoë"]))


@pytest.mark.parametrize(
    "hidden",
    [
        MAIL,
        MAIL.upper(),
        quote(MAIL, safe=""),
        quote(quote(MAIL, safe=""), safe=""),
        MAIL.replace("@", "&#64;"),
        MAIL.replace("@", "&commat;"),
        MAIL.replace("@", "\\u0040"),
        quote(MAIL.replace("@", "&#64;"), safe=""),
        base64.b64encode(MAIL.encode()).decode(),
        base64.b64encode(f"a {MAIL}".encode()).decode(),
        base64.urlsafe_b64encode(f"ab {MAIL.lower()} ÿ".encode()).decode(),
        MAIL.encode().hex(),
        MAIL.encode().hex().upper(),
        "Ann Lee",
        "ANN\n LEE",
    ],
)
@pytest.mark.parametrize("text", ["{}", "Write to {}, please", "https://a.example/?x={}&y=1"])
def test_it_is_taken_out_of_a_text(hidden, text):
    whole = text.format(hidden)
    assert WITHHELD.occurs_in(whole)
    scrubbed = WITHHELD.scrub(whole)
    assert scrubbed.replace(f"{CUT}==", CUT).replace(f"{CUT}=", CUT) == text.format(CUT)
    assert not WITHHELD.occurs_in(scrubbed)


def test_it_is_taken_out_in_all_its_forms_at_once():
    text = f"{MAIL} and {quote(MAIL, safe='')} and {MAIL.encode().hex()}"
    assert WITHHELD.scrub(text) == f"{CUT} and {CUT} and {CUT}"


def test_letters_are_the_same_composed_or_not():
    withheld = Withheld(values=frozenset(["zoe\u0308@example.org"]))
    assert withheld.scrub("by zo\u00eb@example.org") == f"by {CUT}"


@pytest.mark.parametrize("text", ["", "Joann Leeward", "Zoë", "100 % sure & 5 < 6", "\\u00e9"])
def test_what_is_something_else_stays_as_it_was(text):
    """A name is a whole word, and a short one would tear holes into others."""
    assert WITHHELD.scrub(text) == text
    assert not WITHHELD.occurs_in(text)


def test_nothing_withheld_changes_nothing():
    assert Withheld().scrub(MAIL) == MAIL
    assert not Withheld(values=frozenset(["", " abc "])).occurs_in("abc")


def test_a_text_that_is_escaped_without_end_is_read_for_a_while_only():
    text = "a%b"
    for _ in range(9):
        text = quote(text, safe="")
    assert WITHHELD.scrub(text) == text
