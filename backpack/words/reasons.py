"""The sentence for every reason that a check can give, and for every caution."""

from backpack.words.catalogue import mark

REASONS: dict[str, str] = {
    "container-read": mark("The badge was read from its file completely."),
    "container-damaged": mark("The badge was read completely, but the picture is damaged."),
    "structure-sound": mark("It follows the rules of its version of Open Badges."),
    "structure-broken": mark(
        "It breaks rules that its meaning depends on ({problems}). The issuer has to correct it."
    ),
    "structure-schema-not-read": mark(
        "It follows the rules of its version. A further set of rules that it names was not read."
    ),
    "proof-holds": mark("The signature is sound: nothing was changed since it was signed."),
    "proof-fails": mark(
        "The signature does not match. The badge was changed after it was signed, or forged."
    ),
    "proof-fails-with-unmapped": mark(
        "The issuer's file has a fault that keeps anyone from checking its signature: it uses "
        "words that its vocabulary does not define ({names}). Ask the issuer to correct that."
    ),
    "proof-not-plain": mark(
        "It is written in a way that lets the signature hold while other things are shown "
        "({names}), so it cannot be checked. Ask the issuer for a plain copy."
    ),
    "proof-broken": mark("The signature itself is broken."),
    "proof-absent": mark("There is no signature, and no address to compare with."),
    "proof-hosted": mark(
        "The issuer keeps the true copy of this badge on its site. Comparing with it needs the "
        "network."
    ),
    "proof-algorithm-proves-nothing": mark(
        "The signature is of a kind that anyone can make ({algorithm}), so it proves nothing."
    ),
    "proof-algorithm-unsupported": mark("The signature is of a kind not read here ({algorithm})."),
    "proof-extension-unsupported": mark("The signature demands an extension not read here."),
    "proof-suite-unsupported": mark("The signature is of a kind not read here yet ({suite})."),
    "proof-chain-unsupported": mark("The signature depends on another one, not read here yet."),
    "proof-too-many": mark("It carries {count} signatures, more than are looked at."),
    "proof-purpose": mark("The signature was made for another purpose ({purpose})."),
    "proof-from-the-future": mark("The signature says that it was made in the future."),
    "proof-key-of-other-kind": mark("The key is not of the kind that {algorithm} needs."),
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
    "context-unknown": mark(
        "It uses a vocabulary that is not known here ({context}), so it cannot be checked."
    ),
    "document-not-json-ld": mark("It breaks the rules of its format, so it cannot be checked."),
    "document-too-complex": mark("It is too entangled to be checked."),
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
    "issuer-confirmed": mark("You have confirmed the issuer {name}."),
    "issuer-not-confirmed": mark("You have not confirmed the issuer {name}."),
    "issuer-without-id": mark("The badge does not tell its issuer from others of the same name."),
    "status-none": mark("The issuer did not provide for revoking this badge."),
    "status-revoked": mark("The issuer has revoked it."),
    "status-needs-network": mark(
        "Whether it was revoked has to be looked up at the issuer, which needs the network."
    ),
    "dates-no-end": mark("It does not expire."),
    "dates-until": mark("It is valid until {date}."),
    "dates-over": mark("It expired on {date}."),
    "dates-not-yet": mark("It is valid from {date}."),
    "recipient-you": mark("It is made out to you."),
    "recipient-someone-else": mark("It is made out to another address than yours."),
    "recipient-unknown": mark("You have not told which address is yours, so this is not known."),
    "recipient-nobody": mark("It names nobody as its recipient."),
    "coverage-whole": mark("Everything in it is covered by the signature."),
    "coverage-without-proof": mark("Without a signature that holds, nothing is covered."),
    "coverage-without-extras": mark("Additions that are not covered by the signature: {terms}."),
    "coverage-broken": mark("Parts of it are not covered by the signature: {terms}."),
    "endorsements-none": mark("Nobody else vouches for it."),
    "endorsements-not-checked": mark("Others vouch for it. That is not checked yet."),
    "digests-none": mark("It names no fingerprints of pictures or evidence."),
    "digests-not-checked": mark("It names fingerprints of pictures or evidence, not compared yet."),
}

CAUTIONS: dict[str, str] = {
    "damaged-picture": mark("The picture around the badge is damaged: {reason}."),
    "trailing-bytes": mark("There are {count} bytes after the end of the picture."),
    "several-badges": mark("There are {count} different badges in this file. Each is shown."),
    "no-recipient": mark("It is made out to nobody."),
    "issued-in-the-future": mark("Its date of issue lies in the future."),
    "missing-sub": mark("The signed token does not repeat whom the badge is for."),
    "terms-not-covered": mark("Not covered by the signature: {terms}."),
    "needs-network": mark(
        "The file holds only the address of the badge. It fills itself once it may be fetched."
    ),
    "weak-hash": mark("The recipient's address is hidden with an old method that is easy to undo."),
}
