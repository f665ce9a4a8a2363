"""Things to know about a badge that change nothing."""

from backpack.words.catalogue import mark

CAUTIONS: dict[str, str] = {
    "damaged-picture": mark("The picture around the badge is damaged: {reason}."),
    "trailing-bytes": mark("There are {count} bytes after the end of the picture."),
    "several-badges": mark("There are {count} different badges in this file. Each is shown."),
    "no-recipient": mark("It is made out to nobody."),
    "issued-in-the-future": mark("Its date of issue lies in the future."),
    "missing-sub": mark("The signed token does not repeat whom the badge is for."),
    "missing-typ": mark("The signed token does not say of which kind it is."),
    "terms-not-covered": mark("Not covered by the signature: {terms}."),
    "foreign-vocabulary": mark(
        "It names a vocabulary that the signature does not cover, or that is not known here "
        "({context}). Other programs may read it otherwise."
    ),
    "parts-may-be-missing": mark(
        "The issuer lets parts of it be left out. An end or a way to revoke it may be missing."
    ),
    "part-of-record": mark("It is part of {record} by {issuer}, whose signature counts for it."),
    "needs-network": mark(
        "The file holds only the address of the badge. It fills itself once it may be fetched."
    ),
    "open-line": mark(
        "{host} was asked over an open line, where anybody on the way could have answered."
    ),
    "not-at-issuer": mark(
        "The file says more than the issuer's own copy of the badge. That is not shown: {terms}."
    ),
    "refresh-newer": mark(
        "The issuer has a newer version of it, of {date}. Ask the issuer for that one."
    ),
    "digest-differs": mark(
        "A picture or piece of evidence that it points to is not what it was when the badge was "
        "made."
    ),
    "issuer-looks-like": mark(
        "Its issuer {name} ({id}) looks like {other}, whom you have confirmed, and may be somebody"
        " else: yours is {other_id}."
    ),
    "weak-hash": mark("The recipient's address is hidden with an old method that is easy to undo."),
}
