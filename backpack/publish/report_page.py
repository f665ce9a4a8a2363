"""A verification report as one HTML page: plain, self-contained, and without a script.

Every text is untrusted and only ever text: escaped, with nothing in it that hides or turns a line
around. Addresses are shown, never linked. The technical part is folded away.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from backpack.domain.web import Answer
from backpack.words import tr

LONGEST_BODY = 20_000
"""Characters of one answer on the page; the JSON form has it whole."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
       color: #1b1b1f; background: #fff; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.2 } h2 { font-size: 1.15rem; margin-top: 2rem }
.verdict { font-size: 1.15rem; font-weight: 600 } .result { font-weight: 600 }
li { margin: .75rem 0 } summary { cursor: pointer; color: #3b4a6b }
pre { white-space: pre-wrap; background: #f3f3f6; padding: .75rem; font-size: .85rem }
@media (prefers-color-scheme: dark) { body { color: #e6e6ea; background: #16161a }
  pre { background: #24242a } summary { color: #a9b8dc } }
"""

_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSAFE_KINDS = frozenset({"Cc", "Cs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCheck:
    """One check in words; ``details`` is its technical part as text."""

    title: str
    result: str
    sentence: str
    details: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """What the page says, in its order; ``verdict`` are the lines below the title."""

    title: str
    verdict: tuple[str, ...]
    cautions: tuple[str, ...]
    checks: tuple[PageCheck, ...]
    answers: tuple[Answer, ...]
    facts: tuple[tuple[str, str], ...]


def render_report_page(page: ReportPage) -> bytes:
    """The page, in UTF-8."""
    return "\n".join(_lines(page)).encode()


def _lines(page: ReportPage) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(page.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f'<h1 dir="auto">{_text(page.title)}</h1>'
    for number, line in enumerate(page.verdict):
        yield f'<p class="{"note" if number else "verdict"}" dir="auto">{_text(line)}</p>'
    yield from _list(page.cautions)
    yield f"<h2>{_text(tr('What was checked'))}</h2>\n<ol>"
    for check in page.checks:
        yield from _check(check)
    yield "</ol>"
    if page.answers:
        yield f"<h2>{_text(tr('What it rests on'))}</h2>\n<ul>"
        for answer in page.answers:
            yield from _answer(answer)
        yield "</ul>"
    yield f"<h2>{_text(tr('About this report'))}</h2>"
    yield from _list(f"{label}: {value}" for label, value in page.facts)
    yield "</body>\n</html>\n"


def _check(check: PageCheck) -> Iterator[str]:
    yield f'<li><span class="result">{_text(check.title)}: {_text(check.result)}</span>'
    yield f'<br><span dir="auto">{_text(check.sentence)}</span>'
    if check.details:
        yield from _folded(tr("Technical details"), check.details)
    yield "</li>"


def _answer(answer: Answer) -> Iterator[str]:
    yield f'<li><span class="result">{_text(answer.url)}</span>'
    fetched = answer.fetched.isoformat(timespec="seconds")
    lines = [f"{answer.status}, {fetched}", f"SHA-256 {answer.sha256}"]
    if answer.final_url and answer.final_url != answer.url:
        lines.append(answer.final_url)
    lines += [f"{name}: {value}" for name, value in answer.headers.items()]
    yield from _folded(tr("Technical details"), "\n".join([*lines, "", _body(answer)]))
    yield "</li>"


def _body(answer: Answer) -> str:
    try:
        text = answer.body.decode()
    except UnicodeDecodeError:
        return tr("{count} bytes, which are no text", count=len(answer.body))
    if len(text) <= LONGEST_BODY:
        return text
    return text[:LONGEST_BODY] + "\n" + tr("… cut here; the JSON form of this report has it whole")


def _folded(title: str, text: str) -> Iterator[str]:
    yield f"<details><summary>{_text(title)}</summary><pre>{_text(text)}</pre></details>"


def _list(lines: Iterable[str]) -> Iterator[str]:
    items = [f'<li dir="auto">{_text(line)}</li>' for line in lines]
    if items:
        yield "<ul>\n" + "\n".join(items) + "\n</ul>"


def _text(raw: str) -> str:
    return escape("".join(map(_harmless, raw)))


def _harmless(character: str) -> str:
    if character in "\n\t":
        return character
    if character in _DIRECTION or unicodedata.category(character) in _UNSAFE_KINDS:
        return "\N{REPLACEMENT CHARACTER}"
    return character
