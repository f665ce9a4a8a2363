"""Getting badges out as they came in: the original file, or a zip of originals."""

from collections.abc import Iterable
from dataclasses import dataclass

from backpack.domain.artifact import Artifact
from backpack.domain.faults import Fault
from backpack.domain.ports import Store
from backpack.publish.package import render_package
from backpack.services.keeping import load_original


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporting:
    """Makes files of kept badges, as bytes; saving them is ``services.writing``."""

    store: Store

    def original(self, holding_id: str) -> Artifact:
        """The exact bytes that were received, with their name.

        Raises:
            Fault: ``no-such-badge`` when it is gone.
        """
        return load_original(self.store, holding_id)[1]

    def package(self, holding_ids: Iterable[str]) -> bytes:
        """A zip of the originals of these holdings, each artifact once.

        Raises:
            Fault: ``nothing-chosen``, or ``no-such-badge`` when one is gone.
        """
        originals: dict[str, Artifact] = {}
        for holding_id in holding_ids:
            holding, artifact = load_original(self.store, holding_id)
            originals.setdefault(holding.artifact_sha256, artifact)
        if not originals:
            raise Fault("nothing-chosen")
        return render_package(list(originals.values()))
