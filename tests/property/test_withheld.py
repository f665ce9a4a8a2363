"""Nothing withheld occurs in anything that goes out, in any encoding."""

import base64
import html
import json
from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from backpack.domain.artifact import Artifact
from backpack.domain.disclosure import Disclosure, EvidenceItem
from backpack.domain.holding import Identity
from backpack.domain.progress import Progress
from backpack.services.annotating import Annotating
from backpack.services.disclosing import Disclosing
from backpack.services.importing import Importing
from backpack.services.inspector import Inspector
from backpack.services.organising import Organising
from backpack.services.picturing import Picturing
from backpack.services.rescuing import Rescuing
from backpack.services.sources import Source
from tests import mint
from tests.conftest import NOW
from tests.fakes.memory_store import MemoryStore
from tests.fakes.pictures import StillPictures
from tests.withheld import OUTPUTS, SLOW_OUTPUTS, find_withheld

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A failure is told as it was found: making it smaller takes minutes."""

MAIL = "canary.learner+7@example.org"
OTHER_MAIL = "canary.home@example.net"
DID = "did:example:canary-recipient-9"
SALT = "canarysalt"
HASH = "ab12" * 16
LICENCE = "canary-licence-4"
NAME = "Zelda Canaryname"
RESULT = "canary-grade-92"
NARRATIVE = "canary-narrative"
NOTES = "canary-notes"
ITEMS = ("canary-evidence-a", "canary-evidence-b", "canary-evidence-c")

SPELLINGS = (
    str,
    str.upper,
    lambda text: quote(text, safe=""),
    lambda text: quote(quote(text, safe=""), safe=""),
    lambda text: html.escape(text.replace("@", "&#64;")),
    lambda text: json.dumps(text.replace("@", "\u00e9"))[1:-1].replace("\\u00e9", "\\u0040"),
    lambda text: base64.b64encode(text.encode()).decode(),
    lambda text: base64.urlsafe_b64encode(b"x" + text.encode() + b"y").decode(),
    lambda text: text.encode().hex(),
)

secrets = st.sampled_from([MAIL, OTHER_MAIL, DID, SALT, HASH, NAME, LICENCE])
spelled = st.builds(lambda make, text: make(text), st.sampled_from(SPELLINGS), secrets)
around = st.sampled_from(["{}", "By {}, 2026", "({})", "<b>{}</b>", "[x]({})", "مهارات {} 木"])
hidden = st.builds(lambda words, text: words.replace("{}", text), around, spelled)
links = st.builds(
    lambda text: f"https://work.example/a?x={quote(text)}&identity__email={MAIL}", hidden
)


@st.composite
def documents(draw):
    """A credential with secrets anywhere."""

    def item(canary):
        return {
            "id": draw(links), "type": ["Evidence"], "name": f"{canary} {draw(hidden)}",
            "narrative": f"{canary} {draw(hidden)}", "description": draw(hidden),
        }  # fmt: skip

    return mint.credential(
        "did:key:z6Mk",
        id=draw(st.sampled_from([f"urn:x:{MAIL}", "https://b.example/1"]) | links),
        issuer={
            "id": "https://issuer.example/", "type": ["Profile"], "name": draw(hidden),
            "url": draw(links), "description": draw(hidden), "email": draw(hidden),
        },
        evidence=[item(canary) for canary in ITEMS],
        image={"id": draw(links), "type": "Image", "caption": draw(hidden)},
        endorsement=[{"issuer": {"id": draw(hidden), "name": draw(hidden)},
                      "credentialSubject": {"endorsementComment": draw(hidden)}}],
        strange={draw(hidden): [draw(hidden)]},
        credentialSubject={
            "id": DID,
            "licenseNumber": LICENCE,
            "narrative": f"{NARRATIVE} {draw(hidden)}",
            "role": draw(hidden),
            "identifier": [
                {"identityHash": MAIL, "identityType": "emailAddress", "hashed": False},
                {"identityHash": f"sha256${HASH}", "hashed": True, "salt": SALT},
            ],
            "result": [{"value": f"{RESULT} {draw(hidden)}"}],
            "achievement": {
                "id": draw(hidden), "name": f"Baking {draw(hidden)}", "description": draw(hidden),
                "criteria": {"narrative": draw(hidden), "id": draw(links)},
                "tag": [draw(hidden)], "humanCode": draw(hidden),
                "alignment": [{"targetName": draw(hidden), "targetUrl": draw(links)}],
                "related": [{"id": draw(links)}],
            },
        },
    )  # fmt: skip


choices = st.fixed_dictionaries(
    {
        "learner_name": st.sampled_from(["", NAME]),
        "with_recipient": st.booleans(),
        "with_evidence": st.booleans(),
        "with_results": st.booleans(),
        "with_notes": st.booleans(),
        "with_picture": st.booleans(),
        "with_originals": st.booleans(),
        "originals_tell_more": st.booleans(),
    }
)
left_out = st.sets(st.integers(0, len(ITEMS) - 1))


def withheld_of(chosen, items):
    """The secrets that this decision keeps back."""
    told = [] if chosen["with_recipient"] else [MAIL, OTHER_MAIL, DID, SALT, HASH, LICENCE]
    told += [] if chosen["learner_name"] else [NAME]
    told += [] if chosen["with_results"] else [RESULT]
    told += [] if chosen["with_notes"] else [NOTES]
    if not chosen["with_evidence"]:
        return [*told, NARRATIVE, *ITEMS]
    return [*told, *(ITEMS[number] for number in items)]


@pytest.fixture(scope="module")
def disclose(verifier):
    """Keeps a document and lets it out by a decision."""

    class Still:
        def now(self):
            return NOW

    clock, pictures = Still(), StillPictures()

    def give(document, chosen, items):
        store = MemoryStore()
        inspector = Inspector(verifier=verifier, pictures=pictures)
        rescuing = Rescuing(store=store, pictures=pictures)
        importing = Importing(store=store, inspector=inspector, clock=clock, rescuing=rescuing)
        data = mint.png(mint.itxt(b"openbadgecredential", json.dumps(document).encode()))
        (line,) = importing.add([Source(name="a.png", data=data)], Progress()).lines
        holding = line.holding.id
        store.save_setting("learner.name", NAME)
        store.save_identities([Identity(type="email", value=OTHER_MAIL)])
        Annotating(store=store, clock=clock).save_notes(holding, NOTES)
        disclosing = Disclosing(
            store=store,
            organising=Organising(store=store, clock=clock),
            picturing=Picturing(store=store, pictures=pictures),
            clock=clock,
        )
        left = frozenset(EvidenceItem(holding=holding, number=number) for number in items)
        decision = Disclosure(holdings=(holding,), evidence_left_out=left, **chosen)
        return disclosing.disclose(decision, Progress())

    return give


def look(disclosed, chosen, items, outputs):
    secrets = withheld_of(chosen, items)
    originals = [badge.original for badge in disclosed.badges if badge.original]
    bare = replace(
        disclosed, badges=tuple(replace(badge, original=None) for badge in disclosed.badges)
    )
    assert not find_withheld(repr(bare).encode(), secrets)
    if originals and not chosen["originals_tell_more"]:
        assert not find_withheld(originals[0].data, secrets)
    for name, render in outputs.items():
        for data in render(disclosed):
            found = find_withheld(data, secrets, outside=originals)
            assert not found, f"{found} in {name}"


@settings(max_examples=40, phases=NO_SHRINKING)
@given(document=documents(), chosen=choices, items=left_out)
def test_nothing_withheld_is_in_any_output(disclose, document, chosen, items):
    look(disclose(document, chosen, items), chosen, items, OUTPUTS)


@pytest.mark.slow
@settings(max_examples=6, phases=NO_SHRINKING)
@given(document=documents(), chosen=choices, items=left_out)
def test_nothing_withheld_is_in_any_output_that_takes_long(disclose, document, chosen, items):
    look(disclose(document, chosen, items), chosen, items, SLOW_OUTPUTS)


@pytest.mark.parametrize(
    "make",
    [
        str.encode,
        lambda text: text.upper().encode(),
        lambda text: text.encode("utf-16-le"),
        lambda text: b"x" + text.encode("utf-16-be"),
        lambda text: quote(quote(text, safe="")).encode(),
        lambda text: html.escape(text.replace("@", "&commat;")).encode(),
        lambda text: text.replace("@", "\\u0040").encode(),
        lambda text: text.replace("@", "\\u64?").encode(),
        lambda text: text.replace("@", "\\'40").encode(),
        lambda text: text.replace(".", "\\.").replace("@", "\\@").encode(),
        lambda text: text.replace("@", "\u200b@").encode(),
        lambda text: text.replace("@", "=40").replace("learner", "lear=\r\nner").encode(),
        lambda text: base64.encodebytes(f"abcdefg {text} h".encode() * 3),
        lambda text: text.encode().hex().encode(),
        lambda text: __import__("zlib").compress(text.encode()),
    ],
)
def test_the_search_itself_finds_every_encoding(make):
    data = b"before " + make(MAIL) + b" after"
    assert find_withheld(data, [MAIL]) == MAIL
    assert not find_withheld(data, ["somebody.else@example.org"])


def test_the_search_looks_into_archives_and_past_originals():
    from backpack.publish.package import render_package

    original = Artifact(data=f"mail {MAIL}".encode(), media_type="text/plain", name="a.txt")
    package = render_package([original])
    assert find_withheld(package, [MAIL]) == MAIL
    assert not find_withheld(package, [MAIL], outside=[original])
