"""rescue: a picture from a social network leads back to the badge with its data."""

import io

from PIL import Image

from backpack.assets import resource
from backpack.formats.reading import read_badges


def lose_data(path, out):
    """What a social network does to a picture."""
    with Image.open(path) as opened:
        flat = Image.new("RGB", opened.size, "white")
        flat.paste(opened, mask=opened.convert("RGBA").getchannel("A"))
        data = io.BytesIO()
        flat.resize((200, 200)).save(data, "JPEG", quality=70)
    out.write_bytes(data.getvalue())
    return out


def test_the_badge_behind_a_picture_is_saved_again(backpack, tmp_path):
    original = resource("samples", "first-aid.png")
    backpack("add", original, resource("samples", "critical-thinking.png"))
    lost = lose_data(original, tmp_path / "lost.jpg")
    said = backpack("add", lost)
    assert said.status == 1
    assert "This looks like First Aid" in said.out
    assert "backpack rescue FILE --output PICTURE" in said.out
    record = backpack("add", lost, "--json").record
    assert record["looks_like"]["name"].startswith("First Aid")
    out = tmp_path / "again.png"
    done = backpack("rescue", lost, "--output", out)
    assert done.status == 0
    assert "Is that the one?" in done.out
    assert out.read_bytes() == original.read_bytes()
    again = backpack("rescue", lost, "--output", tmp_path / "more.png", "--json").record
    assert again["id"] == record["looks_like"]["id"]
    assert read_badges(out.read_bytes()).found


def test_a_picture_like_none_is_told(backpack, kept, tmp_path):
    lost = lose_data(resource("samples", "first-aid.png"), tmp_path / "lost.jpg")
    done = backpack("rescue", lost, "--output", tmp_path / "x.png", "--json")
    assert done.record["fault"]["code"] == "nothing-like-it"
