"""Sets the model with typst: everything in memory, own fonts, no packages, no network.

PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once. Where typst refuses that, a
plain PDF is better than none.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from backpack.assets import resource
from backpack.domain.faults import Fault

STANDARDS = ["a-3a", "ua-1"]

_LONGEST_REASON = 200


def typeset(model: Mapping[str, Any], pictures: Mapping[str, str], made: datetime) -> bytes:
    """The PDF of ``model``, whose pictures are SVG texts by name.

    Raises:
        Fault: ``portfolio-failed``.
    """
    import typst  # noqa: PLC0415 - 80 MB that only a portfolio needs

    try:
        return compile_pdf(model, pictures, made, STANDARDS)
    except typst.TypstError:
        try:
            return compile_pdf(model, pictures, made, [])
        except typst.TypstError as error:
            raise Fault("portfolio-failed", reason=str(error)[:_LONGEST_REASON]) from error


def compile_pdf(
    model: Mapping[str, Any], pictures: Mapping[str, str], made: datetime, standards: list[str]
) -> bytes:
    """One run of the typesetter; raises ``typst.TypstError`` where it refuses."""
    import typst  # noqa: PLC0415 - see above

    files = {name: svg.encode() for name, svg in pictures.items()}
    files["model.json"] = json.dumps(model, ensure_ascii=False).encode()
    files["main.typ"] = read_template()
    # the stub knows neither files in memory nor a list of plain strings
    pdf = typst.compile(  # type: ignore[call-overload]
        files,
        font_paths=fonts(),
        pdf_standards=standards,
        timestamp=made.astimezone(UTC).replace(microsecond=0),
    )
    return bytes(pdf)


def read_template() -> bytes:
    """The template, as the program that it is."""
    return resource("portfolio", "portfolio.typ").read_bytes()


@cache
def fonts() -> Any:
    """The fonts that every PDF of ours is set in, read once."""
    import typst  # noqa: PLC0415 - see above

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts", "pdf"))],
    )
