"""Whether the learner knows the issuer: check 5."""

from backpack.words.catalogue import mark

ISSUER: dict[str, str] = {
    "issuer-confirmed": mark("You have confirmed the issuer {name}."),
    "issuer-confirmed-recorded": mark(
        "You have confirmed the issuer {name}, as recorded by {host}."
    ),
    "issuer-listed": mark("{name} is listed in {registry}, as {listed}."),
    "issuer-not-confirmed": mark("You have not confirmed the issuer {name}."),
    "issuer-not-confirmed-recorded": mark(
        "You have not confirmed the issuer {name}, as recorded by {host}."
    ),
    "issuer-without-id": mark("The badge does not tell its issuer from others of the same name."),
}
