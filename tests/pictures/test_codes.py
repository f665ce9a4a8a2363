"""QR codes are read from every kind of picture, in the child."""

import io

import pytest
import zxingcpp
from PIL import Image

from backpack.domain.faults import Fault
from backpack.pictures import worker as worker_module
from backpack.pictures.codes import CODES_LIMIT, read_codes
from tests.pictures.conftest import encoded, svg

ADDRESS = "https://badges.example/assertions/7?a=ä"


def code(text=ADDRESS, scale=4):
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    image = memoryview(zxingcpp.write_barcode_to_image(made, scale=scale, add_quiet_zones=True))
    return Image.frombytes("L", (image.shape[1], image.shape[0]), bytes(image))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_code_is_read_from_each_kind_of_picture(worker, kind):
    assert worker.read_codes(encoded(code(), kind)) == (ADDRESS,)


def test_a_code_in_a_photograph_that_lies_on_its_side_is_read(worker):
    photograph = Image.new("RGB", (3000, 2000), (90, 120, 60))
    photograph.paste(code(scale=8).rotate(90), (1500, 900))
    assert worker.read_codes(encoded(photograph, "JPEG", quality=70)) == (ADDRESS,)


def test_a_code_on_a_transparent_ground_is_read(worker):
    clear = Image.new("RGBA", code().size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=code().point(lambda value: 255 - value))
    assert worker.read_codes(encoded(clear)) == (ADDRESS,)


def test_a_code_drawn_in_an_svg_is_read(worker):
    made = zxingcpp.create_barcode(ADDRESS, zxingcpp.BarcodeFormat.QRCode)
    drawn = zxingcpp.write_barcode_to_svg(made, add_quiet_zones=True).encode()
    assert worker.read_codes(drawn) == (ADDRESS,)


def test_each_text_is_given_once_and_no_more_than_a_page_holds():
    assert read_codes(twice := _beside(code(), code())) == [ADDRESS]
    assert twice.size[0] > code().size[0]
    many = _beside(*(code(str(number), 2) for number in range(CODES_LIMIT + 2)))
    assert len(read_codes(many)) == CODES_LIMIT


def test_a_picture_without_a_code_has_none(worker):
    assert worker.read_codes(encoded(Image.new("RGB", (300, 200), "green"))) == ()
    with pytest.raises(Fault):
        worker.read_codes(svg("<g>" * 1_000))


@pytest.mark.parametrize("answer", [b"{", b"{}", b"[1]", b"\xff"])
def test_an_answer_that_the_child_made_up_counts_as_a_crash(answer):
    with pytest.raises(Fault, match="picture-late"):
        worker_module._texts(answer)


def _beside(*pictures):
    width = sum(picture.width for picture in pictures)
    whole = Image.new("L", (width, max(picture.height for picture in pictures)), "white")
    place = 0
    for picture in pictures:
        whole.paste(picture, (place, 0))
        place += picture.width
    return Image.open(io.BytesIO(encoded(whole)))
