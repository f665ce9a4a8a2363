"""The ways out in the share window, in their order; a page is imported when it is first shown."""

from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.way import Entry, WayPage
from backpack.words import mark


def _linkedin(desk: ShareDesk) -> WayPage:
    from backpack.ui.share.ways.linkedin import LinkedInPage  # noqa: PLC0415 - see above

    return LinkedInPage(desk)


def _link(desk: ShareDesk) -> WayPage:
    from backpack.ui.share.ways.link import LinkPage  # noqa: PLC0415 - see above

    return LinkPage(desk)


def _elsewhere(desk: ShareDesk) -> WayPage:
    from backpack.ui.share.ways.elsewhere import ElsewherePage  # noqa: PLC0415 - see above

    return ElsewherePage(desk)


def _snippets(desk: ShareDesk) -> WayPage:
    from backpack.ui.share.ways.snippets import SnippetsPage  # noqa: PLC0415 - see above

    return SnippetsPage(desk)


def _signature(desk: ShareDesk) -> WayPage:
    from backpack.ui.share.ways.signature import SignaturePage  # noqa: PLC0415 - see above

    return SignaturePage(desk)


def _resume(desk: ShareDesk) -> WayPage:
    from backpack.ui.share.ways.resume import ResumePage  # noqa: PLC0415 - see above

    return ResumePage(desk)


def _backpack(desk: ShareDesk) -> WayPage:
    from backpack.ui.share.ways.package import PackagePage  # noqa: PLC0415 - see above

    return PackagePage(desk)


def _file(desk: ShareDesk) -> WayPage:
    from backpack.ui.share.ways.file import FilePage  # noqa: PLC0415 - see above

    return FilePage(desk)


ENTRIES = (
    Entry(
        code="linkedin",
        title=mark("LinkedIn"),
        explanation=mark("Add to profile, or post"),
        make=_linkedin,
    ),
    Entry(
        code="link",
        title=mark("Link"),
        explanation=mark("The issuer's page, and a QR code"),
        make=_link,
    ),
    Entry(
        code="elsewhere",
        title=mark("Other places"),
        explanation=mark("Bluesky, Mastodon, e-mail and more"),
        make=_elsewhere,
    ),
    Entry(
        code="snippets",
        title=mark("Web page or README"),
        explanation=mark("A piece of HTML or Markdown"),
        make=_snippets,
    ),
    Entry(
        code="signature",
        title=mark("E-mail signature"),
        explanation=mark("Copy into Gmail, Outlook, Apple Mail"),
        make=_signature,
    ),
    Entry(
        code="resume",
        title=mark("Resume"),
        explanation=mark("Word, web page, text and more"),
        make=_resume,
    ),
    Entry(
        code="package",
        title=mark("Another backpack"),
        explanation=mark("Move or copy without loss"),
        make=_backpack,
    ),
    Entry(
        code="file",
        title=mark("File"),
        explanation=mark("The original badge, as issued"),
        make=_file,
    ),
)
