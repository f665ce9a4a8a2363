"""The LinkedIn address, decoded and compared field by field."""

from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.credential import Achievement, Credential, Profile, Standard
from backpack.domain.disclosure import DisclosedBadge, PublicStanding
from backpack.domain.report import Standing
from backpack.publish.linkedin import LinkedInEntry, is_organization_id, linkedin_entry

AWKWARD = (
    "Plain name",
    "R&D",
    "C# and F#",
    "C++ in 30 days",
    "He said \"yes\" and 'no'",
    "100 % remote = better?",
    "100%25 encoded &amp; twice",
    "🎓 Graduate 👩‍🚀",
    "مهارات التفكير النقدي",
    "データリテラシー",
    "a/b\\c;d:e@f",
    "line\r\nHeader: injected",
    "&certUrl=https://evil.example/#",
)


def make(name="Data Literacy", issuer="Northlake", *, address=None, **changes) -> DisclosedBadge:
    values = {
        "id": "urn:uuid:5d9e4cfd",
        "standard": Standard.OB_3_0,
        "achievement": Achievement(name=name),
        "issuer": Profile(id="did:key:z1", name=issuer),
        "issued": datetime(2026, 3, 14, tzinfo=UTC),
    }
    return out(Credential(**{**values, **changes}), address)


def out(credential, address=None) -> DisclosedBadge:
    standing = PublicStanding(
        standing=Standing.VALID_UNKNOWN_ISSUER, checked=datetime(2026, 5, 3, tzinfo=UTC)
    )
    return DisclosedBadge(
        holding_id="0" * 32,
        credential=credential,
        standing=standing,
        is_sample=False,
        address=address,
    )


def decode(entry: LinkedInEntry) -> dict[str, str]:
    address = urlsplit(entry.url)
    assert (address.scheme, address.netloc, address.path, address.fragment) == (
        "https",
        "www.linkedin.com",
        "/profile/add",
        "",
    )
    pairs = parse_qsl(address.query, keep_blank_values=True, strict_parsing=True)
    assert pairs[0] == ("startTask", "CERTIFICATION_NAME")
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs[1:])


def test_every_field_of_a_badge_arrives():
    entry = linkedin_entry(make(expires=datetime(2028, 12, 31, tzinfo=UTC)))
    assert decode(entry) == {
        "name": "Data Literacy",
        "organizationName": "Northlake",
        "issueYear": "2026",
        "issueMonth": "3",
        "expirationYear": "2028",
        "expirationMonth": "12",
        "certId": "urn:uuid:5d9e4cfd",
    }


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_characters_arrive_unchanged(text):
    got = decode(linkedin_entry(make(name=text, issuer=text, id=text)))
    assert (got["name"], got["organizationName"], got["certId"]) == (text, text, text)
    assert len(got) == 5


def test_the_fields_for_copying_say_the_same_as_the_address():
    entry = linkedin_entry(make(name="R&D + C#"))
    assert {field.code: field.value for field in entry.fields} == decode(entry)
    assert all(field.label for field in entry.fields)


def test_a_space_is_percent_encoded_once():
    assert "name=Data%20Literacy&" in linkedin_entry(make()).url


@pytest.mark.parametrize("month", range(1, 13))
def test_months_count_from_one_to_twelve(month):
    got = decode(linkedin_entry(make(issued=datetime(2026, month, 1, tzinfo=UTC))))
    assert (got["issueYear"], got["issueMonth"]) == ("2026", str(month))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC), ("2026", "1")),
        (datetime(2026, 2, 1, tzinfo=UTC), ("2026", "2")),
        (datetime(2025, 12, 31, 20, tzinfo=timezone(timedelta(hours=-8))), ("2026", "1")),
        (datetime(2026, 1, 1, 5, tzinfo=timezone(timedelta(hours=14))), ("2025", "12")),
    ],
)
def test_the_month_is_that_of_utc(moment, expected):
    got = decode(linkedin_entry(make(issued=moment, expires=moment)))
    assert (got["issueYear"], got["issueMonth"]) == expected
    assert (got["expirationYear"], got["expirationMonth"]) == expected


def test_a_badge_that_does_not_expire_sends_no_expiration():
    assert not [code for code in decode(linkedin_entry(make())) if code.startswith("expiration")]


def test_the_issuers_linkedin_number_replaces_its_name():
    issuer = Profile(
        id=None, name="Northlake", identifiers=(("ext:LinkedIn:organizationId", "1337"),)
    )
    got = decode(linkedin_entry(replaced(issuer)))
    assert got["organizationId"] == "1337"
    assert "organizationName" not in got


@pytest.mark.parametrize("number", ["", "13a", "١٣٣٧", "1&name=x", "-1"])
def test_a_linkedin_number_that_is_none_is_not_sent(number):
    issuer = Profile(
        id=None, name="Northlake", identifiers=(("ext:LinkedIn:organizationId", number),)
    )
    got = decode(linkedin_entry(replaced(issuer)))
    assert got["organizationName"] == "Northlake"
    assert "organizationId" not in got


def replaced(issuer: Profile) -> DisclosedBadge:
    return out(
        Credential(
            id=None, standard=Standard.OB_2_0, achievement=Achievement(name="X"), issuer=issuer
        )
    )


def test_what_the_badge_does_not_state_is_left_out():
    assert decode(linkedin_entry(replaced(Profile(id=None)))) == {"name": "X"}


def test_half_a_surrogate_pair_does_not_stop_the_link():
    assert decode(linkedin_entry(make(name="a\ud800b")))["name"] == "a?b"


def test_the_page_that_leads_to_the_badge_goes_along():
    address = "https://issuer.example/1?a=b&c=d#e"
    assert decode(linkedin_entry(make(address=address)))["certUrl"] == address


def test_a_page_without_encryption_is_not_sent():
    assert "certUrl" not in decode(linkedin_entry(make(address="http://issuer.example/1")))


def test_the_number_that_the_learner_noted_counts_before_the_issuers_own():
    issuer = Profile(
        id=None, name="Northlake", identifiers=(("ext:LinkedIn:organizationId", "1337"),)
    )
    got = decode(linkedin_entry(replaced(issuer), "4711"))
    assert got["organizationId"] == "4711"
    assert not is_organization_id("4" * 21)


def test_the_lines_for_reading_tell_months_by_name_and_what_to_copy():
    entry = linkedin_entry(make(address="https://issuer.example/1"))
    assert entry.lines == (
        ("Name", "Data Literacy", "Data Literacy"),
        ("Issuing organization", "Northlake", "Northlake"),
        ("Issue date", "March 2026", "March 2026"),
        ("Expiration", "Does not expire", ""),
        ("Credential ID", "urn:uuid:5d9e4cfd", "urn:uuid:5d9e4cfd"),
        ("Credential URL", "https://issuer.example/1", "https://issuer.example/1"),
    )
    ending = linkedin_entry(make(expires=datetime(2028, 12, 31, tzinfo=UTC)))
    assert ("Expiration", "December 2028", "December 2028") in ending.lines


@given(name=st.text(), issuer=st.text(), identifier=st.text())
def test_whatever_the_names_are_they_arrive_unchanged(name, issuer, identifier):
    got = decode(linkedin_entry(make(name=name, issuer=issuer, id=identifier)))
    told = {"name": name, "organizationName": issuer, "certId": identifier}
    for code, text in told.items():
        assert got.get(code, "") == text.encode(errors="replace").decode().strip()
