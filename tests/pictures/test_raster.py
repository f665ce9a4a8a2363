"""Ordinary pictures come out as small clean PNGs; harmful ones are refused from their header."""

import struct
import time
import zlib

import pytest
from PIL import Image, PngImagePlugin

from backpack.formats.picture_kinds import picture_kind
from backpack.pictures.raster import PIXEL_LIMIT, to_png
from backpack.pictures.raster import draw_raster as draw_pixels
from backpack.pictures.refusal import Reason, RefusedError
from tests.pictures.conftest import chunk, encoded, opened, png_header

TURNED = 0x0112


def draw_raster(data, size):
    return to_png(draw_pixels(data, size))


def refusal(data):
    with pytest.raises(RefusedError) as refused:
        draw_raster(data, 64)
    return refused.value.reason


def two_colours(mode="RGB"):
    """Red on the left, blue on the right."""
    picture = Image.new(mode, (200, 100), "red")
    picture.paste("blue", (100, 0, 200, 100))
    return picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_every_allowed_kind_is_drawn(kind):
    drawn = opened(draw_raster(encoded(two_colours(), kind), 64))
    assert drawn.size == (64, 32)
    red, blue = drawn.getpixel((4, 16)), drawn.getpixel((60, 16))
    assert (red[0] > 200, red[2] < 80) == (True, True)
    assert (blue[2] > 200, blue[0] < 80) == (True, True)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA"])
def test_every_colour_mode_is_drawn_smoothly(mode):
    drawn = opened(draw_raster(encoded(two_colours().convert(mode)), 64))
    assert drawn.mode == ("RGBA" if mode.endswith("A") else "RGB")


def test_a_palette_with_a_clear_colour_keeps_it():
    palette = Image.new("P", (10, 10), 1)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    drawn = opened(draw_raster(encoded(palette, transparency=1), 64))
    assert drawn.getpixel((5, 5))[3] == 0


def test_sixteen_bits_of_grey_are_not_cut_to_white():
    grey = Image.new("I;16", (10, 10), 128 * 256)
    assert opened(draw_raster(encoded(grey), 64)).getpixel((5, 5)) == 128


def test_alpha_is_kept_and_edges_have_no_dark_fringe():
    picture = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (50, 50, 150, 151))
    drawn = opened(draw_raster(encoded(picture), 30))
    assert drawn.getpixel((0, 0))[3] == 0
    assert all(min(colour[:3]) > 250 for _, colour in drawn.getcolors() if colour[3] > 8)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_sideways_picture_is_turned_upright(kind):
    exif = Image.Exif()
    exif[TURNED] = 6
    drawn = opened(draw_raster(encoded(two_colours(), kind, exif=exif), 64))
    assert drawn.size == (32, 64)
    assert drawn.getpixel((16, 4))[0] > 200


def test_a_small_picture_is_not_enlarged():
    assert opened(draw_raster(encoded(Image.new("RGB", (8, 5))), 256)).size == (8, 5)


def test_an_animation_shows_its_first_frame():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    moving = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert opened(draw_raster(moving, 20)).getpixel((10, 10))[0] > 200


def test_nothing_but_pixels_comes_out():
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (52.0, 22.0, 0.0)}
    text = PngImagePlugin.PngInfo()
    text.add_itxt("openbadgecredential", "eyJ.a.b")
    source = encoded(two_colours(), exif=exif, pnginfo=text, icc_profile=b"x" * 200, dpi=(72, 72))
    drawn = opened(draw_raster(source, 64))
    drawn.load()
    assert drawn.info == {}
    assert not drawn.getexif()


@pytest.mark.parametrize("side", [5_001, 30_000, 65_535, 2**31 - 1])
def test_a_pixel_bomb_is_refused_from_its_header(side):
    begun = time.process_time()
    assert refusal(png_header(side, side)) in {Reason.TOO_LARGE, Reason.DAMAGED}
    assert time.process_time() - begun < 0.5


def test_a_picture_just_over_the_limit_is_too_large_and_not_damaged():
    assert refusal(png_header(5_000, PIXEL_LIMIT // 5_000 + 1)) is Reason.TOO_LARGE


def test_a_gif_whose_frame_is_larger_than_its_screen_is_refused():
    screen = struct.pack("<HHBBB", 10, 10, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"," + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0) + b"\x02\x02\x4c\x01\0;"
    assert refusal(b"GIF89a" + screen + frame) is Reason.TOO_LARGE


def test_a_data_bomb_behind_a_small_header_ends_quickly():
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0))
    data = zlib.compress(b"\0" * 64 * 2**20)
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    begun = time.process_time()
    assert opened(draw_raster(bomb, 64)).size == (10, 10)
    assert time.process_time() - begun < 1


def test_text_chunks_are_never_unpacked():
    sound = encoded(two_colours())
    bomb = chunk(b"iTXt", b"k\0\1\0\0\0" + zlib.compress(b"\0" * 2**24))
    many = chunk(b"tEXt", b"openbadges\0x") * 20_000
    broken = bytearray(chunk(b"iTXt", b"openbadges\0\0\0\0\0x"))
    broken[-1] ^= 1
    data = sound[:33] + bomb + many + broken + sound[33:]
    assert opened(draw_raster(data, 64)).size == (64, 32)


def test_every_beginning_of_a_picture_is_damaged_or_drawn():
    whole = encoded(two_colours())
    results = {refusal(whole[:length]) for length in range(8, len(whole) - 20)}
    assert results == {Reason.DAMAGED}


@pytest.mark.parametrize("kind", ["JPEG", "GIF", "WEBP"])
def test_half_a_picture_is_damaged(kind):
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    whole = encoded(noise, kind)
    assert refusal(whole[: len(whole) // 2]) is Reason.DAMAGED


def test_a_changed_header_is_damaged():
    whole = bytearray(encoded(two_colours()))
    whole[16] ^= 1
    assert refusal(bytes(whole)) is Reason.DAMAGED


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "ICO", "PPM", "TGA", "EPS", "PDF", "PCX", "SGI"])
def test_other_kinds_never_reach_a_decoder(kind):
    data = encoded(two_colours(), kind)
    assert picture_kind(data) is None
    assert refusal(data) is Reason.KIND


def test_a_flashpix_or_metafile_is_not_a_picture_here():
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) is Reason.KIND
    assert refusal(b"\xd7\xcd\xc6\x9a" + b"\0" * 600) is Reason.KIND


@pytest.mark.slow
def test_the_largest_allowed_picture_is_drawn(worker):
    begun = time.process_time()
    largest = encoded(Image.new("RGBA", (5_000, 5_000), (1, 2, 3, 90)), compress_level=1)
    assert opened(worker.render_thumbnail(largest, 256)).size == (256, 256)
    assert time.process_time() - begun < 5
