"""Revocation and dates: checks 6 and 7."""

from backpack.words.catalogue import mark

STATUS: dict[str, str] = {
    "status-none": mark("The issuer did not provide for revoking this badge."),
    "status-revoked": mark("The issuer has revoked it."),
    "status-needs-network": mark(
        "Whether it was revoked has to be looked up at the issuer, which needs the network."
    ),
    "dates-no-end": mark("It does not expire."),
    "dates-until": mark("It is valid until {date}."),
    "dates-over": mark("It expired on {date}."),
    "dates-not-yet": mark("It is valid from {date}."),
}
