"""The recipient, endorsements and digests: checks 8, 10 and 11."""

from backpack.words.catalogue import mark

OTHERS: dict[str, str] = {
    "recipient-you": mark("It is made out to you."),
    "recipient-someone-else": mark("It is made out to another address than yours."),
    "recipient-unknown": mark("You have not told which address is yours, so this is not known."),
    "recipient-nobody": mark("It names nobody as its recipient."),
    "endorsements-none": mark("Nobody else vouches for it."),
    "endorsements-not-checked": mark("Others vouch for it. That is not checked yet."),
    "digests-none": mark("It names no fingerprints of pictures or evidence."),
    "digests-not-checked": mark("It names fingerprints of pictures or evidence, not compared yet."),
}
