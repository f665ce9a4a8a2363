"""The verdicts that a page gives on its badges, in a real browser, from a folder, offline."""

import base64
import json
from dataclasses import replace

import pytest

from backpack.domain.credential import Profile
from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from tests import mint
from tests.publish.badges import make_standing
from tests.publish.page.conftest import badge_of, sign

pytestmark = pytest.mark.slow

FOREIGN = "https://northlake.example/issuer"


def document(suite="eddsa-jcs-2022", **changes) -> bytes:
    return json.dumps(mint.data_integrity(suite=suite, **changes)).encode()


GOOD = {
    "EdDSA token": mint.vc_jwt,
    "ES256 token": lambda: mint.vc_jwt(mint.p256()),
    "eddsa-jcs-2022": document,
    "ecdsa-jcs-2019": lambda: document("ecdsa-jcs-2019"),
    "eddsa-rdfc-2022": lambda: document("eddsa-rdfc-2022"),
    "ecdsa-rdfc-2019": lambda: document("ecdsa-rdfc-2019"),
}


def test_every_good_badge_is_green_and_nobody_is_asked(read):
    reader = read(*(badge_of(make()) for make in GOOD.values()))
    verdicts = dict(zip(GOOD, reader.check_all(), strict=True))
    assert {name: colour for name, (colour, _) in verdicts.items()} == dict.fromkeys(GOOD, "green")
    assert all("did:key:z" in sentence for _, sentence in verdicts.values())
    assert reader.troubles == []
    assert reader.asked_elsewhere == []


def foreign_token(private):
    """Signed with a key that travels with it, under an issuer's name that is not the key's."""
    header = {"kid": None, "jwk": mint.jwk(private)}
    issuer = {"id": FOREIGN, "type": ["Profile"], "name": "Northlake Academy"}
    return mint.vc_jwt(private, header=header, claims={"iss": FOREIGN}, issuer=issuer)


def test_a_foreign_key_under_an_issuers_name_is_amber_and_named(read):
    made = [foreign_token(mint.ed25519()), foreign_token(mint.rsa_key()), mint.ob2_jws()]
    verdicts = read(*map(badge_of, made)).check_all()
    assert [colour for colour, _ in verdicts] == ["amber"] * 3
    assert "JWK " in verdicts[0][1]
    assert "northlake.example" in verdicts[0][1]
    assert "https://northlake.example/key" in verdicts[2][1]


def test_an_issuer_that_is_another_key_is_red(read):
    stolen = {"id": mint.did_key(mint.ed25519(7)), "type": ["Profile"], "name": "Northlake"}
    made = [
        document(issuer=stolen),
        mint.vc_jwt(issuer=stolen, claims={"iss": stolen["id"]}),
    ]
    verdicts = read(*map(badge_of, made)).check_all()
    assert [colour for colour, _ in verdicts] == ["red", "red"]
    assert stolen["id"] in verdicts[0][1]


def changed(data: bytes) -> bytes:
    return data.replace(b"Data Literacy", b"Data Mastery!")


def test_a_changed_badge_is_red(read):
    head, body, mark = mint.vc_jwt().split(b".")
    token = b".".join((head, mint.base64url(changed(mint_body(body))).encode(), mark))
    made = [changed(document()), changed(document("eddsa-rdfc-2022")), token]
    verdicts = read(*map(badge_of, made)).check_all()
    assert [colour for colour, _ in verdicts] == ["red"] * 3


def mint_body(body: bytes) -> bytes:
    return base64.urlsafe_b64decode(body + b"==")


def test_statements_of_another_badge_do_not_vouch_for_this_one(read):
    """The statements come with the page, so whoever makes it can send the right ones along."""
    good = badge_of(document("eddsa-rdfc-2022"))
    statements = sign(read_badges(good.original.data).found[0])
    renamed = badge_of(changed(good.original.data))
    reworded = badge_of(good.original.data.replace(b"Reads data with care", b"Is a surgeon"))
    bare = [[options, document] for options, document in statements]
    reader = read(renamed, reworded, statements=lambda _: bare)
    (red, _), (amber, loose) = reader.check_all()
    assert (red, amber) == ("red", "amber")
    assert "Is a surgeon" in loose


def test_a_page_that_shows_something_else_than_was_signed_is_red(read):
    badge = badge_of(document())
    credential = badge.credential
    named = replace(credential, achievement=replace(credential.achievement, name="Surgeon"))
    issuer = replace(credential, issuer=Profile(id=credential.issuer.id, name="Harvard"))
    later = replace(credential, issued=credential.issued.replace(year=2020))
    reader = read(*(replace(badge, credential=one) for one in (named, issuer, later)))
    verdicts = reader.check_all()
    assert [colour for colour, _ in verdicts] == ["red"] * 3
    assert "Data Literacy" in verdicts[0][1]


def test_what_is_over_withdrawn_or_not_yet_valid_is_amber(read):
    withdrawn = make_standing(Standing.REVOKED)
    reader = read(
        badge_of(document(validUntil="2026-06-01T00:00:00Z")),
        badge_of(mint.vc_jwt(claims={"exp": 1773446401})),
        badge_of(document(validFrom="2126-06-01T00:00:00Z")),
        badge_of(document(), standing=withdrawn),
    )
    assert [colour for colour, _ in reader.check_all()] == ["amber"] * 4


def test_what_the_page_cannot_judge_it_says(read):
    elsewhere = mint.vc_jwt(header={"kid": FOREIGN + "#key"}, claims={"iss": FOREIGN},
                            issuer={"id": FOREIGN, "type": ["Profile"], "name": "N"})  # fmt: skip
    made = [elsewhere, document("ecdsa-sd-2023"), document("eddsa-rdfc-2022")]
    verdicts = read(*map(badge_of, made), statements=lambda _: []).check_all()
    assert [colour for colour, _ in verdicts] == ["amber"] * 3
    assert all(sentence.startswith("Not checked here") for _, sentence in verdicts)


def test_broken_signatures_are_red_and_never_an_error(read):
    token = mint.vc_jwt()
    made = [
        token[:-9] + b"AAAAAAAAA",
        document().replace(b'"proofValue": "z', b'"proofValue": "z1'),
    ]
    reader = read(*map(badge_of, made))
    assert [colour for colour, _ in reader.check_all()] == ["red", "red"]
    assert reader.troubles == []


def test_a_page_notices_by_itself_what_ran_out_since(read):
    badge = badge_of(document(validUntil="2026-06-01T00:00:00Z"))
    pill = read(badge).page.query_selector(".pill")
    assert pill.inner_text() == "Expired"


def test_without_its_original_a_badge_says_whom_to_ask(read):
    reader = read(badge_of(document(), original=None))
    assert not reader.page.query_selector("article button")
    assert "Ask for it, or ask the issuer" in reader.page.inner_text("article")


def test_one_button_checks_all(read):
    reader = read(badge_of(document()), badge_of(mint.vc_jwt()))
    reader.page.click("#check-all")
    reader.page.wait_for_selector("article:last-of-type [data-verdict=green]")
    assert len(reader.page.query_selector_all("[data-verdict=green]")) == 2
