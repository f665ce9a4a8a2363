"""Which issuers the learner knows: what may be asked about them, and what the answer changes.

Known is a whole identifier, never a host or a name (``docs/verdicts.md``). Badges are judged again
by what is kept of them; the front ends see to it that nobody is asked for it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import compress

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding, KnownIssuer
from backpack.domain.look_alikes import find_look_alike
from backpack.domain.ports import Clock, Store
from backpack.domain.progress import Progress, keeping
from backpack.domain.report import Result, Standing
from backpack.services.keeping import told_when_gone
from backpack.services.verifying import Verifying
from backpack.verify.shared_hosts import host_of_issuer, recorder_of

_GOOD = frozenset({Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconfirmed:
    """An issuer that may be confirmed, and how many of the badges in question are its own.

    ``host`` is empty for one that is nothing but a key: then nobody on the web stands by it.
    ``recorded_by`` is who recorded its name, where many issuers share that host, else empty.
    ``looks_like`` is the confirmed issuer that it could be taken for.
    """

    id: str
    name: str
    host: str
    badges: int
    recorded_by: str = ""
    looks_like: KnownIssuer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Issuers to be asked about: ``together`` in one list, each of those ``alone`` by itself.

    Both begin with the one of most badges; nothing is to be ticked beforehand.
    """

    together: tuple[Unconfirmed, ...] = ()
    alone: tuple[Unconfirmed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.together or self.alone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowing:
    """Keeps the issuers that the learner has confirmed."""

    store: Store
    verifying: Verifying
    clock: Clock

    def issuers(self) -> tuple[KnownIssuer, ...]:
        """The issuers that the learner has confirmed."""
        return self.store.load_issuers()

    def asked(self, holding_ids: Iterable[str]) -> Question:
        """The issuers of these badges that the learner's word would make known.

        Only those who vouch for a genuine badge, by their own key or site. Samples are left out,
        and so are badges that are gone.
        """
        known = {issuer.id: issuer for issuer in self.store.load_issuers()}
        fitting = [held for held in self._present(holding_ids) if self._is_asked_for(held, known)]
        issuers = [_unconfirmed(held, known) for held in _by_issuer(fitting)]
        issuers.sort(key=lambda one: (-one.badges, one.name.casefold(), one.id))
        is_alone = [one.looks_like is not None or not one.host for one in issuers]
        return Question(
            together=tuple(one for one, alone in zip(issuers, is_alone, strict=True) if not alone),
            alone=tuple(compress(issuers, is_alone)),
        )

    def confirm_issuer_of(self, holding_id: str, progress: Progress) -> Changes:
        """Confirm the issuer that this holding names.

        Raises:
            Fault: ``no-issuer-id`` when it names none that could be told from others, or
                ``no-such-badge``.
            Cancelled: as ``confirm``.
        """
        with told_when_gone(holding_id):
            holding = self.store.load_holding(holding_id)
        if not holding.issuer_id:
            raise Fault("no-issuer-id")
        return self.confirm([holding.issuer_id], progress)

    def confirm(self, issuer_ids: Iterable[str], progress: Progress) -> Changes:
        """Confirm issuers by their whole identifiers, and judge each badge that it concerns once.

        Raises:
            Cancelled: as ``Verifying.verify``; the confirmations stay, and once more judges the
                rest.
        """
        held = self._everything()
        names = {
            issuer_id: _name(one for one in held if one.issuer_id == issuer_id)
            for issuer_id in issuer_ids
        }
        now = self.clock.now()
        with self.verifying.finishing():
            for issuer_id, name in names.items():
                self.store.save_issuer(KnownIssuer(id=issuer_id, name=name, confirmed=now))
            return self._judge_after_change(_concerned(held, names), progress)

    def forget(self, issuer_id: str, progress: Progress) -> Changes:
        """Take a confirmation back and judge the badges that it concerns again.

        Raises:
            Fault: ``no-such-issuer`` when it was not confirmed; badges that a stopped forgetting
                left behind are judged again before.
            Cancelled: as ``Verifying.verify``; it is forgotten all the same.
        """
        held = self._everything()
        known = {issuer.id: issuer.name for issuer in self.store.load_issuers()}
        if issuer_id not in known:
            own = _concerned(held, {issuer_id: ""})
            left = [one.id for one in own if self._says_known(one)]
            changes = self.verifying.verify(left, progress)
            with keeping(lambda: changes):
                raise Fault("no-such-issuer", id=issuer_id)
        with self.verifying.finishing():
            with suppress(KeyError):  # another program was quicker
                self.store.erase_issuer(issuer_id, self.clock.now())
            concerned = _concerned(held, {issuer_id: known[issuer_id]})
            return self._judge_after_change(concerned, progress)

    def _present(self, holding_ids: Iterable[str]) -> Iterator[Holding]:
        for holding_id in dict.fromkeys(holding_ids):
            with suppress(KeyError):
                yield self.store.load_holding(holding_id)

    def _is_asked_for(self, holding: Holding, known: Container[str]) -> bool:
        """Whether all holds but that its issuer is not known.

        A badge whose key nobody vouches for could name any issuer it likes.
        """
        if holding.is_sample or not holding.issuer_id or holding.issuer_id in known:
            return False
        return holding.genuine is Standing.VALID_UNKNOWN_ISSUER and self._is_bound(holding)

    def _is_bound(self, holding: Holding) -> bool:
        with suppress(KeyError):
            checks = self.store.load_report(holding.id).checks
            return any((one.code, one.result) == ("binding", Result.PASSED) for one in checks)
        return False

    def _everything(self) -> tuple[Holding, ...]:
        """Every holding, those in the trash too: they may come back."""
        return (*self.store.load_holdings(), *self.store.load_removed())

    def _says_known(self, holding: Holding) -> bool:
        try:
            return self.store.load_report(holding.id).issuer_known
        except KeyError:
            return False

    def _judge_after_change(self, held: Iterable[Holding], progress: Progress) -> Changes:
        with keeping(lambda: Changes(issuers=True)):
            changes = self.verifying.verify([one.id for one in held], progress)
        return changes | Changes(issuers=True)


def _concerned(held: Iterable[Holding], names: Mapping[str, str]) -> list[Holding]:
    """The badges of these issuers, and of those that could be taken for them."""
    return [
        one
        for one in held
        if one.issuer_id in names or find_look_alike(one.issuer_name, one.issuer_id or "", names)
    ]


def _by_issuer(held: Iterable[Holding]) -> Iterable[list[Holding]]:
    groups: dict[str | None, list[Holding]] = {}
    for one in held:
        groups.setdefault(one.issuer_id, []).append(one)
    return groups.values()


def _unconfirmed(held: list[Holding], known: Mapping[str, KnownIssuer]) -> Unconfirmed:
    issuer_id = held[0].issuer_id or ""
    names = {each.id: each.name for each in known.values()}
    likes = (find_look_alike(one.issuer_name, issuer_id, names) for one in held)
    like = next(filter(None, likes), None)
    return Unconfirmed(
        id=issuer_id,
        name=_name(held),
        host=host_of_issuer(issuer_id),
        badges=len(held),
        recorded_by=recorder_of(issuer_id),
        looks_like=known[like] if like else None,
    )


def _name(held: Iterable[Holding]) -> str:
    """What an issuer calls itself; a badge that is not genuine tells only where no other does."""
    named = [one for one in held if one.issuer_name]
    named.sort(key=lambda one: one.genuine not in _GOOD)
    return named[0].issuer_name if named else ""
