"""The learner's way with the samples: add, confirm, choose, take out; without a window."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from backpack.assets import resource
from backpack.domain.disclosure import Disclosure
from backpack.domain.holding import Holding, Identity, Visibility
from backpack.domain.progress import Progress
from backpack.domain.report import Standing
from backpack.publish.linkedin import linkedin_entry
from backpack.publish.portfolio.design import Design
from backpack.services.backpack import Backpack
from backpack.services.sources import Source
from backpack.services.writing import write_file
from tools.tour.report import Report, table, title

_EXPECTED = Path(__file__).resolve().parents[1] / "sample_badges" / "expected.json"
LEARNER = "A Learner"
ADDRESS = "learner@example.org"
"""Whom most of the samples are made out to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One sample file, and what a check is expected to find."""

    path: Path
    issuer_id: str
    standing: str
    standing_when_known: str
    recipient: str


def load_samples() -> list[Sample]:
    """The samples, in the order in which they were minted."""
    index = json.loads(_EXPECTED.read_bytes())
    return [
        Sample(
            path=resource("samples", entry["file"]),
            issuer_id=entry["issuer_id"],
            standing=entry["standing"],
            standing_when_known=entry["standing_when_known"],
            recipient=entry["recipient"],
        )
        for entry in index
    ]


def go(backpack: Backpack, samples: Sequence[Sample], folder: Path, report: Report) -> None:
    """The whole way; what comes out of it lies in ``folder``."""
    backpack.identifying.save_name(LEARNER)
    backpack.identifying.add_identity(Identity(type="email", value=ADDRESS), Progress())
    ids = _add(backpack, samples, report)
    _confirm(backpack, samples, ids, report)
    public = _choose(backpack)
    _save_portfolio(backpack, public, folder / "portfolio.pdf", report)
    _save_links(backpack, public, folder / "linkedin.txt")
    _save_originals(backpack, samples, ids, folder / "originals", report)


def _add(backpack: Backpack, samples: Sequence[Sample], report: Report) -> Mapping[Path, str]:
    title(f"Adding {len(samples)} samples as files; the learner's address is {ADDRESS}")
    # The newest stands first on the wall, so the first one is added last.
    sources = [Source(name=sample.path.name, path=sample.path) for sample in reversed(samples)]
    added = backpack.importing.add(sources, Progress())
    holdings = {line.source.path: line.holding for line in added.lines if line.holding}
    rows = [("file", "expected", "found", "made out to", "")]
    for sample in samples:
        held = holdings[sample.path]
        found = (held.standing.value, held.recipient.value)
        mark = report.expect(sample.path.name, (sample.standing, sample.recipient), found)
        rows.append((sample.path.name, sample.standing, *found, mark))
    table(rows)
    return {path: held.id for path, held in holdings.items() if path}


def _confirm(
    backpack: Backpack, samples: Sequence[Sample], ids: Mapping[Path, str], report: Report
) -> None:
    title("Confirming the issuer of each: from here on the learner vouches for them")
    for issuer_id in dict.fromkeys(sample.issuer_id for sample in samples):
        backpack.knowing.confirm([issuer_id], Progress())
    rows = [("file", "expected", "found", "")]
    for sample in samples:
        found = backpack.organising.detail(ids[sample.path]).holding.standing.value
        mark = report.expect(f"{sample.path.name}, confirmed", sample.standing_when_known, found)
        rows.append((sample.path.name, sample.standing_when_known, found, mark))
    table(rows)


def _choose(backpack: Backpack) -> list[Holding]:
    title("Making two of them public; nothing goes online by this")
    verified = [
        held for held in backpack.organising.holdings() if held.standing is Standing.VERIFIED
    ]
    public = verified[:2]
    backpack.organising.choose_visibility([held.id for held in public], Visibility.PUBLIC)
    table([(held.name, f"from {held.issuer_name}") for held in public])
    return public


def _save_portfolio(
    backpack: Backpack, public: Sequence[Holding], path: Path, report: Report
) -> None:
    title("Saving the portfolio, with the originals attached")
    chosen = backpack.portfolios.choose([Visibility.PUBLIC])
    holdings = tuple(held.id for held in chosen)
    disclosure = Disclosure(holdings=holdings, learner_name=LEARNER, originals_tell_more=True)
    disclosed = backpack.disclosing.disclose(disclosure, Progress())
    data = backpack.portfolios.document(disclosed, Design(), Progress())
    write_file(path, data, replace=True)
    reader = PdfReader(io.BytesIO(data))
    attached = {
        hashlib.sha256(content).hexdigest()
        for contents in reader.attachments.values()
        for content in contents
    }
    wanted = {held.artifact_sha256 for held in public}
    mark = report.expect("originals in the portfolio", wanted, wanted & attached)
    rows = [(path.name, f"{len(reader.pages)} pages", f"{len(data) // 1024} KiB", mark)]
    table(rows)


def _save_links(backpack: Backpack, public: Sequence[Holding], path: Path) -> None:
    title("Making the LinkedIn links; nothing is sent")
    disclosure = Disclosure(holdings=tuple(held.id for held in public), learner_name=LEARNER)
    disclosed = backpack.disclosing.disclose(disclosure, Progress(), picture_size=0)
    links = [linkedin_entry(badge).url for badge in disclosed.badges]
    write_file(path, ("\n".join(links) + "\n").encode(), replace=True)
    table([(link,) for link in links])


def _save_originals(
    backpack: Backpack,
    samples: Sequence[Sample],
    ids: Mapping[Path, str],
    folder: Path,
    report: Report,
) -> None:
    title("Taking the originals out again")
    folder.mkdir()
    rows = [("file", "SHA-256", "")]
    for sample in samples:
        artifact = backpack.exporting.original(ids[sample.path])
        write_file(folder / artifact.name, artifact.data)
        given = hashlib.sha256(sample.path.read_bytes()).hexdigest()
        taken = hashlib.sha256((folder / artifact.name).read_bytes()).hexdigest()
        mark = report.expect(f"{artifact.name}, taken out", given, taken)
        rows.append((artifact.name, taken[:16], mark))
    table(rows)
