"""Pictures as the typesetter takes them: text. It reads no binary file from memory.

A bitmap therefore travels inside a small SVG as a ``data:`` address (RFC 2397), and a QR
code as its own SVG path.
"""

import base64
import io
from urllib.parse import urlsplit

INK = "#1D1B18"

LONGEST_CODE = 300
"""Characters of an address that still make a code a telephone reads from paper."""

_HEADER = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def is_png(data: bytes) -> bool:
    """Whether ``data`` begins as every PNG does."""
    return data.startswith(_HEADER)


def wrap_png(png: bytes) -> str:
    """An SVG of the PNG's own size that holds it; empty when it is no PNG."""
    if not is_png(png):
        return ""
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    data = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'href="data:image/png;base64,{data}"/></svg>'
    )


def is_codable(address: str) -> bool:
    """Whether an address deserves a QR code: https, and short enough to read from paper."""
    return urlsplit(address).scheme == "https" and len(address) <= LONGEST_CODE


def render_code(address: str) -> str:
    """An SVG with the QR code of an address."""
    import segno  # noqa: PLC0415 - only a portfolio needs it

    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", border=0, dark=INK, xmldecl=False, svgclass=None, lineclass=None)
    return drawn.getvalue().decode()
