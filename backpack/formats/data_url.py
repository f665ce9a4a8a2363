"""``data:`` addresses of pictures (RFC 2397)."""

import base64
import binascii
from urllib.parse import unquote_to_bytes


def parse_data_url(url: str) -> bytes:
    """The bytes inside a ``data:image/…`` address; empty for any other or a broken one."""
    if not url.startswith("data:image/"):
        return b""
    description, comma, content = url.partition(",")
    if not comma:
        return b""
    data = unquote_to_bytes(content)
    if not description.endswith(";base64"):
        return data
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error:
        return b""
