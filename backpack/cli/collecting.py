"""The verbs ``collection``, ``note`` and ``tag``: how the learner arranges their badges."""

import argparse
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from backpack.cli.keeping import find_all
from backpack.cli.opening import opened
from backpack.cli.output import say, say_record
from backpack.cli.sentences import title_line
from backpack.domain.collection import Collection, Colour
from backpack.services.annotating import Annotated
from backpack.services.collecting import Rearranged
from backpack.words import ntr, tr

AddVerb = Callable[[Any, str, str, Any], argparse.ArgumentParser]


def add_arguments(verbs: Any, add_verb: AddVerb) -> None:
    """Add the parsers of these verbs; ``add_verb`` gives each the options that all have."""
    _add_collection(verbs, add_verb)
    badge = tr("the beginning of a badge's identifier, as list shows it")
    parser = add_verb(verbs, "note", tr("show or set your own words about a badge"), note)
    parser.add_argument("id", metavar="ID", help=badge)
    parser.add_argument("--set", metavar=tr("TEXT"), help=tr("the new note; empty: none"))
    parser.add_argument(
        "--alternative-text",
        metavar=tr("TEXT"),
        help=tr("what is read out in the place of the picture; empty: none"),
    )
    tags = verbs.add_parser("tag", help=tr("your own tags"))
    actions = tags.add_subparsers(dest="action", required=True, metavar=tr("ACTION"))
    add_verb(actions, "list", tr("show your tags"), list_tags)
    for name, about, act in (
        ("add", tr("put a tag on badges"), add_tag),
        ("remove", tr("take a tag off badges"), remove_tag),
    ):
        parser = add_verb(actions, name, about, act)
        parser.add_argument("tag", metavar=tr("TAG"))
        parser.add_argument("ids", nargs="+", metavar="ID", help=badge)


def _add_collection(verbs: Any, add_verb: AddVerb) -> None:
    parser = verbs.add_parser("collection", help=tr("badges that you put together"))
    actions = parser.add_subparsers(dest="action", required=True, metavar=tr("ACTION"))
    add_verb(actions, "list", tr("show your collections"), list_collections)
    create = add_verb(actions, "create", tr("make a collection"), create_collection)
    create.add_argument("--search", metavar=tr("TEXT"), help=tr("a search that fills it"))
    for name, about in (
        ("show", tr("show what is in a collection")),
        ("change", tr("change its name, colour, cover text or search")),
        ("put", tr("put badges in; again, to move them")),
        ("take", tr("take badges out; they stay in the backpack")),
        ("move", tr("move a collection to another place among the others")),
        ("delete", tr("delete a collection; its badges stay")),
    ):
        add_verb(actions, name, about, _ACTS[name])
    named: dict[str, argparse.ArgumentParser] = actions.choices
    for name, action in named.items():
        if name != "list":
            action.add_argument("collection", metavar=tr("NAME"))
    for name in ("put", "take"):
        named[name].add_argument("ids", nargs="+", metavar="ID")
    named["put"].add_argument("--before", metavar="ID", help=tr("a badge that is in it"))
    named["move"].add_argument("place", type=int, metavar=tr("PLACE"), help=tr("1 is the first"))
    for name in ("create", "change"):
        named[name].add_argument("--colour", type=Colour, choices=list(Colour))
    change = named["change"].add_argument
    change("--name", metavar=tr("TEXT"))
    change("--cover-text", metavar=tr("TEXT"), help=tr("what stands on its cover"))
    change("--search", metavar=tr("TEXT"), help=tr("a search that fills it; empty: none"))


def list_collections(options: Namespace) -> int:
    """One line for each collection."""
    with opened(options) as backpack:
        collections = backpack.collecting.collections()
    for one in collections:
        _say_collection(one, options)
    if not collections and not options.json:
        say(tr("There is no collection yet. Make one with: backpack collection create NAME"))
    return 0


def create_collection(options: Namespace) -> int:
    """Make a collection."""
    colour = options.colour or Colour.GREY
    with opened(options) as backpack:
        done = backpack.collecting.create(options.collection, colour=colour, search=options.search)
    return _say_done(done, options)


def show_collection(options: Namespace) -> int:
    """What a collection says of itself, and one line for each badge in it."""
    with opened(options) as backpack:
        found = backpack.collecting.find(options.collection)
        inside = backpack.organising.pick(found.members)
    _say_collection(found, options)
    for held in () if options.json else inside:
        say(f"  {held.id}  {title_line(held.name, held.issuer_name)}")
    return 0


def change_collection(options: Namespace) -> int:
    """Change what is asked for, and show the collection as it is now."""
    with opened(options) as backpack:
        collecting = backpack.collecting
        wanted = collecting.find(options.collection).id
        if options.name is not None:
            collecting.rename(wanted, options.name)
        if options.colour is not None:
            collecting.choose_colour(wanted, options.colour)
        if options.cover_text is not None:
            collecting.save_cover_text(wanted, options.cover_text)
        if options.search is not None:
            collecting.save_search(wanted, options.search or None)
        found = collecting.find(wanted)
    _say_collection(found, options)
    return 0


def put_in(options: Namespace) -> int:
    """Put badges into a collection."""
    with opened(options) as backpack:
        wanted = backpack.collecting.find(options.collection).id
        ids = [held.id for held in find_all(backpack.organising, options.ids)]
        before = backpack.organising.find(options.before).id if options.before else None
        done = backpack.collecting.put_in(wanted, ids, before=before)
    return _say_done(done, options)


def take_out(options: Namespace) -> int:
    """Take badges out of a collection."""
    with opened(options) as backpack:
        wanted = backpack.collecting.find(options.collection).id
        ids = [held.id for held in find_all(backpack.organising, options.ids)]
        done = backpack.collecting.take_out(wanted, ids)
    return _say_done(done, options)


def move_collection(options: Namespace) -> int:
    """Move a collection, and show all of them in their order."""
    with opened(options) as backpack:
        wanted = backpack.collecting.find(options.collection).id
        others = [one.id for one in backpack.collecting.collections() if one.id != wanted]
        others.insert(max(options.place - 1, 0), wanted)
        backpack.collecting.arrange(others)
    return list_collections(options)


def delete_collection(options: Namespace) -> int:
    """Delete a collection."""
    with opened(options) as backpack:
        found = backpack.collecting.find(options.collection)
        backpack.collecting.delete([found.id])
    if options.json:
        say_record(_record(found) | {"deleted": True})
    else:
        say(tr("Deleted: {name}. Its badges are still there.", name=found.name))
    return 0


def note(options: Namespace) -> int:
    """Show the learner's own words about a badge, after setting what is asked for."""
    with opened(options) as backpack:
        held = backpack.organising.find(options.id)
        if options.set is not None:
            backpack.annotating.save_notes(held.id, options.set)
        if options.alternative_text is not None:
            backpack.annotating.save_alternative_text(held.id, options.alternative_text)
        own = backpack.annotating.words(held.id)
    if options.json:
        record = {"notes": own.notes, "tags": own.tags, "alternative_text": own.alternative_text}
        say_record({"id": held.id, **record})
        return 0
    for line in own.notes.splitlines() or [tr("There is no note.")]:
        say(line)
    if own.tags:
        say(tr("Tags: {tags}", tags=", ".join(own.tags)))
    if own.alternative_text:
        say(tr("In the place of the picture: {text}", text=own.alternative_text))
    return 0


def list_tags(options: Namespace) -> int:
    """One line for each of the learner's own tags."""
    with opened(options) as backpack:
        tags = backpack.annotating.tags()
    for tag, count in tags.items():
        if options.json:
            say_record({"tag": tag, "badges": count})
        else:
            badges = ntr("{count} badge", "{count} badges", count)
            say(tr("{tag}: {badges}", tag=tag, badges=badges))
    if not tags and not options.json:
        say(tr("There is no tag yet. Put one on with: backpack tag add TAG ID"))
    return 0


def add_tag(options: Namespace) -> int:
    """Put a tag on badges."""
    with opened(options) as backpack:
        ids = [held.id for held in find_all(backpack.organising, options.ids)]
        done = backpack.annotating.add_tags(ids, [options.tag])
    return _say_tagged(done, options)


def remove_tag(options: Namespace) -> int:
    """Take a tag off badges."""
    with opened(options) as backpack:
        ids = [held.id for held in find_all(backpack.organising, options.ids)]
        done = backpack.annotating.remove_tags(ids, [options.tag])
    return _say_tagged(done, options)


_ACTS = {
    "show": show_collection,
    "change": change_collection,
    "put": put_in,
    "take": take_out,
    "move": move_collection,
    "delete": delete_collection,
}


def _say_tagged(done: Annotated, options: Namespace) -> int:
    for holding_id, own in done.after.items() if options.json else ():
        say_record({"id": holding_id, "tags": own.tags})
    if not options.json:
        say(ntr("{count} badge was changed.", "{count} badges were changed.", len(done.after)))
    return 0


def _say_done(done: Rearranged, options: Namespace) -> int:
    for one in done.after:
        _say_collection(one, options)
    return 0


def _say_collection(one: Collection, options: Namespace) -> None:
    if options.json:
        say_record(_record(one))
    elif one.is_smart:
        say(tr("{name} (filled by the search “{search}”)", name=one.name, search=one.search))
    else:
        badges = ntr("{count} badge", "{count} badges", len(one.members))
        say(tr("{name}: {badges}", name=one.name, badges=badges))


def _record(one: Collection) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "colour": one.colour.value,
        "cover_text": one.cover_text,
        "search": one.search,
        "members": one.members,
    }
