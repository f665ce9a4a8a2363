"""Why the file, its form and its vocabulary were judged as they were: checks 1, 2 and 9."""

from backpack.words.catalogue import mark

FORM: dict[str, str] = {
    "container-read": mark("The badge was read from its file completely."),
    "container-damaged": mark("The badge was read completely, but the picture is damaged."),
    "structure-sound": mark("It follows the rules of its version of Open Badges."),
    "structure-broken": mark(
        "It breaks rules that its meaning depends on ({problems}). The issuer has to correct it."
    ),
    "structure-schema-not-read": mark(
        "It follows the rules of its version. A further set of rules that it names was not read."
    ),
    "context-unknown": mark(
        "It uses a vocabulary that is not known here ({context}), so it cannot be checked."
    ),
    "context-not-obtained": mark(
        "It uses a vocabulary ({context}) that could not be had from {host} as it is known here, "
        "so it cannot be checked."
    ),
    "context-changed": mark("{host} answers with another vocabulary than the one known here."),
    "document-not-json-ld": mark("It breaks the rules of its format, so it cannot be checked."),
    "document-numbers": mark(
        "It holds a number so large that programs write it differently, so it cannot be checked."
    ),
    "document-too-complex": mark("It is too entangled to be checked."),
    "coverage-whole": mark("Everything in it is covered by the signature."),
    "coverage-hosted": mark("All that is shown of it is what {host} says."),
    "coverage-without-proof": mark("Without a proof that holds, nothing is covered."),
    "coverage-without-extras": mark("Additions that are not covered by the signature: {terms}."),
    "coverage-broken": mark("Parts of it are not covered by the signature: {terms}."),
}
