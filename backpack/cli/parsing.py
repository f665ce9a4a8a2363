"""What is typed as an argument, made into what it means; argparse tells what is wrong with it."""

import argparse
import base64
import json
from contextlib import suppress
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from pathlib import Path
from typing import Any

from backpack.cli import baking, reporting
from backpack.domain.holding import Identity
from backpack.domain.identity import PERSONAL_KINDS, kind_of_identity
from backpack.formats.saved_report import TYPE
from backpack.words import tr


def parse_identity(text: str) -> Identity:
    """``email:ada@example.org``, ``url:…``, ``telephone:…``, ``id:…``, ``name:…``, or a DID.

    Raises:
        argparse.ArgumentTypeError: for anything else.
    """
    kind, _, value = text.partition(":")
    if kind == "did" and value:
        return Identity(type="id", value=text)
    kinds_known = {name.lower(): name for name in PERSONAL_KINDS}
    kind = kinds_known.get(kind_of_identity(kind).lower(), "")
    if not kind or not value:
        kinds = ", ".join(PERSONAL_KINDS)
        raise argparse.ArgumentTypeError(
            tr("{text} is none of {kinds} with a colon, nor a DID", text=text, kinds=kinds)
        )
    return Identity(type=kind, value=value)


def parse_time(text: str) -> datetime:
    """A moment such as ``2026-11-23T00:00:00Z`` (ISO 8601); without a zone it is UTC.

    The first and the last year there is are left out: nothing lies before or after them.

    Raises:
        argparse.ArgumentTypeError: when it is no moment.
    """
    moment = None
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
    if moment is None or not MINYEAR < moment.year < MAXYEAR:
        raise argparse.ArgumentTypeError(
            tr("{text} is no time such as 2026-11-23T00:00:00Z", text=text)
        )
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def parse_picture_file(text: str) -> Path:
    """A file name that tells which kind of picture is wanted.

    Raises:
        argparse.ArgumentTypeError: when it ends neither with ``.png`` nor with ``.svg``.
    """
    path = Path(text)
    if path.suffix.lower() not in baking.CONTAINERS:
        raise argparse.ArgumentTypeError(
            tr("{file} ends neither with .png nor with .svg", file=text)
        )
    return path


def parse_report_file(text: str) -> Path:
    """A file name that tells in which form a report is wanted.

    Raises:
        argparse.ArgumentTypeError: when it ends neither with ``.json`` nor with ``.html``.
    """
    path = Path(text)
    if path.suffix.lower() not in reporting.FORMS:
        raise argparse.ArgumentTypeError(
            tr("{file} ends neither with .json nor with .html", file=text)
        )
    return path


def parse_web_file(text: str) -> dict[str, Any]:
    """The answers in a file: ``{address: {"status": 200, "headers": {}, "body_b64": "…"}}``.

    A saved report has them in this form, among other things.

    Raises:
        argparse.ArgumentTypeError: when it is not of this form.
    """
    try:
        read = json.loads(Path(text).read_bytes())
        answers: dict[str, Any] = read["answers"] if read.get("type") == TYPE else read
        for answer in answers.values():
            _check_answer(answer)
    except (AttributeError, KeyError, OSError, TypeError, ValueError):
        raise argparse.ArgumentTypeError(
            tr("{file} does not hold answers by address", file=text)
        ) from None
    return answers


def _check_answer(answer: Any) -> None:
    if not isinstance(answer["status"], int) or not isinstance(answer.get("headers", {}), dict):
        raise TypeError
    base64.b64decode(answer["body_b64"], validate=True)
