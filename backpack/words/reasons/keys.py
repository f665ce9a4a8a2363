"""Which key signed, and whose it is: checks 3 and 4."""

from backpack.words.catalogue import mark

KEYS: dict[str, str] = {
    "key-contradicts": mark("The signature names two different keys."),
    "key-needs-network": mark("The issuer's key has to be looked up, which needs the network."),
    "key-did-unsupported": mark(
        "The issuer's kind of identifier is not read here, so the badge cannot be checked."
    ),
    "key-type-unsupported": mark(
        "The issuer's kind of key is not read here, so the signature cannot be checked."
    ),
    "key-not-named": mark(
        "The signature does not tell which key it was made with. The issuer has to correct it."
    ),
    "key-broken": mark("The key that the badge names is broken. The issuer has to correct it."),
    "key-is-private": mark(
        "The badge gives the secret half of its key away, so that anyone could have signed it."
    ),
    "key-too-weak": mark(
        "The key is too short to prove anything today. Ask the issuer for a new badge."
    ),
    "key-not-for-signatures": mark("The key says that it is not meant for signatures."),
    "key-not-secure": mark(
        "The issuer's key lies at an address that is not safe to ask. The issuer has to move it."
    ),
    "key-elsewhere": mark(
        "The signature names a key at another site, which the issuer does not mention. That site "
        "was not asked."
    ),
    "key-of-another": mark("The signature names the key of somebody else than the issuer."),
    "key-gone": mark("The issuer does not list the key that the signature names (any more)."),
    "key-not-found": mark(
        "The key that the signature names is not where it is said to be. Tell the issuer."
    ),
    "key-did-broken": mark("The issuer's identifier leads nowhere. The issuer has to correct it."),
    "key-document-broken": mark(
        "What {host} says of its keys contradicts itself. The issuer has to correct it."
    ),
    "key-document-of-another": mark(
        "{host} answers with the keys of another identifier than the one asked for."
    ),
    "key-of-other-owner": mark("The key belongs to somebody other than the issuer."),
    "key-not-listed": mark("The issuer does not list the key that signed."),
    "binding-same": mark("The key is the issuer's own."),
    "binding-other-key": mark("It was signed with a key that is not the issuer's."),
    "binding-listed": mark("The issuer lists this key for signing badges, at {host}."),
    "binding-not-listed": mark(
        "The issuer lists its keys at {host}, and the one that signed is not among them."
    ),
    "binding-not-for-assertion": mark(
        "The issuer lists this key at {host}, but not for signing badges."
    ),
    "binding-key-revoked": mark("The issuer has withdrawn this key, as {host} tells."),
    "binding-key-expired": mark(
        "The time of this key is over, as {host} tells, so the signature cannot be judged any "
        "longer. Ask the issuer for a new copy."
    ),
    "binding-without-purpose": mark(
        "The issuer shows this key at {host}, but does not say that it is for signing badges."
    ),
    "binding-names-another": mark("The signature names a key that is not the issuer's."),
    "binding-needs-network": mark(
        "Whether the key is the issuer's has to be looked up, which needs the network."
    ),
    "binding-unsupported": mark(
        "The issuer's kind of identifier cannot be looked up here, so whose key it is stays open."
    ),
    "binding-of-no-identifier": mark(
        "The badge calls its issuer by a mere name, which anybody could take, so whose key it is "
        "stays open. The issuer has to correct it."
    ),
    "binding-travels-with-badge": mark(
        "The key came with the badge. Whether it is the issuer's is not proved by that."
    ),
    "binding-not-reached": mark(
        "The key came with the badge. Whether it is the issuer's could not be asked at {host}."
    ),
    "binding-without-keys": mark(
        "The key came with the badge. {host}, where the issuer is at home, does not tell which "
        "keys it has."
    ),
    "binding-same-site": mark("The key lies on the issuer's own site ({host})."),
    "binding-hosted": mark("Confirmed by {host}, where the issuer is at home."),
    "binding-vouched": mark("Confirmed by {host}, where the issuer at {issuer} keeps its badges."),
    "binding-without-copy": mark("Nobody vouches for it, as long as the true copy is not there."),
    "binding-hosted-nameless": mark(
        "Confirmed by {host}. The issuer has no address of its own to compare with."
    ),
    "binding-hosted-elsewhere": mark(
        "It lies on {host}, and its issuer is said to be at {issuer}, which cannot be compared. "
        "Ask the issuer for a new copy."
    ),
    "binding-nearby": mark(
        "The key lies on the same site as the issuer ({host}), but the issuer does not list it."
    ),
    "binding-elsewhere": mark(
        "The key is said to be of {host}, which is not where the issuer is at home."
    ),
    "binding-without-proof": mark("Without a signature that holds there is no key to compare."),
    "claims-differ": mark("The signed token contradicts the badge inside of it ({claims})."),
}
