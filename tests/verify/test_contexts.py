"""Vocabularies: those that are shipped, and those that are fetched and compared first."""

import copy
import hashlib
import json

import pytest
import rfc8785
from pyld import jsonld

from backpack.domain.report import Standing
from backpack.verify import json_ld_processor
from backpack.verify.contexts import BundledContexts, ReachableContexts
from backpack.verify.json_ld import CONTEXT_LIMIT, require_known_contexts, to_dataset
from backpack.verify.json_ld_processor import Processor
from backpack.verify.json_ld_troubles import ContextUnknownError, NotJsonLdError
from backpack.verify.policy import Policy
from backpack.verify.sources import NotObtainedError, Sources
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.mint import CONTEXT, credential, data_integrity, did_key, ed25519
from tests.world import World

PINNED = "https://northlake.example/context"
OUTER = "https://northlake.example/outer"
TERMS = {"@context": {"motto": "https://northlake.example/terms#motto"}}
AROUND = {"@context": [PINNED, {"more": "https://northlake.example/terms#more"}]}


def pin(document):
    return {"sha256": hashlib.sha256(rfc8785.dumps(document)).hexdigest()}


@pytest.fixture
def known(tmp_path, contexts):
    """The shipped contexts, and two that are pinned."""
    pinned = {PINNED: pin(TERMS), OUTER: pin(AROUND)}
    index = json.loads((contexts._folder / "index.json").read_bytes())
    for entry in index.values():
        entry["file"] = str(contexts._folder / entry["file"])
    (tmp_path / "index.json").write_text(json.dumps(index))
    (tmp_path / "pinned.json").write_text(json.dumps(pinned))
    return BundledContexts(tmp_path)


@pytest.fixture
def world():
    return World()


def minted(known, world, *more):
    """A badge that uses pinned contexts, made by somebody who has them."""
    from backpack.verify.proofs.data_integrity import hash_data
    from tests import mint

    issuer = did_key(ed25519())
    document = credential(issuer, motto="Learn.", **{"@context": [*CONTEXT, *more]})
    proof = data_integrity()["proof"]
    reachable = ReachableContexts(known, Sources(world))
    data = hash_data(document, proof, reachable)
    value = mint.encode_base58(mint.sign(ed25519(), data))
    return {**document, "proof": {**proof, "proofValue": value}}


def judge(known, world, document):
    from backpack.formats.reading import read_badges

    found = read_badges(json.dumps(document).encode()).found[0]
    policy = Policy(now=NOW, known_issuers=frozenset([document["issuer"]["id"]]))
    return Verifier(known, world).verify(found, policy)


def test_a_pinned_context_is_fetched_and_noted(known, world):
    world.put(PINNED, TERMS)
    document = minted(known, world, PINNED)
    world.asked.clear()
    report = judge(known, world, document)
    assert report.standing is Standing.VERIFIED
    assert [answer.url for answer in report.answers] == [PINNED]
    assert world.asked == [PINNED]


def test_a_pinned_context_may_be_written_otherwise(known, world):
    world.put(PINNED, json.dumps(TERMS, indent=4).encode(), content_type="text/plain")
    assert judge(known, world, minted(known, world, PINNED)).standing is Standing.VERIFIED


@pytest.mark.parametrize("answer", [{"@context": {"motto": "urn:other"}}, {"n": 2**60}, b"<html>"])
def test_another_context_at_the_address_is_not_used(known, world, answer):
    world.put(PINNED, TERMS)
    document = minted(known, world, PINNED)
    world.put(PINNED, answer)
    report = judge(known, world, document)
    assert report.standing is Standing.UNVERIFIABLE
    assert report.checks[2].reason == "context-not-obtained"
    assert report.checks[2].parameters["host"] == "northlake.example"


def test_without_the_network_a_pinned_context_cannot_be_checked(known, world):
    world.put(PINNED, TERMS)
    document = minted(known, world, PINNED)
    world.take_down(PINNED)
    report = judge(known, world, document)
    assert report.standing is Standing.UNVERIFIABLE
    assert [one.url for one in report.missing] == [PINNED]


def test_a_context_that_names_another_needs_both(known, world):
    world.put(PINNED, TERMS)
    world.put(OUTER, AROUND)
    document = minted(known, world, OUTER)
    assert judge(known, world, document).standing is Standing.VERIFIED
    world.take_down(PINNED)
    report = judge(known, world, document)
    assert report.standing is Standing.UNVERIFIABLE
    assert report.checks[2].reason == "context-not-obtained"


def test_no_other_address_is_ever_asked(known, world):
    document = data_integrity()
    document["@context"] = [*document["@context"], "https://evil.example/context"]
    report = judge(known, world, document)
    assert report.checks[2].reason == "context-unknown"
    assert world.asked == []


def test_what_is_pinned_is_not_shipped(contexts):
    pinned = json.loads((contexts._folder / "pinned.json").read_bytes())
    assert len(pinned) > 5
    for url in pinned:
        assert contexts.pin(url)
        assert contexts.knows(url)
        assert contexts.context(url) is None
    assert contexts.pin(CONTEXT[0]) is None
    with pytest.raises(NotObtainedError):
        ReachableContexts(contexts, Sources(World())).context(next(iter(pinned)))


def plain(document, contexts):
    """What PyLD makes of a document by itself, with nothing remembered."""
    load = Processor(contexts)._load
    return jsonld.JsonLdProcessor().to_rdf(
        copy.deepcopy(document), {"documentLoader": load, "base": None}
    )


def test_remembered_contexts_give_what_fresh_ones_give(contexts, monkeypatch):
    older = ["https://www.w3.org/2018/credentials/v1", *CONTEXT[1:]]
    documents = [
        data_integrity(),
        credential("urn:x", **{"@context": older}),
        credential("urn:x", **{"@context": CONTEXT[:1]}),
        credential("urn:x", evidence=[{"@context": CONTEXT, "type": "Evidence", "name": "x"}]),
        {"@context": "https://w3id.org/security/v2", "id": "urn:x", "type": "Ed25519Signature2018"},
    ]
    wanted = [plain(document, contexts) for document in documents]
    for limit in (json_ld_processor.CACHE_LIMIT, 3):
        monkeypatch.setattr(json_ld_processor, "CACHE_LIMIT", limit)
        json_ld_processor._processed.clear()
        for _ in range(3):
            for document, quads in zip(documents, wanted, strict=True):
                assert to_dataset(document, contexts).quads == quads
                assert len(json_ld_processor._processed) <= json_ld_processor.CACHE_LIMIT


def test_contexts_of_one_address_are_never_taken_for_each_other(contexts):
    class Other:
        def context(self, url):
            return (
                {"@context": {"name": "urn:other"}} if "ob/v3p0" in url else contexts.context(url)
            )

    document = {"@context": CONTEXT[1], "id": "urn:x", "name": "x"}
    first, second, third = (to_dataset(document, of).quads for of in (contexts, Other(), contexts))
    assert first == third != second


def test_an_emptied_context_is_no_unknown_one(contexts):
    assert to_dataset({"@context": None, "@id": "urn:x", "urn:p": "x"}, contexts).quads["@default"]
    with pytest.raises(NotJsonLdError):
        to_dataset({"@context": "https://elsewhere.example/context", "@id": "urn:x"}, contexts)


class _Everything:
    """Every context is known, and says nothing."""

    def context(self, _url):
        return {"@context": {}}


def test_a_record_may_name_its_contexts_again_in_each_badge():
    names = ["https://a.example", "https://b.example"]
    badges = [{"@context": names} for _ in range(4 * CONTEXT_LIMIT)]
    require_known_contexts({"@context": names, "badges": badges}, _Everything())


def test_more_different_contexts_than_any_badge_has_are_not_looked_up():
    names = [f"https://{number}.example" for number in range(CONTEXT_LIMIT + 1)]
    require_known_contexts({"@context": names[:-1]}, _Everything())
    for document in (
        {"@context": names},
        {"@context": names[:1] * (CONTEXT_LIMIT + 1)},
        {"@context": names[:-1], "below": {"@context": names[-1]}},
    ):
        with pytest.raises(ContextUnknownError):
            require_known_contexts(document, _Everything())
