"""The verbs ``backup``, ``backups``, ``merge``, and ``restore`` where it is about a backup."""

import argparse
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from backpack.cli.opening import NotOpened, ask_passphrase, made, opened, read_passphrase
from backpack.cli.output import say, say_record
from backpack.cli.progress import terminal_progress
from backpack.domain.faults import Fault
from backpack.domain.merged import Merged
from backpack.services.restoring import Label, Passphrase, RecoveryKey, Secret, restore
from backpack.words import ntr, tr

AddVerb = Callable[[Any, str, str, Any], argparse.ArgumentParser]


def add_arguments(verbs: Any, add_verb: AddVerb) -> None:
    """Add the parsers of these verbs; ``add_verb`` gives each the options that all have."""
    file = tr("a backup, such as mine.backpack")
    parser = add_verb(verbs, "backup", tr("save the whole backpack in one encrypted file"), backup)
    parser.add_argument("file", type=Path, metavar=tr("FILE"), help=file)
    parser.add_argument("--replace", action="store_true", help=tr("overwrite FILE if it exists"))
    parser = verbs.add_parser("backups", help=tr("the backups that are made by themselves"))
    actions = parser.add_subparsers(dest="action", required=True, metavar=tr("ACTION"))
    add_verb(actions, "list", tr("show the backups and how they stand"), list_backups)
    add_verb(actions, "make", tr("make today's, if something has changed"), make_due)
    place = add_verb(actions, "place", tr("choose where they lie"), choose_place)
    where = place.add_mutually_exclusive_group(required=True)
    where.add_argument("folder", nargs="?", type=Path, metavar=tr("DIR"))
    where.add_argument("--usual", action="store_true", help=tr("beside the backpack again"))
    parser = add_verb(
        verbs, "merge", tr("bring in what a backup has, and overwrite nothing"), merge
    )
    parser.add_argument("file", type=Path, metavar=tr("FILE"), help=file)
    parser.add_argument("--preview", action="store_true", help=tr("only tell what it would do"))
    add_secrets(parser)


def add_secrets(parser: argparse.ArgumentParser) -> None:
    """Add the options that name what a backup opens with."""
    secret = parser.add_mutually_exclusive_group()
    secret.add_argument(
        "--backup-passphrase-file",
        type=Path,
        metavar=tr("FILE"),
        help=tr("a file whose first line is the passphrase that the backup was made with"),
    )
    secret.add_argument(
        "--backup-recovery-key-file",
        type=Path,
        metavar=tr("FILE"),
        help=tr("a file whose first line is the recovery key of the backup"),
    )


def backup(options: Namespace) -> int:
    """Save a backup, and say so only after it was read back."""
    with opened(options) as backpack, terminal_progress() as progress:
        label = backpack.backing_up.save(options.file, progress, replace=options.replace)
    if options.json:
        say_record(_label_record(label))
    else:
        say(tr("Saved, read back and compared: {file}", file=options.file))
    return 0


def list_backups(options: Namespace) -> int:
    """One line for each backup in the place, newest first."""
    with opened(options) as backpack:
        state, labels = backpack.backing_up.state(), backpack.backing_up.backups()
    if options.json:
        for label in labels:
            say_record(_label_record(label))
        return 0
    say(tr("Backups lie in {folder}", folder=state.folder))
    for label in labels:
        say(f"{label.made:%Y-%m-%d %H:%M} UTC  {label.size:>12,}  {label.path.name}")
    if not labels:
        say(tr("There is none yet."))
    return 0


def make_due(options: Namespace) -> int:
    """Make today's automatic backup, where it is due."""
    with opened(options) as backpack, terminal_progress() as progress:
        label = backpack.backing_up.save_if_due(progress)
        trouble = backpack.backing_up.state().trouble
    if label is None and trouble is not None:
        raise trouble
    if label is None:
        if not options.json:
            say(tr("Nothing has changed since the last backup, or there is one of today."))
    elif options.json:
        say_record(_label_record(label))
    else:
        say(tr("Saved, read back and compared: {file}", file=label.path))
    return 0


def choose_place(options: Namespace) -> int:
    """Choose the folder for automatic backups."""
    with opened(options) as backpack:
        backpack.backing_up.choose_place(None if options.usual else options.folder)
        folder = backpack.backing_up.state().folder
    if options.json:
        say_record({"folder": str(folder)})
    else:
        say(tr("Backups lie in {folder}", folder=folder))
    return 0


def restore_backup(options: Namespace, file: Path) -> int:
    """Lay a backup out as a new backpack."""
    secret = _secret(options) or _passphrase_of(options)
    with made(options) as program, terminal_progress() as progress:
        try:
            restore(file, secret, program.vault, progress)
        except Fault as fault:
            if fault.code == "backpack-exists":
                raise NotOpened(fault) from fault
            raise
    if options.json:
        say_record({"home": str(program.home), "restored": str(file)})
    else:
        say(tr("Restored into {folder}", folder=program.home))
        say(tr("It opens with the passphrase and the recovery key of the backup."))
    return 0


def merge(options: Namespace) -> int:
    """Merge a backup, or tell what that would do."""
    with opened(options) as backpack, terminal_progress() as progress:
        do = backpack.merging.preview if options.preview else backpack.merging.merge
        merged = do(options.file, _secret(options), progress)
    if options.json:
        say_record(_merged_record(merged) | {"preview": options.preview})
        return 0
    if options.preview:
        say(tr("This would happen:"))
    for line in merged_lines(merged):
        say(line)
    return 0


def merged_lines(merged: Merged) -> list[str]:
    """What a merge did, or would do, a line for each kind of thing."""
    counted = (
        (ntr("{count} badge added", "{count} badges added", len(merged.added)), merged.added),
        (
            ntr(
                "{count} of them is another version of a badge that is here; both are kept",
                "{count} of them are other versions of badges that are here; both are kept",
                len(merged.other_versions),
            ),
            merged.other_versions,
        ),
        (
            ntr("{count} badge changed", "{count} badges changed", len(merged.updated)),
            merged.updated,
        ),
        (
            ntr(
                "{count} badge gone, since it was deleted for good there",
                "{count} badges gone, since they were deleted for good there",
                len(merged.erased),
            ),
            merged.erased,
        ),
        (
            ntr(
                "{count} thing was changed on both sides: both is kept, the newer on top",
                "{count} things were changed on both sides: both is kept, the newer on top",
                merged.conflicts,
            ),
            merged.conflicts,
        ),
        (
            ntr("{count} collection changed", "{count} collections changed", _collections(merged)),
            _collections(merged),
        ),
        (
            ntr(
                "{count} entry of what went out", "{count} entries of what went out", merged.shares
            ),
            merged.shares,
        ),
        (tr("Your addresses, confirmed issuers or settings changed"), _learners(merged)),
    )
    return [line for line, count in counted if count] or [tr("Everything is here already.")]


def _collections(merged: Merged) -> int:
    return len(merged.brought | merged.taken)


def _learners(merged: Merged) -> int:
    return merged.identities + merged.issuers + merged.settings


def _secret(options: Namespace) -> Secret | None:
    if options.backup_recovery_key_file:
        return RecoveryKey(text=read_passphrase(options.backup_recovery_key_file))
    if options.backup_passphrase_file:
        return Passphrase(text=read_passphrase(options.backup_passphrase_file))
    return None


def _passphrase_of(options: Namespace) -> Passphrase:
    if options.passphrase_file:
        return Passphrase(text=read_passphrase(options.passphrase_file))
    return Passphrase(text=ask_passphrase(tr("Passphrase of the backup: ")))


def _label_record(label: Label) -> dict[str, Any]:
    return {"file": str(label.path), "made": label.made.isoformat(), "size": label.size}


def _merged_record(merged: Merged) -> dict[str, Any]:
    return {
        "added": sorted(merged.added),
        "other_versions": sorted(merged.other_versions),
        "updated": sorted(merged.updated),
        "erased": sorted(merged.erased),
        "recognised": merged.recognised,
        "conflicts": merged.conflicts,
        "collections": sorted(merged.brought | merged.taken),
        "issuers": merged.issuers,
        "identities": merged.identities,
        "shares": merged.shares,
        "settings": merged.settings,
    }
