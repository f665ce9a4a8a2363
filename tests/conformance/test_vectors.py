"""Published vectors: from the canonical bytes over the hashes to the signature.

They lie outside of the project and are skipped where they are missing. Nobody here wrote them.
"""

import hashlib
import hmac
import json
from pathlib import Path

import pytest
import rfc8785

from backpack.domain.report import Result
from backpack.formats.multibase import decode_multibase, encode_base58
from backpack.formats.rdf_canon import canonicalize, label_blank_nodes, write_quads
from backpack.net.stand_ins import NoWeb
from backpack.verify.json_ld import to_dataset
from backpack.verify.proofs.data_integrity import verify_embedded
from backpack.verify.proofs.data_integrity.ecdsa_sd import group_base
from backpack.verify.proofs.data_integrity.jcs import hash_json
from backpack.verify.proofs.data_integrity.sd_values import label_of, parse_sd_value
from backpack.verify.proofs.data_integrity.secured import Secured
from backpack.verify.sources import Sources
from backpack.verify.tools import Tools
from tests.conftest import NOW

FIXTURES = Path(__file__).resolve().parents[3] / "shared" / "fixtures"
EDDSA, ECDSA = FIXTURES / "w3c-vc-di-eddsa", FIXTURES / "w3c-vc-di-ecdsa"
SD = ECDSA / "ecdsa-sd-2023"

if not EDDSA.is_dir():
    pytest.skip("the fixtures are not beside the project", allow_module_level=True)


class EveryContext:
    """The contexts that the vectors were made with."""

    def __init__(self):
        folder = FIXTURES / "contexts"
        entries = json.loads((folder / "INDEX.json").read_bytes())
        self._files = {entry["url"]: folder / entry["file"] for entry in entries}
        self._read = {}

    def context(self, url):
        if url in self._files and url not in self._read:
            self._read[url] = json.loads(self._files[url].read_bytes())
        return self._read.get(url)

    def pin(self, _):
        return None

    def knows(self, url):
        return url in self._files


CONTEXTS = EveryContext()


def document(path):
    return json.loads(path.read_bytes())


def outcomes(signed):
    tools = Tools(contexts=CONTEXTS, sources=Sources(NoWeb()), now=NOW)
    return verify_embedded(signed, "", tools)


def canonical_options(signed, algorithm="sha256"):
    options = {name: value for name, value in signed["proof"].items() if name != "proofValue"}
    options["@context"] = signed["@context"]
    return canonicalize(to_dataset(options, CONTEXTS).quads, algorithm)


def text(path):
    return path.read_text("utf-8")


SIGNED = [
    EDDSA / "eddsa-rdfc-2022" / "signedDataInt.json",
    EDDSA / "eddsa-rdfc-2022" / "employ" / "signedDataInt.json",
    EDDSA / "Ed25519Signature2020" / "signedEdSig.json",
    EDDSA / "proof-set-chain" / "signedProofChain2.json",
    ECDSA / "ecdsa-rdfc-2019-p256" / "signedECDSAP256.json",
    ECDSA / "ecdsa-rdfc-2019-p384" / "signedECDSAP384.json",
    ECDSA / "ecdsa-jcs-2019-p256" / "signedJCSECDSAP256.json",
    SD / "employ" / "addSignedSDBase.json",
    SD / "employ" / "derivedRevealDocument.json",
    FIXTURES / "1edtech-inspector" / "ob30" / "simple.1ob",
    FIXTURES / "1edtech-inspector" / "ob30" / "simple-eddsa-2022.json",
    FIXTURES / "1edtech-inspector" / "ob30" / "simple_v1.json",
    FIXTURES / "1edtech-inspector" / "clr20" / "simple.json",
    FIXTURES / "1edtech-inspector" / "clr20" / "complex.json",
    FIXTURES / "w3c-ccg-plugfest" / "plugfest-1-2022__plugfest-1-ex-1.json",
    FIXTURES / "w3c-ccg-plugfest" / "plugfest-2-2022__signed_badge_example-p2.json",
]


@pytest.mark.parametrize("path", SIGNED, ids=lambda path: path.name)
def test_every_proof_of_a_published_document_holds(path):
    assert {one.result for one in outcomes(document(path))} == {Result.PASSED}


@pytest.mark.parametrize("path", SIGNED, ids=lambda path: path.name)
def test_none_holds_for_another_document(path):
    signed = document(path)
    signed["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000"
    results = {one.result for one in outcomes(signed)}
    assert Result.PASSED not in results


@pytest.mark.parametrize(
    ("folder", "name", "algorithm"),
    [
        (EDDSA / "eddsa-rdfc-2022", "DataInt", "sha256"),
        (EDDSA / "Ed25519Signature2020", "EdSig", "sha256"),
        (ECDSA / "ecdsa-rdfc-2019-p256", "ECDSAP256", "sha256"),
        (ECDSA / "ecdsa-rdfc-2019-p384", "ECDSAP384", "sha384"),
    ],
)
def test_canonical_statements_and_hashes_are_the_published_ones(folder, name, algorithm):
    signed = document(folder / f"signed{name}.json")
    secured = Secured(signed, CONTEXTS)
    assert canonical_options(signed, algorithm) == text(folder / f"proofCanon{name}.txt")
    digests = (
        secured.hashed_options(signed["proof"], algorithm).digest,
        secured.hashed(algorithm).digest,
    )
    assert b"".join(digests).hex() == text(folder / f"combinedHash{name}.txt").strip()
    for part, digest in zip(("proofHash", "docHash"), digests, strict=True):
        if (folder / f"{part}{name}.txt").exists():
            assert digest.hex() == text(folder / f"{part}{name}.txt").strip()
    if (folder / f"canonDoc{name}.txt").exists():
        canonical = canonicalize(secured.dataset.quads, algorithm)
        assert canonical == text(folder / f"canonDoc{name}.txt")
    if (folder / f"sigHex{name}.txt").exists():
        signature = decode_multibase(signed["proof"]["proofValue"])
        assert signature.hex() == text(folder / f"sigHex{name}.txt").strip()


def test_canonical_members_and_hashes_are_the_published_ones():
    folder = EDDSA / "eddsa-jcs-2022"
    body, proof = document(folder / "canonDocJCS.txt"), document(folder / "proofCanonJCS.txt")
    assert rfc8785.dumps(body) == (folder / "canonDocJCS.txt").read_bytes()
    assert rfc8785.dumps(proof) == (folder / "proofCanonJCS.txt").read_bytes()
    data = hash_json(Secured(body, CONTEXTS), proof, "sha256").hex()
    assert data == text(folder / "combinedHashJCS.txt").strip()
    assert data[:64] == text(folder / "proofHashJCS.txt").strip()
    assert data[64:] == text(folder / "docHashJCS.txt").strip()
    value = encode_base58(bytes.fromhex(text(folder / "sigHexJCS.txt").strip()))
    (outcome,) = outcomes({**body, "proof": {**proof, "proofValue": value}})
    assert outcome.result is Result.PASSED


def test_a_base_proof_is_taken_apart_as_published():
    signed = document(SD / "employ" / "addSignedSDBase.json")
    keys = document(SD / "SDKeyMaterial.json")
    value = parse_sd_value(signed["proof"])
    assert value.hmac_key.hex().upper() == keys["hmacKeyString"]
    assert encode_base58(value.key_bytes) == keys["proofKeyPair"]["publicKeyMultibase"]
    secured = Secured(signed, CONTEXTS)
    mandatory, _ = group_base(secured, value.hmac_key, value.mandatory_pointers)
    derived = document(SD / "employ" / "verifyCreateVerifyData.json")
    joined = "".join(mandatory).encode()
    assert hashlib.sha256(joined).hexdigest() == derived["mandatoryHash"]
    assert value.base_signature.hex() == derived["baseSignature"]
    options = secured.hashed_options(signed["proof"], "sha256")
    assert options.digest.hex() == derived["proofHash"]


def test_a_derived_proof_is_taken_apart_as_published():
    signed = document(SD / "employ" / "derivedRevealDocument.json")
    value = parse_sd_value(signed["proof"])
    published = document(SD / "employ" / "verifyDerivedProofValue.json")
    assert value.base_signature.hex() == published["baseSignature"]
    assert [one.hex() for one in value.signatures] == published["signatures"]
    assert sorted(value.mandatory_indexes) == published["mandatoryIndexes"]
    assert value.labels == {f"_:{name}": f"_:{label}" for name, label in published["labelMap"]}


@pytest.mark.parametrize("name", ["employ", "prc"])
def test_statements_with_hidden_labels_are_the_published_ones(name):
    shown = document(SD / name / "derivedUnsignedReveal.json")
    labels = dict(document(SD / name / "verifyDerivedProofValue.json")["labelMap"])
    quads, canonical = label_blank_nodes(to_dataset(shown, CONTEXTS).quads)
    hidden = {node: f"_:{labels[label[2:]]}" for node, label in canonical.items()}
    lines = write_quads(quads, hidden)
    assert lines == document(SD / name / "verifyNQuads.json")
    published = document(SD / name / "verifyCreateVerifyData.json")
    assert [line for line in lines if line in published["nonMandatory"]] == (
        published["nonMandatory"]
    )


def test_labels_are_hidden_as_published():
    key = bytes.fromhex(document(SD / "SDKeyMaterial.json")["hmacKeyString"])
    labels = dict(document(SD / "employ" / "verifyDerivedProofValue.json")["labelMap"])
    made = {label_of(hmac.digest(key, f"c14n{n}".encode(), "sha256")) for n in range(4)}
    assert f"_:{labels['c14n0']}" in made


def test_the_canonical_forms_of_1edtech_are_the_published_ones():
    record = document(FIXTURES / "1edtech-inspector" / "clr20" / "simple.json")
    record["proof"] = record["proof"][0]
    published = text(FIXTURES / "ob3-spec" / "lrv2p0_proof-canon.txt")
    assert canonical_options(record).strip() == published.strip()
    inside = record["credentialSubject"]["verifiableCredential"][0]
    bare = {name: value for name, value in inside.items() if name != "proof"}
    bare["issuer"] = {
        **bare["issuer"],
        "id": "https://example.edu/issuers/565049",
        "url": "https://www.imsglobal.org",
    }
    published = text(FIXTURES / "ob3-spec" / "bv3p0_document-canon.txt")
    assert canonicalize(to_dataset(bare, CONTEXTS).quads).strip() == published.strip()
