import contextlib
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.faults import Fault
from backpack.formats.parts import PARTS_LIMIT
from backpack.formats.strict_json import parse_json
from backpack.formats.vc_jwt import credential_of
from backpack.formats.wallet import DEPTH_LIMIT, expand
from tests.mint import assertion, compact, credential, vc_jwt

BADGE = credential("did:web:northlake.example")
OTHER = credential("did:web:southlake.example")
TOKEN = vc_jwt().decode()
OLD = {"recipient": "learner@example.org", "badge": {"name": "First Aid"}}
DIPLOMA = {"type": ["VerifiableCredential"], "issuer": "did:x:y", "credentialSubject": {"id": "z"}}


def wallet(*contents, **changes) -> dict:
    """An unlocked wallet, as the Learner Credential Wallet writes one for each profile."""
    return {
        "@context": ["https://www.w3.org/2018/credentials/v1", "https://w3id.org/wallet/v1"],
        "id": "http://wallet.example/1",
        "type": "UniversalWallet2020",
        "status": "UNLOCKED",
        "contents": [
            *contents,
            {"@context": ["https://www.w3.org/ns/did/v1"], "id": "did:key:z6Mk"},
            {"type": "Ed25519VerificationKey2020", "privateKeyMultibase": "zSecret"},
            {"type": "ProfileMetadata", "data": {"profileName": "Default"}},
        ],
        **changes,
    }


def presentation(*credentials, **changes) -> dict:
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "holder": "did:key:z6Mk",
        "verifiableCredential": list(credentials),
        **changes,
    }


def record(*inside) -> dict:
    subject = {"type": ["ClrSubject"], "id": "did:x:learner", "verifiableCredential": list(inside)}
    kinds = ["VerifiableCredential", "ClrCredential"]
    return {**BADGE, "type": kinds, "credentialSubject": subject}


def test_a_backup_gives_its_credentials_and_none_of_its_keys():
    backup = [wallet(BADGE, DIPLOMA), wallet(OTHER)]
    assert expand(backup) == (BADGE, DIPLOMA, OTHER)
    assert expand(wallet(BADGE)) == (BADGE,)
    assert "zSecret" not in str(expand(backup))


@pytest.mark.parametrize(
    "locked",
    [
        {"type": ["VerifiableCredential", "EncryptedWallet"], "credentialSubject": {"jwe": {}}},
        wallet(status="LOCKED"),
        {"protected": "x", "recipients": [], "iv": "x", "ciphertext": "x", "tag": "x"},
        [{"protected": "x", "ciphertext": "x"}],
        wallet({"protected": "x", "ciphertext": "x"}),
    ],
)
def test_an_encrypted_backup_is_locked(locked):
    with pytest.raises(Fault) as caught:
        expand(locked)
    assert caught.value == Fault("locked-wallet")


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([BADGE, OTHER], (BADGE, OTHER)),
        (BADGE, (BADGE,)),
        (TOKEN, (TOKEN,)),
        ([TOKEN, BADGE], (TOKEN, BADGE)),
        ([{"jwt": f" {TOKEN}\n"}], (TOKEN,)),
        (
            {
                "type": "EnvelopedVerifiableCredential",
                "id": f"data:application/vc+jwt,{TOKEN}",
            },
            (TOKEN,),
        ),
        (["https://northlake.example/1.json"], ("https://northlake.example/1.json",)),
        (["eyJ.eyJ.x~y~"], ("eyJ.eyJ.x~y~",)),
    ],
)
def test_a_presentation_gives_what_it_shows(held, found):
    assert expand(presentation(verifiableCredential=held)) == found


def test_a_presentation_in_a_token_is_opened():
    claims = {"iss": "did:key:z6Mk", "vp": presentation(BADGE, TOKEN)}
    assert expand(claims) == (BADGE, TOKEN)
    token = compact({"alg": "EdDSA"}, claims).decode()
    newer = compact({"alg": "EdDSA", "typ": "vp+jwt"}, presentation(OTHER)).decode()
    enveloped = {
        "type": ["EnvelopedVerifiablePresentation"],
        "id": f"data:application/vp+jwt,{newer}",
    }
    assert expand([token, enveloped]) == (BADGE, TOKEN, OTHER)


def test_a_record_comes_with_the_badges_in_it():
    inner = record(OTHER)
    whole = record(BADGE, TOKEN, inner)
    assert expand(whole) == (whole, BADGE, TOKEN, inner, OTHER)
    assert expand({**whole, "credentialSubject": [whole["credentialSubject"], "x"]})[1:] == (
        BADGE,
        TOKEN,
        inner,
        OTHER,
    )


def test_a_record_in_an_older_token_comes_with_the_badges_in_it():
    document = credential_of({"iss": "did:x:y", "vc": record(BADGE)})
    assert expand(document) == (document, BADGE)


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({"credential": [BADGE], "compactJwsString": [TOKEN]}, (BADGE, TOKEN)),
        ({"credential": [], "compactJwsStrings": [TOKEN]}, (TOKEN,)),
        ({"status": {"statusText": "OK"}, "results": [assertion()]}, (assertion(),)),
        ({"data": [{"id": 1, "badge_template": {}}, assertion()], "metadata": {}}, (assertion(),)),
        ({"userId": 1, "badges": [{"imageUrl": "x", "assertion": OLD}]}, (OLD,)),
    ],
)
def test_lists_of_other_programs_are_read(answer, found):
    assert expand(answer) == found


@pytest.mark.parametrize(
    "single",
    [
        BADGE,
        OLD,
        assertion(),
        record(),
        presentation(),
        {"iss": "did:x:y", "vc": BADGE},
        {"data": [{"id": 1, "badge_template": {"name": "x"}}], "metadata": {}},
        wallet(),
        {},
        [],
        ["text", 1, None, {"a": "b"}],
        7,
        None,
        {"type": "EnvelopedVerifiableCredential"},
    ],
)
def test_what_holds_no_others_is_judged_as_it_stands(single):
    assert expand(single) is None


def test_a_thousand_credentials_are_the_limit():
    assert len(expand([BADGE] * PARTS_LIMIT)) == PARTS_LIMIT
    with pytest.raises(Fault) as caught:
        expand([BADGE] * 5_000)
    assert caught.value == Fault("too-many-files", limit=PARTS_LIMIT)


def test_deep_nesting_ends_somewhere():
    deep = BADGE
    for _ in range(DEPTH_LIMIT - 1):
        deep = presentation(deep)
    assert expand([deep]) is None
    assert expand(deep) is None
    shallow = BADGE
    for _ in range(DEPTH_LIMIT // 2):
        shallow = presentation(shallow)
    assert expand(shallow) == (BADGE,)


@pytest.mark.parametrize("item", ["{}", '{"vp":0}', '{"vp":[{}]}', "[[[[[]]]]]", '"a.b.c"', '""'])
def test_a_large_list_of_nothing_takes_less_than_two_seconds(item):
    text = f"[{item}{f',{item}' * (1_000_000 // (len(item) + 1))}]"
    document = parse_json(text.encode())
    started = time.process_time()
    with contextlib.suppress(Fault):
        assert expand(document) is None
    assert time.process_time() - started < (2 if sys.gettrace() is None else 8)


LEAVES = st.sampled_from([None, 1, "x", TOKEN, "a.b.c", "e30.e30.", "data:,x", "\ud800.a.b"])
NAMES = st.sampled_from(["vp", "type", "contents", "id", "status", "badge", "recipient", "jwt"])


@given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner)))
def test_random_values_never_fail_otherwise(value):
    try:
        found = expand(value)
    except Fault:
        return
    assert found is None or found
