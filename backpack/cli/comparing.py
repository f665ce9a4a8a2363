"""The verb ``diff``: whether an export lost anything of the original."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from backpack.cli.given import Given, given_sources
from backpack.cli.output import complain, fault_record, say, say_record, say_refusal
from backpack.cli.sentences import title_line
from backpack.cli.statuses import REFUSED, WRONG_USAGE
from backpack.domain.faults import Fault
from backpack.formats.payload import Found, Refusal
from backpack.services.comparing import Comparison, Difference, Kind, Pair, Path, Place, compare
from backpack.words import ntr, tr

_MOST_LINES = 20
_LONGEST_VALUE = 60
"""For people; programs get every difference, and all of it."""


def diff(options: Namespace) -> int:
    """Compare two files member by member; 1 when something differs or was refused."""
    givens = (*given_sources([options.a]), *given_sources([options.b]))
    if len(givens) != 2 or options.a == options.b == "-":
        complain(tr("Name two files, of which one may be - for standard input."))
        return WRONG_USAGE
    data: list[bytes] = []
    for given in givens:
        try:
            data.append(given.source.read())
        except Fault as fault:
            _say_unread(given, fault, as_json=options.json)
            return REFUSED
    comparison = compare(*data)
    if options.json:
        say_record(_record(givens, comparison))
    else:
        _say_comparison(givens, comparison)
    return 0 if comparison.is_without_loss else REFUSED


def _say_unread(given: Given, fault: Fault, *, as_json: bool) -> None:
    if as_json:
        say_record({"source": given.label, "fault": fault_record(fault)})
        return
    say(given.label)
    say_refusal(fault)


def _say_comparison(givens: tuple[Given, ...], comparison: Comparison) -> None:
    for pair in comparison.pairs:
        say(_pair_title(pair))
        for line in _pair_lines(pair):
            say("  " + line)
    for given, only, refused in (
        (givens[0], comparison.only_a, comparison.refused_a),
        (givens[1], comparison.only_b, comparison.refused_b),
    ):
        for found in only:
            say(_title(found))
            say("  " + tr("Only in {file}.", file=given.label))
        for one in refused:
            say(f"{given.label}: {one.name}" if one.name else given.label)
            say_refusal(one.fault)
    say()
    say(_summary(comparison))


def _title(found: Found) -> str:
    return title_line(found.credential.name, found.credential.issuer.name)


def _pair_title(pair: Pair) -> str:
    a, b = _title(pair.a), _title(pair.b)
    return a if a == b else tr("{badge}, compared with {other}", badge=a, other=b)


def _pair_lines(pair: Pair) -> Iterator[str]:
    if pair.is_same_text:
        yield tr("The same to the last byte.")
        return
    if not pair.differences:
        yield tr("Every member is the same. Only blanks, or the order of members, differ.")
        return
    for difference in pair.differences[:_MOST_LINES]:
        yield _difference_line(difference)
    more = len(pair.differences) - _MOST_LINES
    if more > 0:
        yield ntr("and {count} more difference", "and {count} more differences", more)


def _difference_line(difference: Difference) -> str:
    if difference.place is Place.SPELLING:
        return tr("Changed: the signed text is spelled differently.")
    where = _where(difference)
    if difference.kind is Kind.MISSING:
        return tr("Missing: {member}, which was {value}", member=where, value=_short(difference.a))
    if difference.kind is Kind.ADDED:
        return tr("Added: {member}, which is {value}", member=where, value=_short(difference.b))
    a, b = _short(difference.a), _short(difference.b)
    return tr("Changed: {member}, from {a} to {b}", member=where, a=a, b=b)


def _where(difference: Difference) -> str:
    if difference.place is Place.SIGNATURE:
        return tr("the signature")
    path = _path_text(difference.path)
    if difference.place is Place.HEADER:
        return tr("{member} in the token's header", member=path) if path else tr("the header")
    return path


def _path_text(path: Path) -> str:
    """For example ``badge.alignment[0].targetName``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def _pointer(path: Path) -> str:
    """A JSON Pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def _short(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(_cut(value), ensure_ascii=False)
    return _cut(json.dumps(value, ensure_ascii=False))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _summary(comparison: Comparison) -> str:
    if comparison.is_identical and comparison.is_without_loss:
        return tr("No loss: the files are the same to the last byte.")
    if comparison.is_without_loss:
        return tr("No loss: both files hold the same, in another form.")
    if comparison.refused_a or comparison.refused_b:
        return tr("Not everything could be compared.")
    return tr("The two files do not hold the same.")


def _record(givens: Iterable[Given], comparison: Comparison) -> dict[str, Any]:
    a, b = (given.label for given in givens)
    return {
        "a": a,
        "b": b,
        "identical": comparison.is_identical,
        "no_loss": comparison.is_without_loss,
        "badges": [_pair_record(pair) for pair in comparison.pairs],
        "only_a": [_found_record(found) for found in comparison.only_a],
        "only_b": [_found_record(found) for found in comparison.only_b],
        "refused_a": [_refusal_record(one) for one in comparison.refused_a],
        "refused_b": [_refusal_record(one) for one in comparison.refused_b],
    }


def _found_record(found: Found) -> dict[str, Any]:
    credential = found.credential
    return {
        "name": credential.name,
        "id": credential.id,
        "issuer": {"name": credential.issuer.name, "id": credential.issuer.id},
    }


def _pair_record(pair: Pair) -> dict[str, Any]:
    return {
        **_found_record(pair.a),
        "same_text": pair.is_same_text,
        "differences": [_difference_record(each) for each in pair.differences],
    }


def _difference_record(difference: Difference) -> dict[str, Any]:
    record: dict[str, Any] = {
        "place": difference.place.value,
        "kind": difference.kind.value,
        "path": _pointer(difference.path),
    }
    if difference.place is Place.SPELLING:
        return record
    if difference.kind is not Kind.ADDED:
        record["a"] = difference.a
    if difference.kind is not Kind.MISSING:
        record["b"] = difference.b
    return record


def _refusal_record(refusal: Refusal) -> dict[str, str]:
    return {"name": refusal.name, **fault_record(refusal.fault)}
