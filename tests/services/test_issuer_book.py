"""The learner's own book of issuers' pages."""

import pytest

from backpack.domain.credential import Profile
from backpack.domain.faults import Fault
from backpack.services.issuer_book import IssuerBook

NORTHLAKE = Profile(id="did:key:z1", name="Northlake")
OTHER = Profile(id=None, name="Northlake")


@pytest.fixture
def book(store):
    return IssuerBook(store=store)


def test_a_page_is_noted_for_one_issuer_and_forgotten_again(book):
    assert book.organization_id(NORTHLAKE) == ""
    assert book.save_page(NORTHLAKE, "https://www.linkedin.com/company/1337/") == "1337"
    assert book.organization_id(NORTHLAKE) == "1337"
    assert book.organization_id(OTHER) == ""
    book.save_page(OTHER, "4711")
    assert book.pages() == {"did:key:z1": "1337", "Northlake": "4711"}
    assert book.save_page(NORTHLAKE, " ") == ""
    assert book.pages() == {"Northlake": "4711"}


def test_a_page_without_a_number_is_said(book):
    with pytest.raises(Fault, match="no-linkedin-number"):
        book.save_page(NORTHLAKE, "https://www.linkedin.com/company/northlake/")
    assert book.pages() == {}


def test_ones_own_mastodon_is_remembered(book):
    assert book.mastodon() == ""
    book.save_mastodon("school.example")
    assert book.mastodon() == "school.example"
