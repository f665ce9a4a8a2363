"""What became of a signature: check 3."""

from backpack.words.catalogue import mark

PROOFS: dict[str, str] = {
    "proof-holds": mark("The signature is sound: nothing was changed since it was signed."),
    "proof-fails": mark(
        "The signature does not match. The badge was changed after it was signed, or forged."
    ),
    "proof-fails-with-unmapped": mark(
        "The issuer's file has a fault that keeps anyone from checking its signature: it uses "
        "words that its vocabulary does not define ({names}). Ask {issuer} to correct that and to "
        "issue it again."
    ),
    "proof-not-plain": mark(
        "It is written in a way that lets the signature hold while other things are shown "
        "({names}), so it cannot be checked. Ask the issuer for a plain copy."
    ),
    "proof-broken": mark("The signature itself is broken. Ask the issuer for a new copy."),
    "proof-absent": mark("There is no signature, and no address to compare with."),
    "proof-algorithm-proves-nothing": mark(
        "The signature is of a kind that anyone can make ({algorithm}), so it proves nothing."
    ),
    "proof-algorithm-unsupported": mark(
        "The signature is of a kind not read here ({algorithm}). That says nothing against it."
    ),
    "proof-extension-unsupported": mark(
        "The signature demands an extension not read here. That says nothing against it."
    ),
    "proof-suite-unsupported": mark(
        "The signature is of a kind not read here ({suite}). That says nothing against it."
    ),
    "proof-chain-broken": mark(
        "The signature builds on another one that does not hold, or is not there."
    ),
    "proof-chain-unproved": mark(
        "The signature builds on another one that cannot be checked here."
    ),
    "proof-too-many": mark(
        "It carries {count} signatures, more than are looked at. Ask the issuer for a simpler one."
    ),
    "proof-purpose": mark("The signature was made for another purpose ({purpose})."),
    "proof-from-the-future": mark("The signature says that it was made in the future."),
    "proof-for-one-exchange": mark(
        "The signature was made for one exchange only ({place}), not for everybody to rely on."
    ),
    "proof-key-of-other-kind": mark("The key is not of the kind that {algorithm} needs."),
}
