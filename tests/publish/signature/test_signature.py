"""Each form of the signature read back, and what mail programs ask of it."""

import email
import io
import re
import zipfile
from email import policy

import html5lib
import pytest
from PIL import Image

from backpack.domain.credential import Image as Picture
from backpack.domain.faults import Fault
from backpack.publish.signature.model import compose_signature
from backpack.publish.signature.plan import Form, SignaturePlan, Size
from backpack.publish.signature.render import render_pasted, render_signature
from backpack.publish.signature.rtf import escape_rtf
from backpack.publish.signature.steps import Program, program_name, steps_for
from tests.golden_files import check_golden
from tests.publish.badges import MADE
from tests.publish.disclosed import make_disclosed, make_disclosed_badge
from tests.publish.hostile import HEADER, OVERRIDE, SCRIPT, TYPST, hostile_badges

PLAN = SignaturePlan(
    name="A Learner",
    role="Mathematics teacher, Northlake Middle School",
    lines=("learner@example.net | +1 555 010 0199",),
    link="https://learner.example.net/",
    pictures_at="https://learner.example.net/pictures/",
)
HOSTILE = SignaturePlan(
    name=SCRIPT,
    role=HEADER,
    lines=(TYPST, OVERRIDE),
    link="javascript:alert(1)",
    link_words=SCRIPT,
    pictures_at='https://t.example/"onerror="x',
)
WHOLE = pytest.mark.parametrize("form", [Form.HOSTED, Form.EMBEDDED])


def compose(*badges, plan=PLAN):
    badges = badges or [make_disclosed_badge(number) for number in range(5)]
    return compose_signature(make_disclosed(*badges), plan)


def compose_hostile():
    return [compose(*hostile_badges()[at : at + 6], plan=HOSTILE) for at in (0, 6)]


def elements(html):
    return list(html5lib.parse(html, namespaceHTMLElements=False).iter())


def without_pictures(html):
    return re.sub(rb"base64,[A-Za-z0-9+/=]+", b"base64,", html)


def test_nothing_chosen_and_too_much_chosen_are_said():
    with pytest.raises(Fault) as nothing:
        compose_signature(make_disclosed(), PLAN)
    with pytest.raises(Fault) as too_much:
        compose(*(make_disclosed_badge(number) for number in range(7)))
    assert (nothing.value.code, too_much.value.code) == ("nothing-chosen", "signature-too-full")


@WHOLE
def test_the_page_reads_as_it_was_found_good(form):
    check_golden(
        f"signature/{form}.html", without_pictures(render_signature(compose(), form, MADE))
    )


def test_the_text_reads_as_it_was_found_good():
    check_golden("signature/signature.txt", render_signature(compose(), Form.TEXT, MADE))


@pytest.mark.parametrize("form", Form)
def test_the_same_signature_gives_the_same_bytes(form):
    assert render_signature(compose(), form, MADE) == render_signature(compose(), form, MADE)


@WHOLE
def test_it_is_one_table_with_inline_styles_and_sizes_on_every_picture(form):
    for signature in (compose(), *compose_hostile()):
        found = elements(render_signature(signature, form, MADE))
        tables = [each for each in found if each.tag == "table"]
        assert [table.get("role") for table in tables] == ["presentation"]
        assert not {each.tag for each in found} & {"style", "link", "script", "svg"}
        assert not [each for each in found if "class" in each.attrib or "id" in each.attrib]
        for picture in (each for each in found if each.tag == "img"):
            assert picture.get("width").isdigit()
            assert picture.get("height").isdigit()
            assert picture.get("alt")
            assert f"width:{picture.get('width')}px" in picture.get("style")


@WHOLE
def test_nothing_in_it_is_active_whatever_it_is_made_of(form):
    for signature in compose_hostile():
        for each in elements(render_signature(signature, form, MADE)):
            assert not [name for name in each.attrib if name.startswith("on")]
            assert each.get("href", "https:").startswith("https:")
            assert each.get("src", "https:").startswith(("https:", "data:image/png;base64,"))


def test_hosted_it_fits_into_gmail_and_embedded_it_does_not():
    six = [make_disclosed_badge(number) for number in range(6)]
    assert not render_pasted(compose(*six), hosted=True).is_too_long
    assert render_pasted(compose(*six), hosted=False).is_too_long


def test_hosted_pictures_lie_where_the_learner_says():
    html = render_pasted(compose(), hosted=True).html
    assert 'src="https://learner.example.net/pictures/badge-1.png"' in html


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://issuer.example.org/b.png", "https://issuer.example.org/b.png"),
        ("https://issuer.example.org/b.svg?v=1", ""),
        ("https://issuer.example.org/b.webp", ""),
        ("data:image/png;base64,AAAA", ""),
    ],
)
def test_else_the_issuers_picture_is_shown_where_mail_programs_can_show_it(address, shown):
    badge = make_disclosed_badge(image=Picture(url=address))
    signature = compose(badge, plan=SignaturePlan(name="A Learner"))
    assert signature.badges[0].hosted_at == shown


@pytest.mark.parametrize("size", Size)
def test_pictures_are_light_and_twice_as_sharp_as_shown(size):
    plan = SignaturePlan(name="A Learner", size=size)
    for badge in compose(plan=plan).badges:
        with Image.open(io.BytesIO(badge.picture)) as picture:
            assert picture.size == (badge.width * 2, badge.height * 2) == (size * 2, size * 2)
        assert len(badge.picture) <= 40_000


def test_a_noisy_picture_becomes_light():
    import random

    noise = Image.frombytes("RGB", (256, 128), random.Random(7).randbytes(256 * 128 * 3))
    out = io.BytesIO()
    noise.save(out, "PNG")
    badge = compose(make_disclosed_badge(picture=out.getvalue()), plan=PLAN).badges[0]
    assert (badge.width, badge.height) == (64, 32)
    assert len(badge.picture) <= 40_000


def test_a_badge_without_a_picture_is_shown_by_its_name():
    signature = compose(make_disclosed_badge(picture=b"", image=None), plan=PLAN)
    html = render_pasted(signature, hosted=True).html
    assert "<img" not in html
    assert ">Data Literacy for Educators</a>" in html


def test_a_badge_without_a_name_or_a_link_has_words():
    signature = compose(make_disclosed_badge(name="", picture=b"", address=None), plan=PLAN)
    pasted = render_pasted(signature, hosted=False)
    assert ">Badge without a name</b>" in pasted.html
    assert "* Badge without a name" in pasted.text


def test_a_sample_says_so():
    assert compose(make_disclosed_badge(is_sample=True)).badges[0].name.startswith("Sample: ")


def test_the_draft_has_text_html_and_the_pictures_that_it_names():
    for signature in (compose(), *compose_hostile()):
        data = render_signature(signature, Form.EMAIL, MADE)
        message = email.message_from_bytes(data, policy=policy.default)
        assert not message.defects
        assert set(message.keys()) == {
            *("Subject", "X-Unsent", "Date", "MIME-Version", "Content-Type")
        }
        text, related = message.iter_parts()
        html, *pictures = related.iter_parts()
        assert text.get_content().splitlines()[1] == "-- "
        named = set(re.findall(r'src="cid:([^"]+)"', html.get_content()))
        assert named == {one["Content-ID"].strip("<>") for one in pictures}
        for one in pictures:
            assert one.get_content().startswith(b"\x89PNG")
            assert one.get_content_disposition() == "inline"


def test_outlooks_folder_holds_one_signature_in_three_forms():
    with zipfile.ZipFile(io.BytesIO(render_signature(compose(), Form.OUTLOOK, MADE))) as package:
        names = package.namelist()
        html = package.read("Badges.htm").decode()
        text = package.read("Badges.txt").decode("utf-16")
        rtf = package.read("Badges.rtf").decode("ascii")
    assert names[:3] == ["Badges.htm", "Badges.rtf", "Badges.txt"]
    assert re.findall(r'src="([^"]+)"', html) == names[3:]
    assert text.startswith("-- \r\nA Learner\r\n")
    assert rtf.startswith(r"{\rtf1\ansi")
    assert rtf.count(r"\pngblip") == len(names[3:])


def test_rtf_obeys_nothing_of_a_text():
    assert escape_rtf(r"a\b{c}é🎉") == r"a\\b\{c\}\u233?\u-10180?\u-8311?"
    for signature in compose_hostile():
        with zipfile.ZipFile(
            io.BytesIO(render_signature(signature, Form.OUTLOOK, MADE))
        ) as package:
            rtf = package.read("Badges.rtf").decode("ascii")
        bare = re.sub(r"\\[\\{}]", "", rtf)
        assert bare.count("{") == bare.count("}")
        words = set(re.findall(r"\\\*?\\?([a-z]+)", bare))
        assert words <= {
            *("rtf", "ansi", "deff", "fonttbl", "f", "fswiss", "colortbl", "red", "green", "blue"),
            *("fs", "b", "cf", "par", "field", "fldinst", "fldrslt", "pict", "pngblip"),
            *("picwgoal", "pichgoal", "u"),
        }


@pytest.mark.parametrize("program", Program)
def test_each_mail_program_has_its_steps(program):
    assert program_name(program)
    assert len(steps_for(program)) >= 3
