"""The verbs and their options; ``act`` in the result is the function that does it."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backpack import __version__
from backpack.cli import (
    adding,
    backing_up,
    baking,
    checking,
    collecting,
    comparing,
    identities,
    issuers,
    keeping,
    networking,
    portfolios,
    presenting,
    protecting,
    registries,
    reporting,
    rescuing,
    sending,
    sharing,
    verifying,
)
from backpack.cli.parsing import (
    parse_identity,
    parse_picture_file,
    parse_report_file,
    parse_time,
    parse_web_file,
)
from backpack.domain.holding import Visibility
from backpack.words import tr

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name


def make_parser() -> argparse.ArgumentParser:
    """The parser of everything but a bare start of the window."""
    parser = argparse.ArgumentParser(
        prog="backpack",
        description=tr("Keep, check and share the Open Badges you have earned."),
        epilog=tr("Without a command, the window opens: backpack [--home DIR] [FILE …]"),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"backpack {__version__}")
    _add_program_options(parser, default=None)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar=tr("COMMAND"))
    _add_adding(verbs)
    _add_comparing(verbs)
    _add_keeping(verbs)
    _add_verifying(verbs)
    _add_sharing(verbs)
    sending.add_arguments(verbs, _add_verb)
    _add_issuers(verbs)
    _add_registries(verbs)
    _add_identity(verbs)
    _add_network(verbs)
    collecting.add_arguments(verbs, _add_verb)
    presenting.add_arguments(verbs, _add_verb)
    portfolios.add_arguments(verbs, _add_verb)
    protecting.add_arguments(verbs, _add_verb)
    backing_up.add_arguments(verbs, _add_verb)
    return parser


def _add_adding(verbs: "Verbs") -> None:
    sources = tr("a badge file, a folder of them, an address, or - for standard input")
    parser = _add_verb(verbs, "add", tr("keep badges"), adding.add)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("sources", nargs="*", default=[], metavar=tr("SOURCE"), help=sources)
    what.add_argument("--samples", action="store_true", help=tr("the samples, with their mark"))
    _add_network_options(parser)
    parser = _add_verb(verbs, "check", tr("look at badges, keep nothing"), checking.check)
    parser.add_argument("sources", nargs="+", metavar=tr("SOURCE"), help=sources)
    parser.add_argument(
        "--identity",
        action="append",
        default=[],
        type=parse_identity,
        metavar=tr("TYPE:VALUE"),
        help=tr("{identity}; may be repeated", identity=_identity_help()),
    )
    parser.add_argument(
        "--known-issuer",
        action="append",
        default=[],
        metavar="ID",
        help=tr("the whole identifier of an issuer that you know; may be repeated"),
    )
    parser.add_argument(
        "--registry",
        action="append",
        default=[],
        type=Path,
        metavar=tr("FILE"),
        help=tr("a registry of issuers that counts this once; may be repeated"),
    )
    parser.add_argument(
        "--as-of", type=parse_time, metavar=tr("TIME"), help=tr("judge dates as of this moment")
    )
    _add_network_options(parser)


def _add_network_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--offline", action="store_true", help=tr("do not go online, whatever is allowed")
    )
    parser.add_argument(
        "--online", action="store_true", help=tr("ask every site that a badge needs, this once")
    )
    parser.add_argument(
        "--plain-http",
        action="store_true",
        help=tr("the same, for old badges also without encryption: others can read and change it"),
    )
    parser.add_argument(
        "--web",
        type=parse_web_file,
        metavar=tr("FILE"),
        help=tr("a JSON file of answers that stands in for the whole web"),
    )


def _add_comparing(verbs: "Verbs") -> None:
    about = tr("tell whether two files hold the same badges, to the last member")
    parser = _add_verb(verbs, "diff", about, comparing.diff)
    for name in ("a", "b"):
        parser.add_argument(
            name, metavar=name.upper(), help=tr("a file with badges, or - for standard input")
        )


def _add_keeping(verbs: "Verbs") -> None:
    parser = _add_verb(verbs, "list", tr("show what is kept"), keeping.list_badges)
    parser.add_argument("--trash", action="store_true", help=tr("what is in the trash instead"))
    parser = _add_verb(verbs, "show", tr("tell everything about one badge"), keeping.show)
    _add_id(parser)
    parser = _add_verb(verbs, "publish", tr("mark who may see badges"), keeping.publish)
    _add_ids(parser)
    parser.add_argument(
        "--to",
        required=True,
        choices=[visibility.value for visibility in Visibility],
        help=tr("only a mark: nothing goes online"),
    )
    parser = _add_verb(verbs, "remove", tr("put badges into the trash"), keeping.remove)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("ids", nargs="*", default=[], metavar="ID", help=_id_help())
    what.add_argument("--samples", action="store_true", help=tr("every sample, for good"))
    about = tr("take badges out of the trash, or make a backpack of a backup")
    parser = _add_verb(verbs, "restore", about, keeping.restore)
    backing_up.add_secrets(parser)
    parser.add_argument(
        "ids",
        nargs="+",
        metavar=tr("ID|FILE"),
        help=tr(
            "the beginning of a badge's identifier, as list --trash shows it; or a .backpack file"
        ),
    )


def _add_verifying(verbs: "Verbs") -> None:
    parser = _add_verb(verbs, "verify", tr("check kept badges again"), verifying.verify)
    what = parser.add_mutually_exclusive_group()
    help_text = tr("the beginning of a badge's identifier; without any, all badges")
    what.add_argument("ids", nargs="*", default=[], metavar="ID", help=help_text)
    due = tr("a few of those whose weekly time has come, and tell what has changed")
    what.add_argument("--due", action="store_true", help=due)
    _add_network_options(parser)
    about = tr("save what was found out about a badge, and what it rests on")
    parser = _add_verb(verbs, "report", about, reporting.report)
    _add_id(parser)
    _add_output(parser, parse_report_file)
    about = tr("tell how a badge stood over time")
    _add_id(_add_verb(verbs, "history", about, reporting.history))
    about = tr("go through a report again, from what it rests on; nobody is asked")
    parser = _add_verb(verbs, "replay", about, reporting.replay)
    report = tr("the beginning of a badge's identifier, or a saved report")
    parser.add_argument("report", metavar=tr("ID|REPORT"), help=report)
    badge = tr("the badge file that a saved report is about")
    parser.add_argument("badge", nargs="?", metavar=tr("BADGE"), help=badge)


def _add_sharing(verbs: "Verbs") -> None:
    parser = _add_verb(verbs, "export", tr("save a zip of original files"), sharing.export)
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("ids", nargs="*", default=[], metavar="ID", help=_id_help())
    chosen.add_argument("--all", action="store_true", help=tr("every badge"))
    chosen.add_argument("--public", action="store_true", help=tr("those marked public"))
    _add_output(parser)
    parser = _add_verb(verbs, "original", tr("save a badge as it was added"), sharing.original)
    _add_id(parser)
    _add_output(parser)
    help_text = tr("the beginning of a badge's identifier, or a badge file")
    parser = _add_verb(verbs, "bake", tr("save a badge as a picture that holds it"), baking.bake)
    parser.add_argument("badge", metavar=tr("ID|FILE"), help=help_text)
    _add_output(parser, parse_picture_file)
    about = tr("save a badge whose picture lost its data again, with it")
    parser = _add_verb(verbs, "rescue", about, rescuing.rescue)
    parser.add_argument("picture", metavar=tr("FILE"), help=tr("the picture without its data"))
    _add_output(parser)


def _add_issuers(verbs: "Verbs") -> None:
    parser = verbs.add_parser("issuers", help=tr("the issuers that you confirm"))
    actions = parser.add_subparsers(dest="action", required=True, metavar=tr("ACTION"))
    help_text = tr("the whole identifier of an issuer, or the beginning of a badge's")
    about = tr("show which issuers of your badges you could confirm")
    _add_verb(actions, "ask", about, issuers.ask)
    confirm = _add_verb(actions, "confirm", tr("say that you know issuers"), issuers.confirm)
    confirm.add_argument("ids", nargs="+", metavar="ID", help=help_text)
    _add_verb(actions, "list", tr("show whom you confirmed"), issuers.list_issuers)
    forget = _add_verb(actions, "forget", tr("take a confirmation back"), issuers.forget)
    forget.add_argument("id", metavar="ID", help=help_text)


def _add_registries(verbs: "Verbs") -> None:
    parser = verbs.add_parser("registries", help=tr("registries of issuers that you rely on"))
    actions = parser.add_subparsers(dest="action", required=True, metavar=tr("ACTION"))
    about = tr("rely on a registry: whom it lists counts as known; again, to read it anew")
    add = _add_verb(actions, "add", about, registries.add)
    add.add_argument(
        "source",
        metavar=tr("SOURCE"),
        help=tr("its file, or its https address: that site learns that somebody asked"),
    )
    _add_verb(actions, "list", tr("show which you chose"), registries.list_registries)
    remove = _add_verb(actions, "remove", tr("rely on it no longer"), registries.remove)
    add.add_argument("--name", default="", help=tr("what to call it, and to tell others"))
    remove.add_argument("name", metavar=tr("NAME"), help=tr("its name, as list shows it"))
    _add_network_options(add)


def _add_identity(verbs: "Verbs") -> None:
    parser = verbs.add_parser("identity", help=tr("your own addresses, which badges name"))
    actions = parser.add_subparsers(dest="action", required=True, metavar=tr("ACTION"))
    add = _add_verb(actions, "add", tr("say that an address is yours"), identities.add)
    _add_verb(actions, "list", tr("show what you told"), identities.list_identities)
    remove = _add_verb(actions, "remove", tr("take one back"), identities.remove)
    for action in (add, remove):
        action.add_argument(
            "identity", type=parse_identity, metavar=tr("TYPE:VALUE"), help=_identity_help()
        )


def _add_network(verbs: "Verbs") -> None:
    parser = verbs.add_parser("network", help=tr("the sites that may be asked about badges"))
    actions = parser.add_subparsers(dest="action", required=True, metavar=tr("ACTION"))
    _add_verb(actions, "show", tr("show what you allowed"), networking.show)
    for mode, about in (
        ("always", tr("ask every site that a badge needs")),
        ("ask", tr("ask only the sites that you allow (usual)")),
        ("never", tr("ask no site at all")),
    ):
        _add_verb(actions, mode, about, networking.choose)
    allow = _add_verb(actions, "allow", tr("let a site be asked from now on"), networking.allow)
    allow.add_argument(
        "--plain-http",
        dest="without_encryption",  # not this once, but from now on
        action="store_true",
        help=tr("also without encryption: others can read and change what it answers"),
    )
    forget = _add_verb(actions, "forget", tr("ask it no longer"), networking.forget)
    for action in (allow, forget):
        action.add_argument(
            "host", metavar=tr("HOST"), help=tr("a site, for example badges.example.org")
        )


def _identity_help() -> str:
    return tr("who you are, for example email:ada@example.org, url:https://ada.example, or a DID")


def _add_verb(verbs: "Verbs", name: str, help_text: str, act: Any) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
    # Without a default of its own, a verb leaves alone what stood before it.
    _add_program_options(parser, default=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help=tr("write JSON, an object a line"))
    parser.set_defaults(act=act)
    return parser


def _add_program_options(parser: argparse.ArgumentParser, *, default: Any) -> None:
    parser.add_argument(
        "--home",
        type=Path,
        default=default,
        metavar=tr("DIR"),
        help=tr("the folder of the backpack"),
    )
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        default=default,
        metavar=tr("FILE"),
        help=tr("a file whose first line is the passphrase"),
    )
    parser.add_argument(
        "--recovery-key-file",
        type=Path,
        default=default,
        metavar=tr("FILE"),
        help=tr("a file with the recovery key, to open the backpack without the passphrase"),
    )


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_id_help())


def _add_ids(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_id_help())


def _id_help() -> str:
    return tr("the beginning of a badge's identifier, as list shows it")


def _add_output(parser: argparse.ArgumentParser, parse_file: Callable[[str], Path] = Path) -> None:
    parser.add_argument("--output", type=parse_file, required=True, metavar=tr("FILE"))
    parser.add_argument("--replace", action="store_true", help=tr("overwrite FILE if it exists"))
