"""The names under which erased things are remembered tell nothing that the learner erased."""

from datetime import UTC, datetime

from backpack.domain.erasure import (
    badge_name,
    collection_name,
    identity_name,
    issuer_name,
    version_name,
)
from backpack.domain.holding import Identity


def test_neither_an_identity_nor_an_issuer_can_be_read_from_its_name():
    mail = Identity(type="email", value="learner@example.org\ud800")
    assert "learner" not in identity_name(mail)
    assert identity_name(mail) != identity_name(Identity(type="url", value=mail.value))
    assert "issuer.example" not in issuer_name("https://issuer.example/")


def test_each_thing_and_each_of_its_versions_has_a_name_of_its_own():
    moment = datetime(2026, 5, 4, tzinfo=UTC)
    names = {badge_name("ab", 0), badge_name("ab", 1), collection_name("ab")}
    names |= {version_name(name, moment) for name in names}
    assert len(names) == 6
    assert version_name("badge:ab:0", moment) == "badge:ab:0@2026-05-04T00:00:00.000000+00:00"
