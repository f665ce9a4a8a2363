"""A bare badge becomes a picture that gives the very same badge back."""

import base64
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.credential import Achievement, Credential, Image, Profile, Standard
from backpack.domain.faults import Fault
from backpack.formats.payload import Container, Found, Payload
from backpack.formats.png import read_png_texts
from backpack.formats.reading import read_badges
from backpack.formats.strict_json import TEXT_LIMIT
from backpack.formats.svg import bake_svg, read_svg_texts
from backpack.pictures.worker import PictureWorker
from backpack.services import baking
from backpack.services.baking import Baking, Origin, bake, bake_file
from tests import mint

BOTH = [Container.PNG, Container.SVG]
JSON = json.dumps(mint.data_integrity()).encode()
DRAWN = mint.png((b"tEXt", b"Software\0drawn"))


class Drawing:
    """Draws one and the same picture, and remembers of what; refuses what is not a picture."""

    def __init__(self):
        self.asked = []

    def render_thumbnail(self, data, size):
        self.asked.append(data)
        if b"broken" in data:
            raise Fault("picture-refused", reason="broken")
        return DRAWN


@pytest.fixture
def pictures():
    return Drawing()


def data_url(data, kind="png"):
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def with_picture(picture, kind="png"):
    document = mint.credential("urn:uuid:issuer")
    document["credentialSubject"]["achievement"]["image"] = {
        "id": data_url(picture, kind),
        "type": "Image",
    }
    return json.dumps(document).encode()


def texts_in(container, data):
    return read_png_texts(data).texts if container is Container.PNG else read_svg_texts(data)


def presented(*documents):
    return json.dumps(list(documents)).encode()


OLD = json.dumps({"uid": "1", "recipient": {"type": "email", "identity": "a@b.example"},
                  "badge": "https://b.example/c", "issuedOn": "2014-01-01"}).encode()  # fmt: skip
RECORD = json.dumps(
    {
        **mint.credential("urn:uuid:issuer"),
        "type": ["VerifiableCredential", "ClrCredential"],
        "credentialSubject": {"type": ["ClrSubject"], "verifiableCredential": [json.loads(JSON)]},
    }
).encode()

WINDOWS = json.dumps(json.loads(JSON), indent=1).replace("\n", "\r\n").encode()
TRICKY = json.dumps(
    {**json.loads(JSON), "note": "]]>&amp;]]&gt;<é\u2028"}, ensure_ascii=False
).encode()
SVG_TOKEN = bake_svg(mint.SVG, "http://openbadges.org", mint.ob2_jws().decode())

KINDS = {
    "OB 3 JSON": JSON,
    "OB 3 token": mint.vc_jwt(),
    "OB 2 JSON": json.dumps(mint.assertion()).encode(),
    "OB 2 token": mint.ob2_jws(),
    "OB 1": OLD,
    "record": RECORD,
    "with line ends of Windows": WINDOWS,
    "with CDATA's end": TRICKY,
    "with its own PNG": with_picture(mint.png()),
    "with its own SVG": with_picture(mint.SVG, "svg+xml"),
    "with a broken picture": with_picture(b"broken"),
}


class TestTheSameBadgeComesBack:
    @pytest.mark.parametrize("container", BOTH)
    @pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
    def test_byte_for_byte(self, pictures, container, text):
        data = bake_file(text, container, pictures).data
        assert texts_in(container, data) == (text,)
        reading = read_badges(data)
        assert reading.container is container
        assert reading.found[0].payload.text == text

    @pytest.mark.parametrize("container", BOTH)
    @given(note=st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff")),
           indent=st.none() | st.integers(0, 2))  # fmt: skip
    def test_whatever_it_says(self, container, note, indent):
        document = {**json.loads(JSON), "note": note, note: [note]}
        text = json.dumps(document, indent=indent, ensure_ascii=False).encode()
        assert texts_in(container, bake_file(text, container, Drawing()).data) == (text,)

    @pytest.mark.parametrize("container", BOTH)
    def test_a_byte_order_mark_is_none_of_the_badge(self, pictures, container):
        data = bake_file(b"\xef\xbb\xbf" + JSON, container, pictures).data
        assert texts_in(container, data) == (JSON,)

    def test_what_would_not_is_never_given_out(self, pictures, monkeypatch):
        monkeypatch.setattr(baking, "bake_png", lambda *_: DRAWN[:8] + mint.png()[8:])
        monkeypatch.setattr(baking, "read_badges", lambda _: read_badges(OLD))
        with pytest.raises(AssertionError):
            bake(read_badges(JSON).found[0], JSON, Container.PNG, pictures)


@pytest.mark.parametrize(
    ("text", "keyword", "namespace"),
    [
        (KINDS["OB 2 JSON"], b"openbadges\0", b"http://openbadges.org"),
        (KINDS["OB 1"], b"openbadges\0", b"http://openbadges.org"),
        (JSON, b"openbadgecredential\0", b"https://purl.imsglobal.org/ob/v3p0"),
        (RECORD, b"clrcredential\0", b"https://purl.imsglobal.org/clr/v2p0"),
    ],
)
def test_each_version_has_its_own_label(pictures, text, keyword, namespace):
    assert b"iTXt" + keyword in bake_file(text, Container.PNG, pictures).data
    assert namespace in bake_file(text, Container.SVG, pictures).data


class TestThePicture:
    @pytest.mark.parametrize("container", BOTH)
    def test_is_a_drawn_medal_when_there_is_none(self, pictures, container):
        baked = bake_file(JSON, container, pictures)
        assert baked.origin is Origin.MEDAL
        drawn = pictures.asked[0] if container is Container.PNG else baked.data
        assert b">DL</text>" in drawn

    def test_is_its_own_png_with_one_chunk_more(self, pictures):
        own, text = mint.png(), with_picture(mint.png())
        baked = bake_file(text, Container.PNG, pictures)
        assert (baked.origin, pictures.asked) == (Origin.OWN, [])
        assert baked.data.replace(mint.chunk(*mint.itxt(b"openbadgecredential", text)), b"") == own

    def test_is_its_own_svg_with_one_element_more(self, pictures):
        baked = bake_file(with_picture(mint.SVG, "svg+xml"), Container.SVG, pictures)
        assert (baked.origin, pictures.asked) == (Origin.OWN, [])
        before, _, after = mint.SVG.partition(b"<g/>")
        assert baked.data.startswith(before)
        assert baked.data.endswith(b"<g/>" + after)

    @pytest.mark.parametrize(
        "own",
        [
            mint.png(mint.itxt(b"openbadges", b"{}")),
            mint.png()[:-9],
            mint.png() + b"more",
            mint.png((b"zTXt", b"openbadges\0\0nonsense")),
            b"\x89PNG\r\n\x1a\n" + mint.chunk(b"IEND", b""),
            b"GIF89a",
            mint.SVG,
        ],
    )
    def test_is_drawn_anew_where_no_chunk_could_be_added(self, pictures, own):
        baked = bake_file(with_picture(own), Container.PNG, pictures)
        assert (baked.origin, pictures.asked) == (Origin.REDRAWN, [own])
        assert b"drawn" in baked.data

    @pytest.mark.parametrize(
        "own",
        [
            mint.png(),
            bake_svg(mint.SVG, "http://openbadges.org", "{}"),
            mint.SVG.replace(b"<g/>", b"<script>alert(1)</script>"),
            mint.SVG.replace(b"<g/>", b"<g>"),
            b'<svg xmlns="http://www.w3.org/2000/svg"/>',
            mint.SVG.decode().encode("utf-16"),
        ],
    )
    def test_is_framed_where_the_file_cannot_go_out_as_it_is(self, pictures, own):
        baked = bake_file(with_picture(own), Container.SVG, pictures)
        assert (baked.origin, pictures.asked) == (Origin.REDRAWN, [own])
        assert data_url(DRAWN).encode() in baked.data
        assert b"<script" not in baked.data
        assert b'width="1" height="1"' in baked.data

    @pytest.mark.parametrize("container", BOTH)
    def test_is_a_medal_when_its_own_cannot_be_drawn(self, pictures, container):
        assert bake_file(with_picture(b"broken"), container, pictures).origin is Origin.MEDAL

    def test_of_the_credential_comes_before_that_of_the_achievement(self, pictures):
        credential = Credential(
            id=None, standard=Standard.OB_2_0, issuer=Profile(id=None),
            image=Image(url=data_url(b"GIF89a one", "gif")),
            achievement=Achievement(image=Image(url=data_url(b"GIF89a two", "gif"))),
        )  # fmt: skip
        found = Found(credential=credential, payload=Payload(text=OLD, document={}))
        bake(found, OLD, Container.PNG, pictures)
        assert pictures.asked == [b"GIF89a one"]

    def test_on_the_web_is_not_fetched(self, pictures):
        text = json.dumps(mint.assertion(image="https://northlake.example/x.png")).encode()
        assert bake_file(text, Container.PNG, pictures).origin is Origin.MEDAL


class TestWhatIsBakedAlready:
    baked = mint.png(mint.itxt(b"openbadges", OLD))

    def test_comes_out_as_it_is(self, pictures):
        done = bake_file(self.baked, Container.PNG, pictures)
        assert (done.data, done.origin) == (self.baked, Origin.AS_IT_IS)

    def test_so_do_two_badges_in_one_picture(self, pictures):
        both = mint.png(mint.itxt(b"openbadges", OLD), mint.itxt(b"openbadges", JSON))
        assert bake_file(both, Container.PNG, pictures).data == both

    def test_and_the_one_picture_in_an_archive(self, pictures):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("badge.png", self.baked)
        assert bake_file(packed.getvalue(), Container.PNG, pictures).data == self.baked

    @pytest.mark.parametrize(
        ("data", "container", "kind"),
        [(baked, Container.SVG, "PNG"), (SVG_TOKEN, Container.PNG, "SVG")],
    )
    def test_is_not_turned_into_another_kind(self, pictures, data, container, kind):
        with pytest.raises(Fault) as caught:
            bake_file(data, container, pictures)
        assert caught.value == Fault("baked-already", kind=kind)


class TestRefusals:
    def refused(self, data, container=Container.PNG):
        with pytest.raises(Fault) as caught:
            bake_file(data, container, Drawing())
        return caught.value.code

    def test_several_badges_have_to_be_chosen_from(self):
        assert self.refused(presented(json.loads(JSON), json.loads(OLD))) == "several-badges"

    def test_what_is_no_badge_stays_what_it_is(self):
        assert self.refused(b"holiday") == "unknown-format"

    def test_text_that_no_picture_may_hold(self):
        long = {**json.loads(JSON), "note": "x" * TEXT_LIMIT}
        assert self.refused(json.dumps(long).encode()) == "too-large"

    @pytest.mark.parametrize("character", ["\ufffe", "\uffff"])
    def test_text_that_xml_may_not_hold(self, character, pictures):
        text = json.dumps({**json.loads(JSON), "n": character}, ensure_ascii=False).encode()
        assert self.refused(text, Container.SVG) == "not-for-svg"
        assert texts_in(Container.PNG, bake_file(text, Container.PNG, pictures).data) == (text,)


def test_a_kept_badge_is_baked_too(store, add, pictures):
    (line,) = add(JSON)
    baked = Baking(store=store, pictures=pictures).bake(line.holding.id, Container.PNG)
    assert texts_in(Container.PNG, baked.data) == (JSON,)


@pytest.mark.slow
def test_the_medal_is_drawn_by_the_worker(tmp_path):
    from PIL import Image as Picture

    worker = PictureWorker()
    try:
        data = bake_file(JSON, Container.PNG, worker).data
    finally:
        worker.close()
    with Picture.open(io.BytesIO(data)) as picture:
        assert picture.size == (512, 512)
        assert picture.getpixel((2, 2))[3] == 0
        red, green, blue, alpha = picture.getpixel((256, 120))
        assert alpha == 255
        assert max(red, green, blue) - min(red, green, blue) > 30
