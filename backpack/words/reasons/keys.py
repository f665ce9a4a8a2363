"""Which key signed, and whose it is: checks 3 and 4."""

from backpack.words.catalogue import mark

KEYS: dict[str, str] = {
    "key-contradicts": mark("The signature names two different keys."),
    "key-needs-network": mark("The issuer's key has to be looked up, which needs the network."),
    "key-did-unsupported": mark("The issuer's kind of identifier is not supported."),
    "key-type-unsupported": mark("The issuer's kind of key is not supported."),
    "key-not-named": mark("The signature does not tell which key it was made with."),
    "key-broken": mark("The key that the badge names is broken."),
    "key-is-private": mark(
        "The badge gives the secret half of its key away, so that anyone could have signed it."
    ),
    "key-too-weak": mark("The key is too short to prove anything today."),
    "key-of-other-owner": mark("The key belongs to somebody other than the issuer."),
    "key-not-listed": mark("The issuer does not list the key that signed."),
    "binding-same": mark("The key is the issuer's own."),
    "binding-other-key": mark("It was signed with a key that is not the issuer's."),
    "binding-needs-network": mark(
        "Whether the key is the issuer's has to be looked up, which needs the network."
    ),
    "binding-unsupported": mark("The issuer's kind of identifier cannot be looked up."),
    "binding-travels-with-badge": mark(
        "The key came with the badge. Whether it is the issuer's is not proved by that."
    ),
    "binding-without-proof": mark("Without a signature that holds there is no key to compare."),
    "claims-differ": mark("The signed token contradicts the badge inside of it ({claims})."),
}
