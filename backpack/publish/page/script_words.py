"""The sentences that the page's script shows; it fills in ``{key}``, ``{host}`` and the like."""

from backpack.words import mark, tr

_WORDS = {
    "checking": mark("Checking…"),
    "genuine": mark(
        "Genuine: signed by {key}, which is the key of the issuer shown here, and unchanged since."
        " Whether it was revoked later is not looked up here."
    ),
    "genuine-statements": mark(
        "Genuine: signed by {key}, which is the key of the issuer shown here. Name, issuer and"
        " dates are as signed, and every other text occurs in what was signed. Whether it was"
        " revoked later is not looked up here."
    ),
    "unbound": mark(
        "Unchanged since it was signed with the key {key}. Whether that key belongs to {host} can"
        " only be told by asking there, which this page does not do."
    ),
    "unproved": mark(
        "Unchanged since it was signed with the key {key}. Nothing here proves that this key"
        " belongs to {issuer}."
    ),
    "loose": mark(
        "Signed by {key}, which is the key of the issuer shown here, but “{value}” is not part of"
        " what was signed."
    ),
    "expired": mark("Signed by {key} and unchanged since, but it has expired."),
    "early": mark("Signed by {key} and unchanged since, but it is not valid yet."),
    "withdrawn": mark(
        "Signed by {key} and unchanged since, but the issuer withdrew it, as this page says above."
    ),
    "changed": mark(
        "Not genuine: the signature does not fit. The badge was changed, or never signed so."
    ),
    "foreign": mark("Not genuine: it was signed with the key {key}, but its issuer is {issuer}."),
    "other": mark("This page shows something else than what was signed: “{value}”."),
    "broken": mark("Not genuine: its signature or its text is broken."),
    "elsewhere-key": mark(
        "Not checked here: its key is kept at {what}, and this page asks nobody."
        " Give the original to any Open Badges checker."
    ),
    "elsewhere-kind": mark(
        "Not checked here: this page does not know this kind of key."
        " Give the original to any Open Badges checker."
    ),
    "elsewhere-suite": mark(
        "Not checked here: this page does not know the kind of signature “{what}”."
        " Give the original to any Open Badges checker."
    ),
    "elsewhere-none": mark("Not checked here: it carries no signature of its own."),
    "elsewhere-browser": mark(
        "Not checked here: this browser does not know this kind of signature. Try a newer one."
    ),
    "unable": mark("This browser cannot check signatures on this page. Try another one."),
    "ran-out": mark("Expired"),
}


def script_words() -> dict[str, str]:
    """The sentences by their names, in the learner's language."""
    return {name: tr(sentence) for name, sentence in _WORDS.items()}
