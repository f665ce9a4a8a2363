"""What became of the comparison with the copy on the issuer's site: check 3."""

from backpack.words.catalogue import mark

HOSTED: dict[str, str] = {
    "proof-hosted": mark(
        "The issuer keeps the true copy of this badge on its site. Comparing with it needs the "
        "network."
    ),
    "hosted-same": mark("{host} still shows this badge, with the same content."),
    "hosted-differs": mark(
        "{host} shows this badge otherwise ({fields}). Here: {held}. There: {hosted}."
    ),
    "hosted-out-of-scope": mark(
        "It lies on {host}, and the issuer at {issuer} does not issue badges from there."
    ),
    "hosted-moved": mark(
        "{host} passes the question on to {other}, and the issuer does not say that it may answer. "
        "Ask the issuer for a new copy."
    ),
    "hosted-withdrawn": mark(
        "{host} says that it was taken back, so there is nothing left to compare with."
    ),
    "hosted-other-document": mark("{host} answers, but with something else than this badge."),
    "hosted-without-address": mark(
        "The issuer keeps the true copy of this badge on its site, but the file does not say where."
    ),
    "hosted-without-issuer": mark(
        "{host} shows this badge, but does not tell who issued it. Ask there for that."
    ),
}
