"""What every version of Open Badges writes alike: profiles, pictures and evidence.

Sources: Open Badges 2.0, Profile, Image and Evidence; Open Badges 3.0, B.3 and B.4.
"""

from backpack.domain.credential import Evidence, Image, Profile
from backpack.formats.fields import address, members, text


def parse_image(value: object) -> Image | None:
    """A picture by address alone, or as an object with a caption."""
    if isinstance(value, str):
        return Image(url=value) if value else None
    described = members(value)
    url = address(described)
    return Image(url=url, caption=text(described.get("caption"))) if url else None


def parse_profile(value: object) -> Profile:
    """An issuer: an identifier alone, or an object; what one version alone has is left out."""
    if isinstance(value, str):
        return Profile(id=value or None)
    profile = members(value)
    return Profile(
        id=address(profile),
        name=text(profile.get("name")),
        url=address(profile.get("url")),
        email=text(profile.get("email")),
        phone=text(profile.get("phone", profile.get("telephone"))),
        description=text(profile.get("description")),
        image=parse_image(profile.get("image")),
    )


def parse_evidence(value: object) -> Evidence:
    """One item of evidence by address alone, or as an object."""
    if isinstance(value, str):
        return Evidence(url=value)
    item = members(value)
    return Evidence(
        name=text(item.get("name")),
        url=address(item),
        narrative=text(item.get("narrative")),
        description=text(item.get("description")),
        genre=text(item.get("genre")),
        audience=text(item.get("audience")),
    )
