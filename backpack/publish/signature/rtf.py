r"""The signature as RTF, which classic Outlook keeps beside the HTML (RTF 1.9.1).

Letters beyond ASCII are written as ``\uN?`` in 16-bit units, so nothing of a text is obeyed.
"""

from collections.abc import Iterator

from backpack.publish.signature.model import Badge, Signature

_HEAD = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0\fswiss Arial;}}"
    r"{\colortbl;\red29\green27\blue24;\red91\green87\blue80;\red11\green110\blue105;}"
)

_TWIPS_OF_A_PIXEL = 15


def render_rtf(signature: Signature) -> bytes:
    """RTF in ASCII, with the pictures within."""
    return ("\n".join([_HEAD, *_lines(signature)]) + "}\n").encode("ascii")


def escape_rtf(text: str) -> str:
    """``text`` that RTF shows as it is."""
    return "".join(_written(character) for character in text)


def _lines(signature: Signature) -> Iterator[str]:
    if signature.name:
        yield rf"\f0\fs22\b\cf1 {escape_rtf(signature.name)}\b0\par"
    for line in signature.lines:
        yield rf"\f0\fs20\cf2 {escape_rtf(line)}\par"
    yield r"\par"
    yield r"\~ ".join(_linked(_shown(badge), badge.link) for badge in signature.badges) + r"\par"
    if signature.link:
        words = _linked(rf"\cf3 {escape_rtf(signature.link_words)}", signature.link)
        yield rf"\f0\fs18 {words}\par"


def _shown(badge: Badge) -> str:
    if not badge.picture:
        return rf"\f0\fs18\cf3 {escape_rtf(badge.name)}"
    width, height = badge.width * _TWIPS_OF_A_PIXEL, badge.height * _TWIPS_OF_A_PIXEL
    return rf"{{\pict\pngblip\picwgoal{width}\pichgoal{height} {badge.picture.hex()}}}"


def _linked(shown: str, address: str) -> str:
    if not address:
        return shown
    target = escape_rtf(address.replace('"', "%22"))
    return rf'{{\field{{\*\fldinst HYPERLINK "{target}"}}{{\fldrslt {shown}}}}}'


def _written(character: str) -> str:
    if character in "\\{}":
        return f"\\{character}"
    if " " <= character <= "~":
        return character
    units = character.encode("utf-16-le")
    numbers = (
        int.from_bytes(units[at : at + 2], "little", signed=True)
        for at in (0, 2)[: len(units) // 2]
    )
    return "".join(f"\\u{number}?" for number in numbers)
