"""One badge of the portfolio as data: its heading, its facts and its sections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from backpack.domain.credential import Alignment, Credential, Evidence, Standard
from backpack.domain.disclosure import Disclosure
from backpack.publish.portfolio import standing
from backpack.publish.portfolio.clean import Cleaner, breakable
from backpack.publish.portfolio.entry import Entry
from backpack.publish.portfolio.length import surely_fits
from backpack.publish.portfolio.markdown import Node, parse_markdown
from backpack.publish.portfolio.pictures import is_codable, is_png, render_code, wrap_png
from backpack.publish.portfolio.script import is_right_to_left, language_of
from backpack.words import format_date, mark, tr
from backpack.words.verdicts import issuer_title

FALLBACK_LANGUAGE = "en"

TINTS = 6
"""How many colours the template has for badges without a picture."""

LONGEST_CHIP = 80

MOST_CHIPS = 60

_STANDARDS = {
    Standard.CLR_2_0: mark("Comprehensive Learner Record 2.0"),
    Standard.OTHER: mark("Another credential"),
}


@dataclass(frozen=True, slots=True)
class BadgeModel:
    """Builds the data of the badge at one place in the portfolio."""

    number: int
    entry: Entry
    disclosure: Disclosure
    made: datetime
    cleaner: Cleaner

    def build(self) -> dict[str, Any]:
        """Everything that the template draws of the badge, strings only."""
        name = self.cleaner.line(self._credential.name) or tr("Badge without a name")
        profile = self._credential.issuer
        recorder = self.entry.report.issuer_recorder if profile.name else ""
        called = issuer_title(profile.name or profile.id or "", recorder=recorder)
        issuer = self.cleaner.line(called)
        issued = self._credential.issued
        badge = {
            "name": self._text(name),
            "issuer": self._text(issuer),
            "home": self.cleaner.link(profile.url) or self.cleaner.link(profile.id),
            "picture": self._picture if is_png(self.entry.picture) else "",
            "alt": tr("Picture of the badge {name}", name=name),
            "initial": _initial(name),
            "tint": crc32(issuer.encode()) % TINTS,
            "issued": format_date(issued) if issued else "",
            "pills": standing.pills(self.entry, self.made),
            "facts": [fact for fact in self._facts() if fact["value"]["v"]],
            "checks": standing.checks(self.entry),
            "code": self._code(),
            "sections": [section for section in self._sections() if section["blocks"]],
        }
        return {**badge, "fits": surely_fits(badge)}

    def pictures(self) -> dict[str, str]:
        """The SVG pictures of the badge by name: its own and the code of its criteria."""
        drawn = {}
        if svg := wrap_png(self.entry.picture):
            drawn[self._picture] = svg
        if is_codable(self._criteria_link):
            drawn[self._qr] = render_code(self._criteria_link)
        return drawn

    @property
    def _criteria_link(self) -> str:
        return self.cleaner.link(self._credential.achievement.criteria.url)

    @property
    def _credential(self) -> Credential:
        return self.entry.credential

    @property
    def _picture(self) -> str:
        return f"pictures/{self.number}.svg"

    @property
    def _qr(self) -> str:
        return f"codes/{self.number}.svg"

    def _code(self) -> dict[str, str]:
        address = self._criteria_link
        if not is_codable(address):
            return {}
        return {
            "picture": self._qr,
            "href": address,
            "alt": tr("QR code of the address {address}", address=address),
            "text": tr("How it is earned, at {host}", host=urlsplit(address).hostname or ""),
        }

    def _facts(self) -> Iterator[dict[str, Any]]:
        credential = self._credential
        yield self._fact(tr("Issued"), format_date(credential.issued) if credential.issued else "")
        expires = format_date(credential.expires) if credential.expires else tr("Never")
        yield self._fact(tr("Expires"), expires)
        if self.disclosure.with_recipient:
            for recipient in credential.recipients:
                yield self._fact(tr("Earner"), recipient.value)
        yield self._fact(tr("Kind"), credential.achievement.achievement_type)
        yield self._fact(tr("Credits"), credential.achievement.credits)
        yield self._fact(tr("Standard"), _standard(credential.standard))

    def _fact(self, label: str, value: str) -> dict[str, Any]:
        return {"label": label, "value": self._text(self.cleaner.line(value))}

    def _sections(self) -> Iterator[dict[str, Any]]:
        achievement = self._credential.achievement
        yield _section("", self._plain(achievement.description))
        yield _section(tr("How it was earned"), self._criteria())
        chips = [self._text(self.cleaner.line(tag, LONGEST_CHIP)) for tag in achievement.tags]
        yield _section(tr("Skills"), [{"t": "chips", "v": chips[:MOST_CHIPS]}] if chips else [])
        alignments = [self._alignment(alignment) for alignment in achievement.alignments]
        yield _section(tr("Standards and frameworks"), self._list(alignments))
        if self.disclosure.with_evidence:
            items = [self._evidence(item) for item in self._credential.evidence]
            narrative = self._markdown(self._credential.narrative)
            yield _section(tr("Evidence"), [*narrative, *self._list(items)])
        yield _section(tr("Verification"), self._verification())

    def _criteria(self) -> list[Node]:
        blocks = self._markdown(self._credential.achievement.criteria.narrative)
        address = self._criteria_link
        if address and not is_codable(address):
            words = tr("The criteria at {host}", host=urlsplit(address).hostname or address)
            blocks.append(self._paragraph([_link(address, words)]))
        return blocks

    def _alignment(self, alignment: Alignment) -> list[Node]:
        shown = self.cleaner.line(alignment.name or alignment.code or alignment.framework)
        about = " · ".join(part for part in (alignment.framework, alignment.code) if part)
        return [
            self._named(shown, alignment.url, about),
            *self._plain(alignment.description),
        ]

    def _evidence(self, item: Evidence) -> list[Node]:
        shown = self.cleaner.line(item.name or item.genre) or tr("Evidence")
        about = " · ".join(part for part in (item.genre, item.audience) if part)
        return [
            self._named(shown, item.url, about),
            *self._plain(item.description),
            *self._markdown(item.narrative),
        ]

    def _verification(self) -> list[Node]:
        told = self.cleaner.line(standing.sentence(self.entry, self.made))
        blocks = [self._paragraph([_words(told)])]
        if self._credential.id:
            shown = self.cleaner.line(self._credential.id)
            blocks.append(self._paragraph(_muted(tr("Badge ID: {id}", id=shown))))
        return blocks

    def _markdown(self, source: str) -> list[Node]:
        return [self._directed(block) for block in parse_markdown(source, self.cleaner)]

    def _plain(self, source: str) -> list[Node]:
        paragraphs = self.cleaner.text(source).split("\n")
        return [self._paragraph([_words(words)]) for words in paragraphs if words.strip()]

    def _named(self, shown: str, address: str | None, about: str) -> Node:
        """A name, linked where there is a sound address, and a quiet word about it."""
        sound = self.cleaner.link(address)
        name = _link(sound, shown) if sound else {"t": "strong", "c": [_words(shown)]}
        quiet = self.cleaner.line(about)
        return self._paragraph([name, *_muted(f"  {quiet}" if quiet not in ("", shown) else "")])

    def _paragraph(self, inline: list[Node]) -> Node:
        return self._directed({"t": "p", "c": inline})

    def _directed(self, block: Node) -> Node:
        """The block with every paragraph in it told its language and direction."""
        if block["t"] == "p":
            return {**block, **self._direction(_spoken(block["c"]))}
        if block["t"] == "list":
            items = [[self._directed(child) for child in item] for item in block["items"]]
            return {**block, "items": items, "rtl": is_right_to_left(_spoken(block["items"]))}
        if block["t"] == "quote":
            return {**block, "c": [self._directed(child) for child in block["c"]]}
        return block

    def _list(self, items: list[list[Node]]) -> list[Node]:
        return [self._directed({"t": "list", "ordered": False, "items": items})] if items else []

    def _text(self, words: str) -> Node:
        return {"v": breakable(words), **self._direction(words)}

    def _direction(self, words: str) -> Node:
        claimed = self._credential.achievement.language
        return {
            "lang": language_of(words, claimed, FALLBACK_LANGUAGE),
            "rtl": is_right_to_left(words),
        }


def _section(title: str, blocks: list[Node]) -> dict[str, Any]:
    return {"title": title, "blocks": blocks}


def _link(address: str, words: str) -> Node:
    return {"t": "link", "href": address, "c": [_words(words)]}


def _muted(text: str) -> list[Node]:
    return [{"t": "muted", "c": [_words(text)]}] if text else []


def _words(text: str) -> Node:
    return {"t": "text", "v": breakable(text)}


def _spoken(nodes: Any) -> str:
    """The bare text of any part of the tree."""
    if isinstance(nodes, list):
        return "".join(_spoken(node) for node in nodes)
    return str(nodes.get("v") or _spoken(nodes.get("c") or nodes.get("items") or []))


def _standard(standard: Standard) -> str:
    named = _STANDARDS.get(standard)
    return tr(named) if named else tr("Open Badges {version}", version=standard.value)


def _initial(name: str) -> str:
    return next((character.upper() for character in name if character.isalpha()), "")
