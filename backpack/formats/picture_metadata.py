"""Whether a picture tells where it was taken: GPS in its EXIF or XMP data.

Sources: CIPA DC-008 (Exif), 4.6.6; the PNG ``eXIf`` chunk; XMP part 2, ``exif:GPS…``.
The bytes are searched and never decoded: what is in doubt counts as telling.
"""

_EXIF = (b"Exif\x00\x00", b"eXIf")

_GPS_ENTRIES = (b"\x88\x25\x00\x04\x00\x00\x00\x01", b"\x25\x88\x04\x00\x01\x00\x00\x00")
"""The entry of a directory that leads to GPS data, in both orders of bytes."""

_XMP = (b"exif:GPS", b"GPSLatitude")


def tells_location(picture: bytes) -> bool:
    """Whether a picture's data say where it was taken."""
    if any(name in picture for name in _XMP):
        return True
    return any(mark in picture for mark in _EXIF) and any(
        entry in picture for entry in _GPS_ENTRIES
    )
