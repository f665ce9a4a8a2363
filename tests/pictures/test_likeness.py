"""A picture is known again after what social networks do to it, and taken for no other."""

import io
import itertools

import pytest
from PIL import Image

from backpack.assets import resource
from backpack.pictures import drawing
from backpack.pictures.likeness import hash_pixels
from backpack.services.rescuing import LEAST_MARKED, MOST_DIFFERENT, unlikeness
from tests.pictures.conftest import encoded, svg

SAMPLES = sorted(
    path for path in resource("samples").iterdir() if path.suffix in (".png", ".svg")
)  # fmt: skip
FORMATS = (
    ("PNG", {}),
    ("JPEG", {"quality": 30}),
    ("JPEG", {"quality": 75}),
    ("WEBP", {"quality": 50}),
)


@pytest.fixture(scope="module")
def hashes(worker):
    return {path.name: worker.hash_picture(path.read_bytes()) for path in SAMPLES}


def variants(worker, data):
    """As it comes back from a site: on white, on black or as it was, in other sizes and kinds."""
    whole = Image.open(io.BytesIO(worker.render_thumbnail(data, 800))).convert("RGBA")
    for ground in ("white", "black"):
        flat = Image.new("RGB", whole.size, ground)
        flat.paste(whole, mask=whole.getchannel("A"))
        for side in (96, 400):
            for kind, options in FORMATS:
                yield encoded(flat.resize((side, side)), kind, **options)
    yield encoded(whole.resize((200, 200)), "WEBP", quality=60)


@pytest.mark.slow
def test_each_sample_is_known_again_and_taken_for_no_other(worker, hashes):
    own, others = 0, 512
    for path in SAMPLES:
        for picture in variants(worker, path.read_bytes()):
            found = worker.hash_picture(picture)
            own = max(own, unlikeness(found, hashes[path.name]))
            rest = (known for name, known in hashes.items() if name != path.name)
            others = min(others, *(unlikeness(found, known) for known in rest))
    assert own <= MOST_DIFFERENT / 1.5
    assert others >= MOST_DIFFERENT * 1.5


def test_two_samples_are_never_alike(hashes):
    pairs = itertools.combinations(hashes.values(), 2)
    assert min(unlikeness(one, other) for one, other in pairs) > MOST_DIFFERENT * 1.5


def test_a_plain_area_has_too_little_in_it_to_be_known_by(worker):
    plain = worker.hash_picture(encoded(Image.new("RGB", (300, 300), "teal")))
    assert int.from_bytes(plain).bit_count() < LEAST_MARKED


def test_a_small_difference_between_two_cells_is_no_difference(worker):
    faint = Image.linear_gradient("L").point(lambda value: 100 + value // 128)
    assert int.from_bytes(worker.hash_picture(encoded(faint))) == 0
    assert len(worker.hash_picture(svg("<rect/>"))) == 128


def test_a_clear_ground_has_a_hash_on_white_and_on_black():
    """In this process, for what the child does there."""
    dot = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    dot.paste((128, 128, 128, 255), (16, 16, 48, 48))
    on_white, on_black = hash_pixels(dot)[:64], hash_pixels(dot)[64:]
    assert on_white != on_black
    flat = Image.new("RGB", (64, 64), "white")
    flat.paste(dot, mask=dot.getchannel("A"))
    assert hash_pixels(flat) == on_white * 2
    assert drawing.hash_picture(encoded(dot), 64) == hash_pixels(dot)
    assert drawing.list_codes(encoded(dot), 64) == b"[]"
