"""The longer parts of a badge: what it is, how it was earned, what came out, who says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from backpack.domain.credential import Alignment, Credential, Endorsement, Evidence, Profile, Result
from backpack.domain.disclosure import DisclosedBadge
from backpack.publish.portfolio import standing
from backpack.publish.portfolio.markdown import Node
from backpack.publish.portfolio.writing import Writer, link, muted, words
from backpack.words import format_date, tr

LONGEST_CHIP = 80

MOST_CHIPS = 60


@dataclass(frozen=True, slots=True)
class Sections:
    """Builds the sections of one badge, in their order."""

    badge: DisclosedBadge
    writer: Writer

    def build(self) -> list[dict[str, Any]]:
        """Those that hold something; the first, the description, has no title."""
        made = [{"title": title, "blocks": blocks} for title, blocks in self._all()]
        return [section for section in made if section["blocks"]]

    def _all(self) -> Iterator[tuple[str, list[Node]]]:
        credential, achievement = self._credential, self._credential.achievement
        yield "", self.writer.plain(achievement.description)
        yield tr("How it was earned"), self._criteria()
        yield tr("Results"), self._listed(map(self._result, credential.results))
        yield tr("Skills"), self._chips(achievement.tags)
        alignments = map(self._alignment, achievement.alignments)
        yield tr("Standards and frameworks"), self._listed(alignments)
        evidence = self._listed(map(self._evidence, credential.evidence))
        yield tr("Evidence"), [*self.writer.markdown(credential.narrative), *evidence]
        endorsements = self._listed(map(self._endorsement, credential.endorsements))
        yield tr("Endorsements, as the badge holds them"), endorsements
        yield tr("The issuer"), self._issuer(credential.issuer)
        terms = [[self._address(address)] for address in credential.terms_of_use]
        yield tr("Terms of use"), self.writer.listed(terms)
        yield tr("Notes by the learner"), self.writer.plain(self.badge.notes)

    @property
    def _credential(self) -> Credential:
        return self.badge.credential

    def _listed(self, items: Iterator[list[Node]]) -> list[Node]:
        return self.writer.listed(list(items))

    def _chips(self, tags: tuple[str, ...]) -> list[Node]:
        chips = [self.writer.text(tag, LONGEST_CHIP) for tag in tags[:MOST_CHIPS]]
        return [{"t": "chips", "v": chips}] if chips else []

    def _criteria(self) -> list[Node]:
        criteria = self._credential.achievement.criteria
        blocks = self.writer.markdown(criteria.narrative)
        if address := self.writer.cleaner.link(criteria.url):
            told = tr("The criteria at {host}", host=urlsplit(address).hostname or address)
            blocks.append(self.writer.paragraph([link(address, told)]))
        return blocks

    def _result(self, result: Result) -> list[Node]:
        achievement = self._credential.achievement
        meant = achievement.description_of(result)
        level = achievement.level_of(result.level)
        parts = (result.value, level.name or level.level if level else "", result.status)
        told = self.writer.cleaner.line(" · ".join(part for part in parts if part))
        name = self.writer.cleaner.line(meant.name if meant else "") or tr("Result")
        return [self.writer.paragraph([{"t": "strong", "c": [words(name)]}, words(f"  {told}")])]

    def _alignment(self, alignment: Alignment) -> list[Node]:
        shown = self.writer.cleaner.line(alignment.name or alignment.code or alignment.framework)
        about = " · ".join(part for part in (alignment.framework, alignment.code) if part)
        named = self.writer.named(shown, alignment.url, about)
        return [named, *self.writer.plain(alignment.description)]

    def _evidence(self, item: Evidence) -> list[Node]:
        shown = self.writer.cleaner.line(item.name or item.genre) or tr("Evidence")
        about = " · ".join(part for part in (item.genre, item.audience) if part)
        return [
            self.writer.named(shown, item.url, about),
            *self.writer.plain(item.description),
            *self.writer.markdown(item.narrative),
        ]

    def _endorsement(self, endorsement: Endorsement) -> list[Node]:
        endorser = endorsement.endorser
        shown = self.writer.cleaner.line(endorser.name or endorser.id or "") or tr("Somebody")
        day = format_date(endorsement.issued) if endorsement.issued else ""
        named = self.writer.named(shown, endorser.url or endorser.id, day)
        return [named, *self.writer.markdown(endorsement.comment)]

    def _issuer(self, issuer: Profile) -> list[Node]:
        """What its name, which leads to its page, does not say."""
        mail = [self._address(f"mailto:{issuer.email}")] if issuer.email else []
        phone = [self.writer.paragraph([words(self.writer.cleaner.line(issuer.phone))])]
        told = self.writer.plain(issuer.description)
        return [*told, *mail, *(phone if issuer.phone else [])]

    def _address(self, address: str) -> Node:
        sound = self.writer.cleaner.link(address)
        shown = self.writer.cleaner.line(address.removeprefix("mailto:"))
        return self.writer.paragraph([link(sound, shown) if sound else words(shown)])

    def verification(self) -> list[Node]:
        """What was found out, and which badge this is."""
        told = self.writer.cleaner.line(standing.sentence(self.badge))
        blocks = [self.writer.paragraph([words(told)])]
        if self._credential.id:
            shown = self.writer.cleaner.line(self._credential.id)
            blocks.append(self.writer.paragraph(muted(tr("Badge ID: {id}", id=shown))))
        return blocks
