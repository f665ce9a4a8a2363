"""The employer packet: a zip with the portfolio, the originals, and a page that checks them.

Everything in it is what the disclosure lets out. The same input always gives the same zip.
"""

import json
from zipfile import ZIP_DEFLATED

from backpack.domain.disclosure import Disclosed, DisclosedBadge
from backpack.formats.manifest import NAME
from backpack.publish.file_names import safe_file_name
from backpack.publish.package import zip_files
from backpack.publish.page.model import Files
from backpack.publish.page.offline import render_offline_page
from backpack.publish.page.secured import Statements
from backpack.publish.portfolio.attachments import names_of_originals, report_of, summarise

PORTFOLIO = "portfolio.pdf"


def render_packet(disclosed: Disclosed, portfolio: bytes, statements: Statements) -> bytes:
    """The zip; ``statements`` gives what proofs over statements sign, for the page."""
    names = names_of_originals(disclosed)
    files = [_files(badge, number, names) for number, badge in enumerate(disclosed.badges, 1)]
    contents = render_offline_page(disclosed, files, PORTFOLIO, statements)
    contents[PORTFOLIO] = portfolio
    contents[NAME] = summarise(disclosed, {key: f"originals/{name}" for key, name in names.items()})
    for badge, of_badge in zip(disclosed.badges, files, strict=True):
        contents[of_badge.report] = _report(badge, names)
        if badge.original:
            contents[of_badge.original] = badge.original.data
        if badge.picture:
            contents[of_badge.picture] = badge.picture
    # the page first, as it is what a reader should open
    names_in_order = sorted(contents, key=lambda name: (name != "index.html", name))
    return zip_files(((name, contents[name]) for name in names_in_order), method=ZIP_DEFLATED)


def _files(badge: DisclosedBadge, number: int, names: dict[str, str]) -> Files:
    """Where the files of a badge go; the number keeps badges of one name apart."""
    stem = safe_file_name(badge.credential.name, "")
    return Files(
        picture=f"pictures/{number}.png" if badge.picture else "",
        original=f"originals/{names[badge.original.sha256]}" if badge.original else "",
        report=f"reports/{number} {stem}.json",
    )


def _report(badge: DisclosedBadge, names: dict[str, str]) -> bytes:
    report = json.dumps(report_of(badge, names), ensure_ascii=False, indent=1)
    return f"{report}\n".encode("utf-8", "replace")
