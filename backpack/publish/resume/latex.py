r"""The resume in LaTeX, for XeLaTeX and LuaLaTeX, which know every script.

No text of a badge is obeyed: all ten special characters are spelled out, ligatures that would
change it are parted, and addresses are percent-encoded.
"""

from collections.abc import Iterator
from urllib.parse import quote

from backpack.publish.plain import set_off
from backpack.publish.resume.model import SEPARATOR, Entry, Item, Resume
from backpack.words import tr

_SPELLED = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "-": "-{}",
    '"': r"\textquotedbl{}",
    "'": r"'{}",
    "`": r"`{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "[": "{[}",
    "]": "{]}",
    "?": "?{}",
    "!": "!{}",
    "\u00ad": r"\-",
    "\u200b": r"\hspace{0pt}",
}
"""The ten special characters, and those that TeX's ligatures or arguments would take up."""

_IN_ADDRESSES = ":/?#@!&'()*+,;=.%-"

_PREAMBLE = r"""% Set this with XeLaTeX or LuaLaTeX.
\documentclass[11pt,a4paper]{article}
\usepackage{fontspec}
\usepackage[margin=22mm]{geometry}
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt}
\begin{document}
"""


def render_latex(resume: Resume) -> bytes:
    """A whole document in UTF-8."""
    body = "".join(f"{line}\n" for line in _lines(resume))
    return f"{_PREAMBLE}{body}\\end{{document}}\n".encode()


def escape_latex(text: str) -> str:
    """``text`` that LaTeX sets as it is."""
    return "".join(_SPELLED.get(character, character) for character in text)


def _lines(resume: Resume) -> Iterator[str]:
    if resume.learner:
        yield rf"{{\Large\bfseries {escape_latex(resume.learner)}}}"
        yield ""
    yield rf"\section*{{{escape_latex(resume.heading)}}}"
    for group in resume.groups:
        if group.title:
            yield rf"\subsection*{{{escape_latex(group.title)}}}"
        for item in group.items:
            yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    yield _linked(rf"\textbf{{{escape_latex(set_off(item.title))}}}", item.link) + r"\\"
    yield rf"{{\small {escape_latex(SEPARATOR.join(item.facts))}}}"
    yield ""
    if item.skills:
        told = tr("Skills: {skills}", skills=", ".join(map(set_off, item.skills)))
        yield from (rf"{{\small {escape_latex(told)}}}", "")
    for detail in item.details:
        yield from (escape_latex(detail), "")
    for section in item.sections:
        yield from (rf"\textit{{{escape_latex(section.title)}}}", "")
        for entry in section.entries:
            yield from (_entry(entry), "")


def _entry(entry: Entry) -> str:
    name = _linked(escape_latex(set_off(entry.name)), entry.link) if entry.name else ""
    told = ": ".join(part for part in (name, escape_latex(entry.text)) if part)
    return rf"\hspace*{{1em}}\textbullet\ {told}" if entry.is_item else told


def _linked(words: str, address: str) -> str:
    if not address:
        return words
    safe = quote(address, safe=_IN_ADDRESSES).replace("~", "%7E")
    for character in "%#&_":
        safe = safe.replace(character, f"\\{character}")
    return rf"\href{{{safe}}}{{{words}}}"
