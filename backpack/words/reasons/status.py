"""Revocation and dates: checks 6 and 7."""

from backpack.words.catalogue import mark

STATUS: dict[str, str] = {
    "status-none": mark("The issuer did not provide for revoking this badge."),
    "status-clear": mark("The issuer's list was read: this badge is not on it."),
    "status-withdrawn": mark("The issuer has revoked it: {host} says that it was taken back."),
    "status-withdrawn-because": mark("The issuer has revoked it, as {host} says: {why}"),
    "status-hosted": mark("{host} shows it as one that is not revoked."),
    "status-hosted-unknown": mark("Whether it was revoked, only the issuer's site can tell."),
    "status-revoked": mark("The issuer has revoked it."),
    "status-revoked-because": mark("The issuer has revoked it, with the reason: {why}"),
    "status-suspended": mark("The issuer has suspended it for now."),
    "status-refresh": mark("The issuer says that there is a newer version of it. Ask for that."),
    "status-message": mark("The issuer says of it: {message}"),
    "status-needs-network": mark(
        "Whether it was revoked has to be looked up at the issuer, which needs the network."
    ),
    "status-without-proof": mark(
        "Without a signature that holds, no list was looked at: it could be anybody's."
    ),
    "status-too-many": mark(
        "It names {count} lists of revoked badges, more than are looked at. Ask the issuer why."
    ),
    "status-kind-unsupported": mark(
        "Whether it was revoked is told in a way that is not read here ({kind})."
    ),
    "status-entry-broken": mark(
        "The badge does not say properly where to look up whether it was revoked ({what}). The "
        "issuer has to correct that."
    ),
    "status-not-covered": mark(
        "Where to look up whether it was revoked is not covered by the signature ({names}). The "
        "issuer has to correct that."
    ),
    "status-purpose-unknown": mark(
        "The issuer has marked it in a way that is not understood here ({purpose}). Ask the issuer."
    ),
    "status-list-unsigned": mark(
        "The list of revoked badges at {host} is not signed, so it proves nothing. The issuer has "
        "to sign it."
    ),
    "status-list-forged": mark(
        "The list of revoked badges at {host} is not genuine, so nobody can tell whether this "
        "badge was revoked. Tell the issuer."
    ),
    "status-list-unproved": mark(
        "Whether the list of revoked badges at {host} is genuine could not be checked."
    ),
    "status-list-open-line": mark(
        "The list of revoked badges at {host} is not signed and did not come over a secure line "
        "from there, so it proves nothing."
    ),
    "status-list-other-issuer": mark(
        "The list of revoked badges is not by this badge's issuer, so it does not count. Tell the "
        "issuer."
    ),
    "status-list-other-kind": mark(
        "{host} answers with something that is no list of revoked badges of the right kind."
    ),
    "status-list-other-list": mark(
        "{host} answers with another list than the badge asks for. Tell the issuer."
    ),
    "status-list-other-purpose": mark(
        "The list that the badge points to is for something else ({purpose})."
    ),
    "status-list-broken": mark(
        "The list of revoked badges at {host} is broken. The issuer has to correct it."
    ),
    "status-list-cut": mark("The list of revoked badges at {host} is cut off. Tell the issuer."),
    "status-list-too-large": mark("The list of revoked badges at {host} is too large to be real."),
    "status-list-too-short": mark(
        "The list of revoked badges does not reach to the place of this badge ({index})."
    ),
    "status-list-early": mark("The list of revoked badges at {host} is not valid yet."),
    "status-list-old": mark(
        "The list of revoked badges at {host} is out of date. The issuer has to renew it."
    ),
    "dates-clock-wrong": mark(
        "This computer's clock looks wrong: it shows {date}. Whether the badge still counts cannot "
        "be said before that is set right."
    ),
    "dates-no-end": mark("It does not expire."),
    "dates-until": mark("It is valid until {date}."),
    "dates-over": mark("It expired on {date}."),
    "dates-not-yet": mark("It is valid from {date}."),
}
