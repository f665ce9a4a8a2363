"""The verb ``rescue``: a badge picture that lost its data, saved again with it."""

import hashlib
from argparse import Namespace

from backpack.cli.given import given_sources
from backpack.cli.opening import opened
from backpack.cli.output import say, say_record
from backpack.cli.sentences import title_line
from backpack.domain.faults import Fault
from backpack.services.writing import write_file
from backpack.words import tr


def rescue(options: Namespace) -> int:
    """Find the kept badge that looks like a picture, and save it with its data."""
    picture = given_sources([options.picture])[0].source.read()
    with opened(options) as backpack:
        holding = backpack.rescuing.find(picture)
        if holding is None:
            raise Fault("nothing-like-it")
        artifact = backpack.rescuing.restore(holding.id)
    write_file(options.output, artifact.data, replace=options.replace)
    if options.json:
        digest = hashlib.sha256(artifact.data).hexdigest()
        say_record({"output": str(options.output), "id": holding.id, "sha256": digest})
        return 0
    say(tr("Saved: {file}", file=options.output))
    name = title_line(holding.name, holding.issuer_name)
    say(tr("It is {name}, with its data. Is that the one?", name=name))
    return 0
