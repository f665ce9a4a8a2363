"""Sets the model with typst: everything in memory, own fonts, no packages, no network.

PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once. Where typst refuses that, a
plain PDF is better than none, and says so.
"""

import json
from datetime import UTC
from functools import cache
from typing import Any

from backpack.assets import resource
from backpack.domain.faults import Fault
from backpack.publish.portfolio.sheets import Sheets

STANDARDS = ["a-3a", "ua-1"]

TEMPLATES = ("main", "parts", "modern", "classic", "compact", "single")

_LONGEST_REASON = 200


def typeset(sheets: Sheets) -> bytes:
    """The PDF, set in this process.

    Raises:
        Fault: ``portfolio-failed``.
    """
    import typst  # noqa: PLC0415 - 80 MB that only a portfolio needs

    try:
        return compile_pdf(sheets, STANDARDS)
    except typst.TypstError:
        try:
            return compile_pdf(sheets, [])
        except typst.TypstError as error:
            raise Fault("portfolio-failed", reason=str(error)[:_LONGEST_REASON]) from error


def compile_pdf(sheets: Sheets, standards: list[str]) -> bytes:
    """One run of the typesetter; raises ``typst.TypstError`` where it refuses."""
    import typst  # noqa: PLC0415 - see above

    files = {name: svg.encode() for name, svg in sheets.pictures.items()}
    model = {**sheets.model, "plain": not standards}
    files["model.json"] = json.dumps(model, ensure_ascii=False).encode()
    files.update({f"{name}.typ": read_template(name) for name in TEMPLATES})
    # the stub knows neither files in memory nor a list of plain strings
    pdf = typst.compile(  # type: ignore[call-overload]
        files,
        font_paths=fonts(),
        pdf_standards=standards,
        timestamp=sheets.made.astimezone(UTC).replace(microsecond=0),
    )
    return bytes(pdf)


def read_template(name: str) -> bytes:
    """One file of the template, as the program that it is."""
    return resource("portfolio", f"{name}.typ").read_bytes()


@cache
def fonts() -> Any:
    """The fonts that every PDF of ours is set in, read once."""
    import typst  # noqa: PLC0415 - see above

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts", "pdf"))],
    )
