"""The recovery sheet: one page for the drawer, as PDF and as text, with the key in numbered groups.

Only the key on it is secret. Typst sets it in memory, and the text goes to it as data; nothing is
written anywhere.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from backpack.assets import resource
from backpack.domain.faults import Fault
from backpack.publish.portfolio.typeset import fonts
from backpack.words import tr
from backpack.words.dates import format_date

_LONGEST_REASON = 200


class Paper(StrEnum):
    """The sizes that printers have."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """``key`` is the recovery key with dashes between its groups; ``folder`` the backpack's."""

    key: str
    made: datetime
    folder: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the key, in their order."""
        return tuple(self.key.split("-"))

    def __repr__(self) -> str:
        return f"Sheet(made={self.made!r})"  # the key has no place in a traceback


def render_recovery_sheet(sheet: Sheet, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a PDF of one page, the same for the same input.

    Raises:
        Fault: ``recovery-sheet-failed``.
    """
    import typst  # noqa: PLC0415 - 80 MB that only a sheet needs

    model = {**_words(sheet), "groups": sheet.groups, "paper": paper.value, "lang": tr("en")}
    files = {
        "model.json": json.dumps(model, ensure_ascii=False).encode(),
        "main.typ": resource("recovery", "sheet.typ").read_bytes(),
    }
    try:
        pdf = typst.compile(
            files,
            font_paths=fonts(),
            pdf_standards=["ua-1"],
            timestamp=sheet.made.astimezone(UTC).replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise Fault("recovery-sheet-failed", reason=str(error)[:_LONGEST_REASON]) from error
    return bytes(pdf)


def render_recovery_text(sheet: Sheet) -> str:
    """The sheet as lines of text, for a file, the clipboard or a terminal."""
    words = _words(sheet)
    groups = [f"{number:>4}  {group}" for number, group in enumerate(sheet.groups, start=1)]
    lines = (words["title"], "", words["about"], "", *groups, "", *words["steps"], "")
    return "\n".join((*lines, words["made"], words["folder"], ""))


def _words(sheet: Sheet) -> dict[str, Any]:
    return {
        "title": tr("Recovery key of my backpack"),
        "about": tr(
            "It opens the backpack when the passphrase is forgotten, or when the keychain of the "
            "computer has lost its key. It opens the backups too."
        ),
        "steps": [
            tr("Keep this sheet where you keep your passport, not beside the computer."),
            tr("Whoever has it, and the files of the backpack, can read all of your badges."),
            tr("To use it, choose “Open with the recovery key” and type all 13 groups, in order."),
            tr("Small letters are as good as capital ones, and spaces do not matter."),
            tr("A newer sheet makes this one useless: keep the one with the latest date."),
        ],
        "made": tr("Made on {date}", date=format_date(sheet.made)),
        "folder": tr("For the backpack in {folder}", folder=sheet.folder),
    }
