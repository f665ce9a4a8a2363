"""QR codes of an address (ISO/IEC 18004), for a slide, a poster or a printed resume."""

import io

LONGEST = 1_000
"""Characters: above that a code is too fine for the cameras that people have."""

_SCALE = 12
"""Pixels a module: sharp at 8 cm in print."""

_QUIET = 4
"""Modules of white around it, as the standard wants."""


def is_codable(address: str) -> bool:
    """Whether a code of it could be read."""
    return bool(address) and len(address) <= LONGEST


def render_qr_png(address: str) -> bytes:
    """The code in black on white; raises ``ValueError`` for what ``is_codable`` refuses."""
    out = io.BytesIO()
    _make(address).save(out, kind="png", scale=_SCALE, border=_QUIET)
    return out.getvalue()


def render_qr_svg(address: str) -> bytes:
    """The same as a drawing that stays sharp at any size."""
    out = io.BytesIO()
    _make(address).save(
        out, kind="svg", scale=_SCALE, border=_QUIET, light="white", xmldecl=True, svgns=True
    )
    return out.getvalue()


def _make(address: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - segno is imported late
    import segno  # noqa: PLC0415 - only a code needs it

    if not is_codable(address):
        raise ValueError(len(address))
    return segno.make(address, error="m", micro=False)
