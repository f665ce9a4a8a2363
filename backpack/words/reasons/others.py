"""The recipient, endorsements and digests: checks 8, 10 and 11."""

from backpack.words.catalogue import mark

OTHERS: dict[str, str] = {
    "recipient-you": mark("It is made out to you."),
    "recipient-someone-else": mark(
        "It is made out to another address than yours. If that one is yours too, add it to your "
        "addresses."
    ),
    "recipient-unknown": mark(
        "You have not told which address of this kind is yours, so this is not known. Add yours "
        "to find out."
    ),
    "recipient-nobody": mark("It names nobody as its recipient."),
    "endorsements-none": mark("Nobody else vouches for it."),
    "endorsements-hold": mark("Others vouch for it, and their signatures are sound."),
    "endorsements-not-checked": mark(
        "Others are said to vouch for it. Not all of that could be checked. The badge counts all "
        "the same."
    ),
    "endorsements-over": mark("Somebody vouched for it once, and no longer does."),
    "endorsements-forged": mark(
        "Somebody is said to vouch for it who does not: an endorsement in it is not genuine. That "
        "says nothing against the badge itself."
    ),
    "endorsements-without-proof": mark(
        "Without a signature that holds, nobody was asked who else vouches for it."
    ),
    "endorsements-too-many": mark("There are more endorsements than are looked at."),
    "endorsement-holds": mark("The signature is sound, and the key is the endorser's own."),
    "endorsement-not-checked": mark("Whether this endorsement is genuine could not be checked."),
    "endorsement-over": mark("This endorsement is over, or was taken back."),
    "endorsement-forged": mark("This endorsement is not genuine."),
    "endorsement-of-another": mark("This endorsement is of something else than this badge."),
    "endorsement-broken": mark("This endorsement cannot be read."),
    "digests-none": mark("It names no fingerprints of pictures or evidence."),
    "digests-same": mark(
        "The pictures and evidence that it has fingerprints of are as they were when it was made."
    ),
    "digests-differ": mark(
        "A picture or piece of evidence is not what it was when the badge was made. What the "
        "badge itself says is not touched by that."
    ),
    "digests-not-checked": mark(
        "It has fingerprints of pictures or evidence that could not all be compared."
    ),
    "digest-same": mark("As it was when the badge was made."),
    "digest-differs": mark("Not as it was when the badge was made."),
    "digest-not-read": mark("Its fingerprint is of a kind that is not read here."),
    "digest-without-content": mark("What the fingerprint is of was not obtained."),
}
