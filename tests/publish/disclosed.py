"""Disclosed badges for the tests of the ways out, made of the invented ones beside this."""

from backpack.domain.disclosure import Disclosed, DisclosedBadge, PublicStanding
from backpack.domain.report import Standing
from tests.publish.badges import CHECKED, LEARNER, MADE, draw_picture, make_credential

KEY = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"


def make_disclosed_badge(number=0, **changes) -> DisclosedBadge:
    """One badge; ``picture``, ``standing``, ``address`` and fields of the credential may differ."""
    picture = changes.pop("picture", None)
    values = {
        "holding_id": f"{number:032x}",
        "standing": PublicStanding(
            standing=changes.pop("standing", Standing.VERIFIED), checked=CHECKED, key=KEY
        ),
        "is_sample": changes.pop("is_sample", False),
        "picture": draw_picture(number, 256) if picture is None else picture,
        "address": changes.pop("address", f"https://learner.example.net/badges/{number}"),
        "alternative_text": changes.pop("alternative_text", ""),
        "notes": changes.pop("notes", ""),
        "original": changes.pop("original", None),
    }
    changes.setdefault("recipients", ())
    return DisclosedBadge(credential=make_credential(number, **changes), **values)


def make_disclosed(*badges, learner_name=LEARNER) -> Disclosed:
    return Disclosed(badges=badges, made=MADE, learner_name=learner_name)
