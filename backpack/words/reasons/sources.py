"""Why something was not obtained from a site; each says whose trouble it is."""

from backpack.words.catalogue import mark

SOURCES: dict[str, str] = {
    "source-not-allowed": mark("{host} was not asked, since that needs the network."),
    "source-refused-address": mark(
        "The badge points to an address that is no usual one of the public web ({host}). It was "
        "not asked. The issuer has to move it."
    ),
    "source-not-secure": mark(
        "{host} would have to be asked over an open line, which was not allowed."
    ),
    "source-no-such-host": mark("There is no site {host} any more, or no network here."),
    "source-no-connection": mark("{host} could not be reached. Try again later."),
    "source-bad-certificate": mark(
        "{host} could not prove that it is {host}, so nothing was asked. Try again later."
    ),
    "source-too-slow": mark("{host} took too long to answer. Try again later."),
    "source-too-large": mark("{host} answered with more than any badge needs. Tell the issuer."),
    "source-too-many-redirects": mark("{host} sent the question on and on. Tell the issuer."),
    "source-too-many-addresses": mark(
        "The badge points to more addresses than any needs. Ask the issuer for a simpler one."
    ),
    "source-gone": mark(
        "{host} answers, but no longer has what the badge points to. Ask the issuer for it."
    ),
    "source-closed-for-good": mark(
        "{host} was shut down for good, so nobody can ask it any more. Keep your copy, and ask the "
        "issuer for a new badge."
    ),
    "source-closed": mark(
        "{host} answers, but does not let everybody see it. Ask the issuer to make it public."
    ),
    "source-not-working": mark("{host} has trouble of its own ({status}). Try again later."),
    "source-is-a-page": mark(
        "{host} answers with a page for people, not with badge data. Tell the issuer."
    ),
    "source-not-a-document": mark(
        "{host} answers with something that is no badge data. Tell the issuer."
    ),
}
