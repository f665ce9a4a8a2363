"""What Open Badges 2.0 asks of a host: take badges in, let them out, and both are the same.

Source: Open Badges 2.0 certification, Host: import, export and compare.
"""

import json

import pytest

from backpack.formats.png import bake_png
from backpack.formats.svg import bake_svg
from tests import mint

HOSTED = mint.assertion(
    id="https://northlake.example/assertions/1",
    verification={"type": "HostedBadge"},
)
SIGNED = mint.ob2_jws(id="urn:uuid:5f5f5f5f-2222-4333-8444-555555555555")
FILES = {
    "hosted.png": bake_png(mint.png(), "openbadges", json.dumps(HOSTED).encode()),
    "hosted.svg": bake_svg(
        mint.SVG, "http://openbadges.org", json.dumps({**HOSTED, "id": HOSTED["id"] + "2"})
    ),
    "hosted.json": json.dumps({**HOSTED, "id": HOSTED["id"] + "3"}).encode(),
    "signed.jws": SIGNED,
    "signed.png": bake_png(
        mint.png(), "openbadges", mint.ob2_jws(id="urn:uuid:6f6f6f6f-2222-4333-8444-555555555555")
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_badge_comes_in_goes_out_and_is_the_same(backpack, tmp_path, name):
    original, exported = tmp_path / name, tmp_path / f"exported-{name}"
    original.write_bytes(FILES[name])
    added = backpack("add", original, "--json").record
    (badge,) = added["badges"]
    assert (badge["name"], badge["standard"], badge["kept"]) == ("First Aid", "2.0", "added")
    assert backpack("original", badge["id"], "--output", exported, "--json").status == 0
    assert exported.read_bytes() == original.read_bytes()
    compared = backpack("diff", original, exported, "--json")
    assert compared.status == 0
    assert compared.record["identical"] is True


def test_a_bare_badge_goes_out_as_a_picture_and_has_lost_nothing(backpack, tmp_path):
    original, baked = tmp_path / "hosted.json", tmp_path / "baked.png"
    original.write_bytes(FILES["hosted.json"])
    assert backpack("bake", original, "--output", baked, "--json").status == 0
    again = backpack("add", baked, "--json").record
    assert again["badges"][0]["name"] == "First Aid"
    compared = backpack("diff", original, baked, "--json")
    assert compared.status == 0
