"""The verbs that make links and posts, and tell what went out; nothing is sent by any of them.

``linkedin``, ``post``, ``snippet``, ``qr``, ``disclose`` and ``shared``; what they gave is noted.
"""

import argparse
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from backpack.cli.disclosing import add_disclosure_options, disclose
from backpack.cli.keeping import find_all
from backpack.cli.opening import opened
from backpack.cli.output import say, say_record
from backpack.domain.disclosure import Disclosed, Disclosure
from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.domain.sharing import Field, Share, Way
from backpack.publish.linkedin import linkedin_entry
from backpack.publish.qr import is_codable, render_qr_png, render_qr_svg
from backpack.publish.share_history import share_record
from backpack.publish.snippets import html_snippet, markdown_snippet
from backpack.publish.social import (
    LINK_ALONE,
    MASTODON,
    SITES,
    make_post,
    parse_instance,
    post_link,
    post_text,
)
from backpack.services.backpack import Backpack
from backpack.services.writing import write_file
from backpack.words import format_date, tr
from backpack.words.shares import field_word, happening_word, way_title

AddVerb = Callable[[Any, str, str, Any], argparse.ArgumentParser]


def add_arguments(verbs: Any, add_verb: AddVerb) -> None:
    """Add the parsers of these verbs; ``add_verb`` gives each the options that all have."""
    badge = tr("the beginning of a badge's identifier, as list shows it")
    parser = add_verb(verbs, "linkedin", tr("make a link for LinkedIn's form"), linkedin)
    parser.add_argument("id", metavar="ID", help=badge)
    page = tr("the issuer's page there, or its number; it is remembered, and nobody is asked")
    parser.add_argument("--issuer-page", metavar=tr("ADDRESS"), help=page)
    parser = add_verb(verbs, "post", tr("make a link that opens a post, already written"), post)
    parser.add_argument("ids", nargs="+", metavar="ID", help=badge)
    parser.add_argument("--to", required=True, choices=[way.value for way in SITES])
    parser.add_argument("--text", default="", help=tr("your own words"))
    parser.add_argument("--instance", metavar=tr("HOST"), help=tr("your own Mastodon server"))
    parser = add_verb(verbs, "snippet", tr("write a piece of a web page or a README"), snippet)
    parser.add_argument("ids", nargs="+", metavar="ID", help=badge)
    parser.add_argument("--form", choices=["markdown", "html"], default="markdown")
    parser = add_verb(verbs, "qr", tr("save a QR code of a badge's address"), save_code)
    parser.add_argument("id", metavar="ID", help=badge)
    parser.add_argument("--output", type=Path, required=True, metavar=tr("FILE.png|.svg"))
    parser.add_argument("--replace", action="store_true", help=tr("overwrite FILE if it exists"))
    parser = add_verb(
        verbs, "disclose", tr("show exactly what would go out; nothing does"), disclose
    )
    parser.add_argument("ids", nargs="+", metavar="ID", help=badge)
    add_disclosure_options(parser)
    parser = add_verb(verbs, "shared", tr("tell what went out, by which way, and when"), shared)
    parser.add_argument("ids", nargs="*", default=[], metavar="ID", help=badge)
    out = tr("save all of it as .json, or as .csv for a spreadsheet")
    parser.add_argument("--output", type=Path, metavar=tr("FILE"), help=out)
    parser.add_argument("--replace", action="store_true", help=tr("overwrite FILE if it exists"))


def linkedin(options: Namespace) -> int:
    """Show what goes to LinkedIn's form, and the address that fills it in."""
    with opened(options) as backpack:
        disclosed = _own_badges(backpack, [options.id])
        (badge,) = disclosed.badges
        book, issuer = backpack.issuer_book, badge.credential.issuer
        if options.issuer_page is not None:
            book.save_page(issuer, options.issuer_page)
        entry = linkedin_entry(badge, book.organization_id(issuer))
        _record(backpack, disclosed, Way.LINKEDIN_PROFILE, "www.linkedin.com", entry.url)
    if options.json:
        say_record({"url": entry.url, "fields": {one.code: one.value for one in entry.fields}})
        return 0
    for field in entry.fields:
        say(f"{field.label}: {field.value}")
    say()
    say(tr("Open this address in your browser to fill LinkedIn's form in:"))
    say(entry.url)
    return 0


def post(options: Namespace) -> int:
    """Give the address that opens a post; some sites take a page's address and no words."""
    way = Way(options.to)
    with opened(options) as backpack:
        disclosed = _own_badges(backpack, options.ids)
        link = post_link(disclosed.badges)
        if way in LINK_ALONE and not link:
            raise Fault("no-page-to-share")
        instance = parse_instance(options.instance or "") or backpack.issuer_book.mastodon()
        if options.instance is not None:
            backpack.issuer_book.save_mastodon(instance)
        text = options.text or post_text(disclosed.badges)
        made = make_post(way, text, link, instance=instance or MASTODON)
        _record(backpack, disclosed, way, made.place, made.url)
    if options.json:
        say_record({"url": made.url, "text": made.text, "link": made.link, "place": made.place})
    else:
        say(made.url)
    return 0


def snippet(options: Namespace) -> int:
    """Write a line of Markdown or HTML for each badge."""
    render = html_snippet if options.form == "html" else markdown_snippet
    with opened(options) as backpack:
        disclosed = _own_badges(backpack, options.ids, picture_size=64)
        lines = [render(badge) for badge in disclosed.badges]
        _record(backpack, disclosed, Way.SNIPPET, tr("terminal"), "\n".join(lines))
    for badge, line in zip(disclosed.badges, lines, strict=True):
        if options.json:
            say_record({"id": badge.holding_id, "form": options.form, "text": line})
        else:
            say(line)
    return 0


def save_code(options: Namespace) -> int:
    """Save a QR code of the address that leads others to a badge."""
    with opened(options) as backpack:
        disclosed = _own_badges(backpack, [options.id])
        address = disclosed.badges[0].address or ""
        if not is_codable(address):
            raise Fault("no-page-to-share")
        is_drawing = options.output.suffix.lower() == ".svg"
        data = render_qr_svg(address) if is_drawing else render_qr_png(address)
        write_file(options.output, data, replace=options.replace)
        _record(backpack, disclosed, Way.QR_CODE, options.output.name, data)
    if options.json:
        say_record({"output": str(options.output), "address": address})
    else:
        say(tr("Saved: {file}", file=options.output))
    return 0


def shared(options: Namespace) -> int:
    """Tell the history of what went out, or save it; there is no editing it."""
    with opened(options) as backpack:
        history = backpack.sharing.history()
        wanted = {held.id for held in find_all(backpack.organising, options.ids)}
        is_table = options.output is not None and options.output.suffix.lower() == ".csv"
        whole = backpack.sharing.render_csv() if is_table else backpack.sharing.render_json()
    if options.output is not None:
        write_file(options.output, whole, replace=options.replace)
        if options.json:
            say_record({"output": str(options.output)})
        else:
            say(tr("Saved: {file}", file=options.output))
        return 0
    for share in history:
        if wanted and not wanted & share.holdings:
            continue
        if options.json:
            say_record(share_record(share))
        else:
            _say_share(share)
    if not history and not options.json:
        say(tr("Nothing has gone out yet."))
    return 0


def _say_share(share: Share) -> None:
    names = ", ".join(badge.name or tr("Badge without a name") for badge in share.badges)
    day, what = format_date(share.happened), happening_word(share.happening)
    say(f"{day}  {what}: {way_title(share.way)}, {share.place}")
    say(f"  {names}")
    say("  " + ", ".join(field_word(field) for field in share.fields))


def _own_badges(backpack: Backpack, beginnings: list[str], picture_size: int = 0) -> Disclosed:
    """What goes out of these badges by a link; a sample stays here, since nobody earned it."""
    chosen = find_all(backpack.organising, beginnings)
    if any(held.is_sample for held in chosen):
        raise Fault("sample-stays-here")
    decision = Disclosure(
        holdings=tuple(held.id for held in chosen),
        learner_name=backpack.identifying.learner().name,
    )
    return backpack.disclosing.disclose(decision, Progress(), picture_size=picture_size)


def _record(
    backpack: Backpack, disclosed: Disclosed, way: Way, place: str, data: str | bytes
) -> None:
    out = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    backpack.sharing.record(disclosed, way=way, place=place, data=out, carries=[Field.BADGE])
