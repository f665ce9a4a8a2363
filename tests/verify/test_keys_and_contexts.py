import json

import pytest

from backpack.verify.contexts import BundledContexts
from backpack.verify.json_ld import require_known_contexts, to_dataset
from backpack.verify.json_ld_troubles import ContextUnknownError, NotJsonLdError
from backpack.verify.keys import thumbprint


def test_a_thumbprint_is_that_of_rfc_7638():
    modulus = (
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1"
        "L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4"
        "QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbO"
        "pbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csF"
        "Cur-kEgU8awapJzKnqDKgw"
    )
    jwk = {"kty": "RSA", "n": modulus, "e": "AQAB", "alg": "RS256", "kid": "2011-04-29"}
    assert thumbprint(jwk) == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"


def test_every_bundled_context_is_what_was_shipped(contexts):
    index = json.loads((contexts._folder / "index.json").read_bytes())
    assert len(index) > 15
    for url in index:
        assert "@context" in contexts.context(url)
    assert contexts.context("https://elsewhere.example/context") is None


def test_a_changed_context_is_noticed(tmp_path):
    (tmp_path / "a.json").write_text("{}")
    index = {"https://a.example": {"file": "a.json", "sha256": "0"}}
    (tmp_path / "index.json").write_text(json.dumps(index))
    (tmp_path / "pinned.json").write_text("{}")
    with pytest.raises(RuntimeError, match=r"a\.json"):
        BundledContexts(tmp_path).context("https://a.example")


def test_a_context_may_be_missing_altogether(contexts):
    require_known_contexts({"a": [{"b": 1}]}, contexts)
    with pytest.raises(ContextUnknownError):
        require_known_contexts({"@context": [None]}, contexts)


def test_the_loader_gives_nothing_that_is_not_bundled(contexts):
    with pytest.raises(NotJsonLdError):
        to_dataset({"@context": "https://elsewhere.example", "id": "urn:x"}, contexts)
