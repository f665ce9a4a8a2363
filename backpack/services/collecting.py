"""Putting badges together: collections, their order, and searches that are kept as one.

Each change gives what was there before and after, from which it can be undone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from backpack.domain.changes import Changes
from backpack.domain.collection import Collection, Colour
from backpack.domain.faults import Fault
from backpack.domain.ports import Clock, Store

NAME_LIMIT = 200
"""Characters."""

TEXT_LIMIT = 20_000
"""Characters of a cover text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rearranged:
    """Collections before and after a change; one that is on one side only was made or deleted."""

    before: tuple[Collection, ...] = ()
    after: tuple[Collection, ...] = ()

    @property
    def changes(self) -> Changes:
        """What views have to show anew."""
        return Changes(collections=frozenset(one.id for one in (*self.before, *self.after)))

    @property
    def reversed(self) -> "Rearranged":
        """The same change backwards."""
        return Rearranged(before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collecting:
    """Reads and changes the learner's collections."""

    store: Store
    clock: Clock

    def collections(self) -> tuple[Collection, ...]:
        """Every collection, in the learner's order."""
        return self.store.load_collections()

    def find(self, wanted: str) -> Collection:
        """The collection of that name, or whose identifier begins so.

        Raises:
            Fault: ``no-such-collection`` when there is none, or more than one.
        """
        every = self.collections()
        fitting = [one for one in every if one.name.casefold() == wanted.strip().casefold()]
        fitting = fitting or [one for one in every if wanted and one.id.startswith(wanted)]
        if len(fitting) != 1:
            raise Fault("no-such-collection", name=wanted)
        return fitting[0]

    def create(
        self, name: str, *, colour: Colour = Colour.GREY, search: str | None = None
    ) -> Rearranged:
        """Make a collection at the end of the others; with ``search``, that fills it.

        Raises:
            Fault: ``name-needed``, ``too-long``.
        """
        made = Collection(
            id=uuid4().hex,
            name=_name(name),
            colour=colour,
            search=search,
            position=1 + max((one.position for one in self.collections()), default=-1),
            changed=self.clock.now(),
        )
        self.store.save_collections([made])
        return Rearranged(after=(made,))

    def rename(self, collection_id: str, name: str) -> Rearranged:
        """Give a collection another name; raises as ``create``, and ``no-such-collection``."""
        return self._change(collection_id, name=_name(name))

    def choose_colour(self, collection_id: str, colour: Colour) -> Rearranged:
        """Give a collection another colour; raises ``no-such-collection``."""
        return self._change(collection_id, colour=colour)

    def save_cover_text(self, collection_id: str, text: str) -> Rearranged:
        """Set what stands on its cover; raises ``too-long``, ``no-such-collection``."""
        return self._change(collection_id, cover_text=within(text, TEXT_LIMIT))

    def save_search(self, collection_id: str, search: str | None) -> Rearranged:
        """Let a search fill it, or the learner again with None; raises as above."""
        return self._change(collection_id, search=search)

    def put_in(
        self, collection_id: str, holding_ids: Iterable[str], *, before: str | None = None
    ) -> Rearranged:
        """Put badges in, before one that is inside or at the end; those inside already move.

        Raises:
            Fault: ``no-such-collection``, or ``filled-by-search`` where a search fills it.
        """
        found = self._known(collection_id)
        if found.is_smart:
            raise Fault("filled-by-search", name=found.name)
        moving = tuple(dict.fromkeys(holding_ids))
        staying = [one for one in found.members if one not in moving]
        place = staying.index(before) if before in staying else len(staying)
        return self._change(collection_id, members=(*staying[:place], *moving, *staying[place:]))

    def take_out(self, collection_id: str, holding_ids: Iterable[str]) -> Rearranged:
        """Take badges out; they stay in the backpack. Raises ``no-such-collection``."""
        leaving = frozenset(holding_ids)
        members = self._known(collection_id).members
        return self._change(collection_id, members=tuple(m for m in members if m not in leaving))

    def arrange(self, collection_ids: Iterable[str]) -> Rearranged:
        """Put the collections in this order; those that are not named come after."""
        wanted = {each: place for place, each in enumerate(collection_ids)}
        ordered = sorted(self.collections(), key=lambda one: wanted.get(one.id, len(wanted)))
        moved = [(one, place) for place, one in enumerate(ordered) if one.position != place]
        now = self.clock.now()
        after = tuple(replace(one, position=place, changed=now) for one, place in moved)
        self.store.save_collections(after)
        return Rearranged(before=tuple(one for one, _ in moved), after=after)

    def delete(self, collection_ids: Iterable[str]) -> Rearranged:
        """Delete collections; their badges stay. Raises ``no-such-collection``."""
        leaving = tuple(self._known(each) for each in dict.fromkeys(collection_ids))
        self.store.erase_collections([one.id for one in leaving], self.clock.now())
        return Rearranged(before=leaving)

    def undo(self, done: Rearranged) -> Changes:
        """Bring back what was before; ``done.reversed`` does it again."""
        now = self.clock.now()
        here = {one.id for one in self.collections()}
        back = {one.id for one in done.before}
        leaving = [one.id for one in done.after if one.id in here and one.id not in back]
        self.store.erase_collections(leaving, now)
        self.store.save_collections([replace(one, changed=now) for one in done.before])
        return done.changes

    def _known(self, collection_id: str) -> Collection:
        for one in self.collections():
            if one.id == collection_id:
                return one
        raise Fault("no-such-collection", name=collection_id)

    def _change(self, collection_id: str, **members: Any) -> Rearranged:
        before = self._known(collection_id)
        after = replace(before, **members, changed=self.clock.now())
        self.store.save_collections([after])
        return Rearranged(before=(before,), after=(after,))


def within(text: str, limit: int) -> str:
    """``text``, where it is no longer than that.

    Raises:
        Fault: ``too-long``.
    """
    if len(text) > limit:
        raise Fault("too-long", limit=limit)
    return text


def _name(text: str) -> str:
    name = within(" ".join(text.split()), NAME_LIMIT)
    if not name:
        raise Fault("name-needed")
    return name
