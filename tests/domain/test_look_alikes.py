"""Names that are the same to the eye, and names that are not."""

import pytest

from backpack.domain.look_alikes import find_look_alike, looks_like


@pytest.mark.parametrize(
    "fake",
    [
        "Northlake Academy",
        "NORTHLAKE ACADEMY",
        "northlake  academy ",
        "North-Lake Academy.",
        "Northlake Acad\u00e9my",
        "Northl\u00e5ke Academy",
        "N\u00f8rthlake Academy",
        "N\u043erthl\u0430ke Ac\u0430demy",
        "\u039d\u03bfrthlake \u0391cademy",
        "N\u0585rthlake Academy",
        "\uff2e\uff4f\uff52\uff54\uff48\uff4c\uff41\uff4b\uff45 Academy",
        "\U0001d40d\U0001d428rthlake Academy",
        "N0rth1ake Academy",
        "NorthIake Academy",
        "North|ake Academy",
        "Northlake Acaderny",
        "North\u200blake\u00ad Academy",
        "\u202eNorthlake Academy\u202c",
        "Northlake\u3164Academy",
        "Northlake\ufe0f Academy\U000e0100",
        "Northlake Academy\u2714\ufe0f",
        "N\u0338orthlake A\u20ddcademy",
        "\u13a0orthlake Academy".replace("\u13a0", "\ua4e0"),
    ],
)
def test_what_the_eye_takes_for_the_same_looks_alike(fake):
    assert looks_like(fake, "Northlake Academy")


@pytest.mark.parametrize(
    "other",
    ["", "...", "Southlake Academy", "Northlake", "Academy Northlake", "Northlake Academy 2", "C"],
)
def test_another_name_does_not(other):
    assert not looks_like(other, "Northlake Academy")


def test_names_of_nothing_but_signs_look_like_nobody():
    assert not looks_like("***", "***")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u0391\u0398\u0397\u039d\u0391", "\u03b1\u03b8\u03b7\u03bd\u03b1"),
        ("\u041c\u0413\u0423", "\u043c\u0433\u0443"),
        ("\uc11c\uc6b8", "\u1109\u1165\u110b\u116e\u11af"),
        ("Stra\u00dfe", "STRASSE"),
    ],
)
def test_one_name_in_two_spellings_of_any_script_looks_alike(one, other):
    assert looks_like(one, other)


def test_vowel_signs_tell_words_apart():
    assert not looks_like("\u0915\u0940", "\u0915\u093e")


def test_one_is_found_under_another_identifier_only():
    known = {"did:web:a": "Northlake", "did:web:b": "Other"}
    assert find_look_alike("N0rthlake", "did:web:c", known) == "did:web:a"
    assert find_look_alike("Northlake", "did:web:a", known) is None
    assert find_look_alike("Third", "did:web:c", known) is None
    assert find_look_alike("", "did:web:c", {"did:web:a": ""}) is None
