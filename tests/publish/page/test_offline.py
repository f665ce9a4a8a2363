"""The packet's page: whole, readable by everybody, and with nothing active from a badge in it."""

import html
import json
from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest

from backpack.domain.credential import Alignment, Criteria, Evidence, Profile
from backpack.publish.page.model import Files
from backpack.publish.page.offline import POLICY, SCRIPTS, render_offline_page
from backpack.publish.page.script_words import script_words
from tests import mint
from tests.publish.badges import draw_picture, make_badge, make_disclosed
from tests.publish.page.conftest import badge_of, sign

HARM = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% include '/etc/passwd' %}",
    "javascript:alert(1)",
    "<svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "]]><iframe src=https://evil.example></iframe>",
)


def hostile():
    words = " ".join(HARM)
    markdown = f"{words} [x](javascript:alert(1)) ![p](https://evil.example/p.png) <b>b</b>"
    return make_badge(
        0,
        picture=draw_picture(0, 64),
        address="javascript:alert(1)",
        notes=words,
        id="javascript:alert(1)",
        name=words,
        description=words + "\u202e\u0000",
        criteria=Criteria(narrative=markdown, url="javascript:alert(1)"),
        tags=HARM,
        alignments=(Alignment(name=words, url="data:text/html,<script>alert(1)</script>"),),
        evidence=(Evidence(name=words, url="javascript:alert(1)", narrative=markdown),),
        issuer=Profile(id='"><script>alert(1)</script>', name=words, url="javascript:alert(1)"),
        language='"><script>',
    )


def page_of(*badges, files=None, **disclosed) -> str:
    files = files or [Files() for _ in badges]
    made = render_offline_page(make_disclosed(*badges, **disclosed), files, "p.pdf", lambda _: ())
    return made["index.html"].decode()


def elements_of(page):
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [one for one in tree.iter() if isinstance(one.tag, str)]


def test_nothing_of_a_hostile_badge_is_active():
    page = page_of(hostile(), learner_name=HARM[1])
    elements = elements_of(page)
    scripts = [one for one in elements if one.tag == "script"]
    assert [one.get("src") for one in scripts] == [f"page/{name}" for name in SCRIPTS]
    assert not any("".join(one.itertext()).strip() for one in scripts)
    assert not {one.tag for one in elements} & {"iframe", "object", "embed", "svg", "style", "base"}
    for one in elements:
        assert not [name for name in one.attrib if name.startswith("on") or name == "style"]
        for name in ("href", "src"):
            assert not one.get(name, "").startswith(("javascript:", "data:", "//"))
    assert "49" not in "".join(one.text or "" for one in elements if one.tag == "h2")
    assert "\u202e" not in page


def test_the_words_that_meant_harm_are_shown_as_they_are():
    text = " ".join("".join(elements_of(page_of(hostile()))[0].itertext()).split())
    for words in HARM[:6]:
        assert words in text


def test_words_stay_apart_where_a_sentence_has_bold_and_links_in_it():
    text = " ".join("".join(elements_of(page_of(make_badge(0)))[0].itertext()).split())
    assert "Submit an overview of the context (200 to 400 words)." in text
    assert "by two assessors; see the full rubric." in text


def test_the_page_forbids_itself_everything_from_elsewhere():
    elements = elements_of(page_of(make_badge(0)))
    (policy,) = (one for one in elements if one.get("http-equiv") == "Content-Security-Policy")
    assert policy.get("content") == POLICY
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_headings_labels_and_languages_are_in_order():
    elements = elements_of(page_of(*(make_badge(number) for number in range(8))))
    levels = [int(one.tag[1]) for one in elements if one.tag in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert all(one.get("alt") for one in elements if one.tag == "img")
    ids = [one.get("id") for one in elements if one.get("id")]
    assert len(ids) == len(set(ids))
    by_id = set(ids)
    assert all(one.get("aria-labelledby") in by_id for one in elements if one.tag == "article")
    names = {one.text: one for one in elements if one.tag == "h2"}
    arabic = next(one for one in names.values() if one.get("lang") == "ar")
    assert arabic.get("dir") == "rtl"


def test_every_sentence_of_the_script_is_there_and_used():
    scripts = render_offline_page(make_disclosed(make_badge(0)), [Files()], "", lambda _: ())
    source = (
        scripts["page/check.js"] + scripts["page/keys.js"] + scripts["page/proofs.js"]
    ).decode()
    for name in script_words():
        assert f'"{name.removeprefix("elsewhere-")}"' in source or f'say("{name}"' in source
    whole = elements_of(scripts["index.html"].decode())[0]
    assert json.loads(html.unescape(whole.get("data-words"))) == script_words()


def test_files_are_linked_with_their_names_encoded():
    files = [Files(original="originals/a b#.png", report="reports/1 ü.json")]
    links = [one.get("href") for one in elements_of(page_of(make_badge(0), files=files))]
    assert "originals/a%20b%23.png" in links
    assert "reports/1%20%C3%BC.json" in links
    assert "p.pdf" in links


@pytest.mark.slow
def test_a_hostile_badge_does_nothing_in_a_browser(read):
    reader = read(hostile(), badge_of(mint.vc_jwt()))
    reader.check_all()
    assert reader.troubles == []
    assert reader.dialogs == []
    assert reader.asked_elsewhere == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits_every_width_and_reads_in_light_and_dark(read, width, scheme, request, tmp_path):
    badges = [make_badge(number, picture=draw_picture(number)) for number in (0, 6, 7)]
    long = replace(hostile(), holding_id="2" * 32)
    signed = badge_of(mint.vc_jwt(), picture=draw_picture(1))
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    reader = read(signed, *badges, long, options=options)
    reader.check_all()
    page = reader.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []
    page.screenshot(path=tmp_path / f"packet-{width}-{scheme}.png", full_page=True)


@pytest.mark.slow
def test_the_keyboard_reaches_the_badges_and_their_buttons(read):
    reader = read(badge_of(mint.vc_jwt()), badge_of(mint.vc_jwt()))
    seen = []
    for _ in range(6):
        reader.page.keyboard.press("Tab")
        seen.append(reader.page.evaluate("document.activeElement.textContent.trim()"))
    assert seen[0] == "Skip to the badges"
    assert {"Check all signatures", "Check the signature"} <= set(seen)
    reader.page.keyboard.press("Shift+Tab")
    reader.page.focus("article button")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector("[data-verdict=green]")


def test_the_statements_go_along_for_who_checks():
    badge = badge_of(json.dumps(mint.data_integrity()).encode())
    page = render_offline_page(make_disclosed(badge), [Files()], "", sign)["index.html"].decode()
    (held,) = (one for one in elements_of(page) if one.get("data-secured"))
    assert held.get("data-statements")


CONTRAST = """() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const low = [];
  for (const element of document.querySelectorAll("body *")) {
    const texts = [...element.childNodes].filter((one) => one.nodeType === 3);
    const text = texts.some((one) => one.textContent.trim());
    if (!text || !element.offsetParent) continue;
    const [one, other] = [light(getComputedStyle(element).color), light(behind(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) low.push([element.tagName, element.className, ratio]);
  }
  return low;
}"""
