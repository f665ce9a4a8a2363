"""Choosing registries of issuers: what they list counts as known, under the registry's name.

They are kept as they were when read; reading one by its address asks its site, with the learner's
leave. Judging badges again asks nobody, which the front ends see to.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.ports import Clock, Fetcher, Store
from backpack.domain.progress import Progress, keeping
from backpack.domain.registry import Registry
from backpack.services.registries import (
    load_registries,
    make_registry,
    read_registry,
    save_registries,
)
from backpack.services.verifying import Verifying
from backpack.verify.sources import NotObtainedError, Sources
from backpack.words.verdicts import check_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering:
    """Keeps the registries that the learner relies on."""

    store: Store
    verifying: Verifying
    fetcher: Fetcher
    clock: Clock

    def registries(self) -> tuple[Registry, ...]:
        """Those that the learner has chosen, in the order they were added."""
        return load_registries(self.store)

    def read(self, data: bytes, *, source: str, name: str = "") -> Registry:
        """A registry from its file, not kept yet; raises as ``read_registry``."""
        return read_registry(data, self.clock, source=source, name=name)

    def fetch(self, address: str, *, name: str = "") -> Registry:
        """A registry from its address, not kept yet: asks that site, where there is leave.

        One that was read from there before keeps its name, unless there is another ``name``.

        Raises:
            Fault: ``registry-not-secure`` for any but an https address, ``registry-not-reached``,
                or ``not-a-registry``.
        """
        if not address.startswith("https://"):
            raise Fault("registry-not-secure", address=address)
        try:
            document = Sources(self.fetcher).document(address)
        except NotObtainedError as trouble:
            why = check_sentence(trouble.reason, trouble.parameters)
            raise Fault("registry-not-reached", address=address, why=why) from trouble
        kept = (one.name for one in self.registries() if one.source == address)
        return make_registry(document, self.clock, source=address, name=name or next(kept, ""))

    def add(self, registry: Registry, progress: Progress) -> Changes:
        """Rely on a registry, in place of one of the same name, and judge whom it concerns.

        Raises:
            Cancelled: as ``Verifying.verify``; the registry stays.
        """
        kept = self.registries()
        before = [one for one in kept if one.name == registry.name]
        if before:
            fresh = [registry if one.name == registry.name else one for one in kept]
        else:
            fresh = [*kept, registry]
        return self._save(fresh, [registry, *before], progress)

    def remove(self, name: str, progress: Progress) -> Changes:
        """Rely on a registry no longer, and judge whom it concerns.

        Raises:
            Fault: ``no-such-registry``.
            Cancelled: as ``Verifying.verify``; the registry is gone all the same.
        """
        kept = self.registries()
        gone = [one for one in kept if one.name == name]
        if not gone:
            raise Fault("no-such-registry", name=name)
        return self._save([one for one in kept if one.name != name], gone, progress)

    def _save(
        self, fresh: Iterable[Registry], concerned: Iterable[Registry], progress: Progress
    ) -> Changes:
        ids = {issuer_id for one in concerned for issuer_id in one.issuers}
        everything = (*self.store.load_holdings(), *self.store.load_removed())
        held = [one.id for one in everything if one.issuer_id in ids]
        with self.verifying.finishing():
            save_registries(self.store, fresh)
            with keeping(lambda: Changes(issuers=True)):
                changes = self.verifying.verify(held, progress)
        return changes | Changes(issuers=True)
