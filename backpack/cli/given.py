"""The sources that a command was given: files, folders, addresses, and standard input."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.services.linking import Linking
from backpack.services.sources import FILE_LIMIT, Source, from_paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One source; ``label`` is what the output calls it: a path, an address, or ``-``."""

    label: str
    source: Source


def given_sources(words: Iterable[str]) -> tuple[Given, ...]:
    """A source for each file; a folder stands for every file below it, an address for itself.

    Raises:
        Fault: ``no-files`` when there are only folders without files.
    """
    givens = tuple(given for word in words for given in _sources_of(word))
    if not givens:
        raise Fault("no-files")
    return givens


def followed(givens: Iterable[Given], linking: Linking, progress: Progress) -> tuple[Given, ...]:
    """The same, with each address in the place of what it leads to, where it may be asked.

    Each badge of a profile is called by the address of its own page.
    """
    return tuple(
        one for given in givens for one in _behind(given, linking.follow([given.source], progress))
    )


def _behind(given: Given, sources: Iterable[Source]) -> Iterator[Given]:
    found = tuple(sources)
    for source in found:
        own = source.address if len(found) > 1 else ""
        yield Given(label=own or given.label, source=source)


def given_as_it_is(source: Source) -> Given:
    """A source that nobody typed, called by its own name."""
    return Given(label=source.name, source=source)


def _sources_of(word: str) -> Iterator[Given]:
    if word == "-":
        data = sys.stdin.buffer.read(FILE_LIMIT + 1)
        yield Given(label=word, source=Source(name="", data=data))
        return
    if word.startswith(("http://", "https://")):
        yield Given(label=word, source=Source(name=word, data=word.encode(errors="replace")))
        return
    for source in from_paths([Path(word)]):
        yield Given(label=str(source.path), source=source)
