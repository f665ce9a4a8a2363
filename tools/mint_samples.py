"""Mints the sample badges in ``resources/samples``; a second run gives the same badges.

Run it from the top of the checkout as ``python -m tools.mint_samples``. What a check is
expected to find in each lies in ``tools/sample_badges/expected.json``.
"""

import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from backpack.formats.png import bake_png
from backpack.formats.svg import bake_svg
from backpack.pictures.vector import draw_vector
from tools.sample_art.medals import MEDALS
from tools.sample_badges.content import Sample, Way
from tools.sample_badges.documents import (
    assertion_of,
    credential_of,
    data_address,
    issuer_id_2,
)
from tools.sample_badges.keys import did_of, ed25519_key, p256_key, rsa_key
from tools.sample_badges.signing import sign_embedded, sign_jws, sign_vc_jwt, to_json
from tools.sample_badges.texts import SAMPLES

SIZE = 480
"""Pixels of a baked PNG."""

INNER_SIZE = 320
"""Pixels of a PNG inside a document."""

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples"
EXPECTED = Path(__file__).resolve().parent / "sample_badges" / "expected.json"
LEARNER = "learner@example.org"
TODAY = "2026-11-23"
"""The day of minting: what ended before it is expired."""


def mint() -> Iterator[tuple[str, bytes]]:
    """Every file of the samples: its name and bytes."""
    for sample in SAMPLES:
        yield sample.file, _file(sample)


def expected() -> list[dict[str, str]]:
    """What a check is expected to find in each file, offline, for the learner of the samples."""
    return [_entry(sample) for sample in SAMPLES]


def main() -> None:
    """Write every file, tell its size, and note what a check is expected to find."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in mint():
        (FOLDER / name).write_bytes(data)
        print(f"{len(data):>8} {name}")
    EXPECTED.write_text(json.dumps(expected(), ensure_ascii=False, indent=1) + "\n", "utf-8")


def _file(sample: Sample) -> bytes:
    text = _text(sample)
    is_older = sample.way is Way.OB2_RS256
    match sample.ending:
        case "png":
            keyword = "openbadges" if is_older else "openbadgecredential"
            return bake_png(_png(sample.slug, SIZE), keyword, text)
        case "svg":
            space = "http://openbadges.org" if is_older else "https://purl.imsglobal.org/ob/v3p0"
            return bake_svg(MEDALS[sample.slug](), space, text.decode())
        case _:
            return text


def _text(sample: Sample) -> bytes:
    """The badge as it stands in its file."""
    if sample.way is Way.OB2_RS256:
        key = _rsa(sample.issuer.site)
        return sign_jws(assertion_of(sample, key.public_key()), key, {"typ": "JWT"})
    document = credential_of(
        sample, _issuer_id(sample), did_of(ed25519_key(sample.email)), _inner_picture(sample)
    )
    if sample.way is Way.JWT_ES256:
        return sign_vc_jwt(document, p256_key(sample.issuer.site))
    if sample.way is Way.JWT_EDDSA:
        return sign_vc_jwt(document, ed25519_key(sample.issuer.site))
    signed = sign_embedded(document, ed25519_key(sample.issuer.site))
    return to_json(_rename(signed, sample.renamed) if sample.renamed else signed)


def _rename(signed: dict[str, Any], name: str) -> dict[str, Any]:
    """The same document with another name, as a forger would change it."""
    subject = signed["credentialSubject"]
    achievement = {**subject["achievement"], "name": name}
    return {**signed, "credentialSubject": {**subject, "achievement": achievement}, "name": name}


def _issuer_id(sample: Sample) -> str:
    if sample.way is Way.OB2_RS256:
        return issuer_id_2(sample.issuer)
    make = p256_key if sample.way is Way.JWT_ES256 else ed25519_key
    return did_of(make(sample.issuer.site))


def _inner_picture(sample: Sample) -> str:
    if sample.ending == "jwt":
        return data_address(MEDALS[sample.slug](), "image/svg+xml")
    if sample.ending == "json":
        return data_address(_png(sample.slug, INNER_SIZE), "image/png")
    return ""


def _png(slug: str, size: int) -> bytes:
    """The drawing as a PNG, with colours in steps too small to see: it halves the file."""
    drawn = draw_vector(MEDALS[slug](), size)
    steps = [255 if value >= 252 else (value + 2) & 0xFC for value in range(256)]
    out = io.BytesIO()
    drawn.convert("RGBA").point(steps * 4).save(out, "PNG", optimize=True)
    return out.getvalue()


@cache
def _rsa(seed: str) -> Any:
    return rsa_key(seed)


def _entry(sample: Sample) -> dict[str, str]:
    standing = known = "valid-unknown-issuer"
    # a key that only travels with the badge proves no https issuer, confirmed or not
    if sample.way is not Way.OB2_RS256:
        known = "verified"
    if sample.expires and sample.expires < TODAY:
        standing = known = "expired"
    if sample.renamed:
        standing = known = "invalid"
    return {
        "file": sample.file,
        "name": sample.renamed or sample.name,
        "format": sample.way.value,
        "issuer_id": _issuer_id(sample),
        "standing": standing,
        "standing_when_known": known,
        "recipient": "you" if sample.email == LEARNER else "someone-else",
        "shows": sample.shows,
    }


if __name__ == "__main__":
    main()
