"""What the learner says of their badges: notes, own tags, a text in the place of the picture.

Each change gives what was there before and after, from which it can be undone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.own_words import OwnWords
from backpack.domain.ports import Clock, Store
from backpack.services.collecting import within
from backpack.services.keeping import told_when_gone

NOTES_LIMIT = 100_000
"""Characters."""

TAG_LIMIT = 100
"""Characters of one tag, and tags of one badge."""

ALTERNATIVE_LIMIT = 2_000
"""Characters of the text that is read out in the place of a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """What the learner said of badges before and after a change, by the badge's identifier."""

    before: Mapping[str, OwnWords]
    after: Mapping[str, OwnWords]

    @property
    def changes(self) -> Changes:
        """What views have to show anew."""
        return Changes(updated=frozenset(self.after))

    @property
    def reversed(self) -> "Annotated":
        """The same change backwards."""
        return Annotated(before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotating:
    """Reads and changes the learner's own words."""

    store: Store
    clock: Clock

    def words(self, holding_id: str) -> OwnWords:
        """What the learner says of a badge.

        Raises:
            Fault: ``no-such-badge`` when it is gone.
        """
        with told_when_gone(holding_id):
            return self.store.load_own_words(holding_id)

    def tags(self) -> Mapping[str, int]:
        """The learner's own tags, and how many badges outside of the trash have each; by name."""
        shown = {held.id for held in self.store.load_holdings()}
        every = self.store.load_all_own_words()
        counted = Counter(tag for one, own in every.items() if one in shown for tag in own.tags)
        return {tag: counted[tag] for tag in sorted(counted, key=str.casefold)}

    def save_notes(self, holding_id: str, notes: str) -> Annotated:
        """Set a badge's notes, or take them away with an empty text.

        Raises:
            Fault: ``too-long``, ``no-such-badge``.
        """
        text = within(notes, NOTES_LIMIT)
        return self._change([holding_id], lambda own: replace(own, notes=text))

    def save_alternative_text(self, holding_id: str, text: str) -> Annotated:
        """Set what is read out in the place of a badge's picture; raises as ``save_notes``."""
        line = within(" ".join(text.split()), ALTERNATIVE_LIMIT)
        return self._change([holding_id], lambda own: replace(own, alternative_text=line))

    def add_tags(self, holding_ids: Iterable[str], tags: Iterable[str]) -> Annotated:
        """Put tags on badges; one that is there already, in capitals or not, stays as it is.

        Raises:
            Fault: ``name-needed``, ``too-long``, ``no-such-badge``.
        """
        new = [_tag(tag) for tag in tags]
        return self._change(holding_ids, lambda own: replace(own, tags=_joined(own.tags, new)))

    def remove_tags(self, holding_ids: Iterable[str], tags: Iterable[str]) -> Annotated:
        """Take tags off badges, where they are on; raises ``no-such-badge``."""
        leaving = {" ".join(tag.split()).casefold() for tag in tags}

        def without(own: OwnWords) -> OwnWords:
            return replace(own, tags=tuple(t for t in own.tags if t.casefold() not in leaving))

        return self._change(holding_ids, without)

    def undo(self, done: Annotated) -> Changes:
        """Bring back what was before; ``done.reversed`` does it again.

        Raises:
            Fault: ``no-such-badge`` when one is gone meanwhile; then nothing is changed.
        """
        self._save(done.before)
        return done.changes

    def _change(
        self, holding_ids: Iterable[str], change: Callable[[OwnWords], OwnWords]
    ) -> Annotated:
        before = {each: self.words(each) for each in holding_ids}
        changed = {each: change(own) for each, own in before.items()}
        after = {each: own for each, own in changed.items() if own != before[each]}
        self._save(after)
        return Annotated(before={each: before[each] for each in after}, after=after)

    def _save(self, words: Mapping[str, OwnWords]) -> None:
        now = self.clock.now()
        dated = {each: replace(own, changed=now) for each, own in words.items()}
        try:
            self.store.save_own_words(dated)
        except KeyError as gone:
            raise Fault("no-such-badge", id=str(gone.args[0])) from None


def _tag(text: str) -> str:
    tag = within(" ".join(text.split()), TAG_LIMIT)
    if not tag:
        raise Fault("name-needed")
    return tag


def _joined(there: tuple[str, ...], new: Iterable[str]) -> tuple[str, ...]:
    tags = {tag.casefold(): tag for tag in there}
    for tag in new:
        tags.setdefault(tag.casefold(), tag)
    if len(tags) > TAG_LIMIT:
        raise Fault("too-long", limit=TAG_LIMIT)
    return tuple(tags.values())
