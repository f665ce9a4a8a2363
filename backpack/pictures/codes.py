"""Reads the QR codes in a picture through zxing-cpp; what they say is untrusted text.

Runs in the child process only. Source: ISO/IEC 18004 (QR code).
"""

from PIL import Image

CODES_LIMIT = 16
"""Codes of one picture that are read: more than a page of a certificate has."""


def read_codes(picture: Image.Image) -> list[str]:
    """The text of each QR code, each once; transparency counts as white paper."""
    import zxingcpp  # noqa: PLC0415 - hardly any picture is searched for codes

    paper = Image.new("L", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    kinds = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    codes = zxingcpp.read_barcodes(paper, formats=kinds, text_mode=zxingcpp.TextMode.Plain)
    return list(dict.fromkeys(code.text for code in codes[:CODES_LIMIT] if code.text))
