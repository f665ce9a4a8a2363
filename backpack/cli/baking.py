"""The verb ``bake``: a bare badge saved as a picture that holds it."""

import hashlib
import re
from argparse import Namespace
from pathlib import Path

from backpack.bootstrap import make_program
from backpack.cli.given import given_sources
from backpack.cli.opening import opened
from backpack.cli.output import say, say_record
from backpack.domain.faults import Fault
from backpack.formats.payload import Container
from backpack.services.baking import Baked, Origin, bake_file
from backpack.services.writing import write_file
from backpack.words import tr

CONTAINERS = {".png": Container.PNG, ".svg": Container.SVG}
"""What is made, by the ending of the file."""

_ID = re.compile(r"[0-9a-f]{1,32}")


def bake(options: Namespace) -> int:
    """Save one badge, kept or in a file, as a PNG or an SVG that holds it."""
    output: Path = options.output
    baked = _bake(options, CONTAINERS[output.suffix.lower()])
    write_file(output, baked.data, replace=options.replace)
    if options.json:
        say_record(
            {
                "output": str(output),
                "picture": baked.origin.value,
                "sha256": hashlib.sha256(baked.data).hexdigest(),
            }
        )
        return 0
    say(tr("Saved: {file}", file=output))
    say(_sentence(baked.origin))
    say(tr("Compared with the original: nothing is lost."))
    return 0


def _bake(options: Namespace, container: Container) -> Baked:
    """From a file where there is one of this name, else from the backpack."""
    if _ID.fullmatch(options.badge) and not Path(options.badge).exists():
        with opened(options) as backpack:
            holding = backpack.organising.find(options.badge)
            return backpack.baking.bake(holding.id, container)
    givens = given_sources([options.badge])
    if len(givens) > 1:
        raise Fault("several-badges", count=len(givens))
    return bake_file(givens[0].source.read(), container, make_program(options.home).pictures)


def _sentence(origin: Origin) -> str:
    if origin is Origin.AS_IT_IS:
        return tr("It was such a picture already, and is the same to the last byte.")
    if origin is Origin.OWN:
        return tr("It holds the badge in the badge's own picture.")
    if origin is Origin.REDRAWN:
        return tr("It holds the badge in the badge's own picture, drawn anew.")
    return tr("It holds the badge in a drawn medal, for want of a picture that could be used.")
