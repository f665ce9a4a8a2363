"""Makes one portfolio, ours or a bare one, and tells seconds, bytes and peak memory as JSON.

As in the program itself, nothing heavy is imported at the top: each worker imports it again.
"""

import json
import resource
import sys
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backpack.domain.disclosure import Disclosed


def main() -> None:
    """Make what the arguments name: ``portfolio`` or ``bare``, and of how many badges."""
    from tests.publish.badges import make_badge, make_disclosed  # noqa: PLC0415 - see above

    kind, count = sys.argv[1], int(sys.argv[2])
    disclosed = make_disclosed(*(make_badge(number) for number in range(count)))
    make = {"portfolio": _portfolio, "bare": _bare}[kind]
    make(make_disclosed(disclosed.badges[0]))  # so that imports and fonts are there, for both
    begun = perf_counter()
    size = make(disclosed)
    seconds = perf_counter() - begun
    peaks = [
        resource.getrusage(whose).ru_maxrss * 1024
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(json.dumps({"seconds": seconds, "size": size, "memory": max(peaks)}))


def _portfolio(disclosed: "Disclosed") -> int:
    from backpack.domain.progress import Progress  # noqa: PLC0415 - only what is measured
    from backpack.publish.portfolio.design import Design  # noqa: PLC0415 - the same
    from backpack.publish.portfolio.render import render_portfolio  # noqa: PLC0415 - the same
    from backpack.publish.portfolio.worker import typesetting_aside  # noqa: PLC0415 - the same

    with typesetting_aside(Progress()) as typeset:
        pdf = render_portfolio(disclosed, Design(), typeset)
    return len(pdf) - sum(len(one.original.data) for one in disclosed.badges if one.original)


def _bare(disclosed: "Disclosed") -> int:
    """A page for each badge: its picture and its words, painted in one column."""
    from PySide6.QtCore import QBuffer, QRectF, Qt  # noqa: PLC0415 - only what is measured
    from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter, QPdfWriter  # noqa: PLC0415

    _application = QGuiApplication.instance() or QGuiApplication([])
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    painter = QPainter(writer)
    for number, badge in enumerate(disclosed.badges):
        if number:
            writer.newPage()
        credential = badge.credential
        words = (
            credential.name,
            credential.issuer.name,
            credential.achievement.description,
            credential.achievement.criteria.narrative,
            " ".join(credential.achievement.tags),
            *(f"{one.name} {one.url}" for one in credential.achievement.alignments),
            *(f"{one.name} {one.narrative}" for one in credential.evidence),
            badge.standing.key,
            credential.id or "",
        )
        painter.drawImage(QRectF(0, 0, 354, 354), QImage.fromData(badge.picture))
        painter.setFont(QFont("Inter", 9))
        area = QRectF(420, 0, 1500, 3000)
        painter.drawText(area, Qt.TextFlag.TextWordWrap, "\n\n".join(words))
    painter.end()
    return int(buffer.size())


if __name__ == "__main__":
    main()
