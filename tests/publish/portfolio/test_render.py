"""The portfolio PDF, read back by another program."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from backpack.domain.artifact import Artifact
from backpack.domain.credential import (
    Alignment,
    Criteria,
    Evidence,
    Profile,
    RecipientIdentity,
    Standard,
)
from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.publish.portfolio import typeset
from backpack.publish.portfolio.design import Design, Form, Group, Paper, Template
from backpack.publish.portfolio.render import render_portfolio
from tests.publish.badges import (
    LEARNER,
    make_badge,
    make_disclosed,
    make_standing,
)
from tests.publish.portfolio.reading import (
    addresses_of,
    attachments_of,
    everything_of,
    read,
    text_of,
)


@pytest.fixture(scope="module")
def dozen():
    return tuple(make_badge(number) for number in range(12))


@pytest.fixture(scope="module")
def portfolio(dozen):
    return render(*dozen)


@pytest.fixture(scope="module")
def seen(portfolio):
    return everything_of(portfolio)


def render(*badges, design=None, **disclosed) -> bytes:
    return render_portfolio(
        make_disclosed(*badges, **disclosed), design or Design(), typeset.typeset
    )


def test_the_cover_tells_who_how_many_and_when(portfolio):
    cover = read(portfolio).pages[0].extract_text()
    for words in (LEARNER, "12", "badges", "Made on 23 Nov 2026", "Check it yourself"):
        assert words in cover


def test_the_contents_page_names_and_links_every_badge(portfolio, dozen):
    contents = read(portfolio).pages[1]
    words = " ".join(contents.extract_text().split())
    for entry in dozen:
        if entry.credential.achievement.language not in ("ar", "hi"):  # shaped into glyphs
            assert entry.credential.name in words
    reader = read(portfolio)
    names = [annotation.get_object()["/Dest"] for annotation in contents["/Annots"]]
    targets = {reader.named_destinations[name].page.idnum for name in names}
    assert len(set(names)) == 12
    assert targets == {page.indirect_reference.idnum for page in reader.pages[2:-1]}
    assert all(number in words for number in map(str, range(3, len(read(portfolio).pages))))


def test_the_bookmarks_lead_to_every_badge(portfolio, dozen):
    titles = [item.title for item in read(portfolio).outline]
    names = [entry.credential.name for entry in dozen]
    assert titles == ["Contents", *names, "Verification summary"]


def test_every_field_of_a_badge_is_there():
    entry = make_badge(
        0,
        expires=datetime(2031, 12, 28, tzinfo=UTC),
        achievement_type="MicroCredential",
        narrative="How I did it.",
    )
    text = text_of(render(entry))
    assert "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK" in text.replace(" ", "")
    for words in (
        "Data Literacy for Educators",
        "Northlake University",
        "14 Jan 2021",
        "28 Dec 2031",
        "MicroCredential",
        "Open Badges 3.0",
        "uses evidence of learning",
        "Submit an overview",
        "data literacy",
        "Teacher Leader Model Standards, Domain V",
        "TLMS.5.b",
        "How I did it.",
        "Classroom data inquiry",
        "A narrated walk through",
        "Signature valid on 20 Nov 2026, key did:key:z6MkhaXg",
        "Badge ID: urn:uuid:5d9e4cfd-0000-4000-8000-000000000000",
    ):
        assert words in text
    assert addresses_of(render(entry)) >= {
        "https://issuer.example.org/",
        "https://skills.example.org/badges/0",
        "https://example.org/rubric",
        "https://standards.example.org/tlms/5",
        "https://work.example.net/inquiry",
    }


def test_a_badge_of_hardly_anything_still_has_its_card():
    entry = make_badge(
        0,
        id=None,
        name="",
        description="",
        criteria=Criteria(url="http://example.org/criteria"),
        tags=(),
        alignments=(Alignment(name="", code="X.1"),),
        evidence=(Evidence(url="https://work.example.net/1"),),
        achievement_type="",
        issuer=Profile(id="https://issuer.example.org/1"),
        issued=None,
        standard=Standard.CLR_2_0,
        picture=b"",
        standing=make_standing(Standing.UNSIGNED, checks=(), key=""),
    )
    text = text_of(render(entry, learner_name=""))
    for words in (
        "Badge without a name",
        "https://issuer.example.org/1",
        "The criteria at example.org",
        "X.1",
        "Comprehensive Learner Record 2.0",
        "Not checked",
    ):
        assert words in text
    assert read(render(entry, learner_name="")).metadata.title == "Badge portfolio"


def test_without_a_badge_there_is_no_portfolio():
    with pytest.raises(Fault) as caught:
        render()
    assert caught.value.code == "nothing-chosen"


def test_one_badge_needs_no_contents_page():
    pdf = render(make_badge(0))
    assert len(read(pdf).pages) == 3
    assert "Contents" not in text_of(pdf)


def test_two_short_badges_share_a_page():
    assert len(read(render(make_badge(0), make_badge(2))).pages) == 4


def test_a_long_badge_goes_over_pages_and_loses_nothing():
    story = " ".join(f"word{number}" for number in range(1800))
    pdf = render(make_badge(0), make_badge(1, description=story), make_badge(2))
    assert len(read(pdf).pages) > 4
    text = text_of(pdf)
    assert all(f"word{number} " in f"{text} " for number in range(1800))


def test_the_same_input_gives_the_same_bytes(portfolio, dozen):
    assert render(*dozen) == portfolio


def test_the_originals_come_back_byte_for_byte(portfolio, dozen):
    files = attachments_of(portfolio)
    summary = json.loads(files.pop("backpack-summary.json"))
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert sorted(found.values()) == sorted(entry.original.sha256 for entry in dozen)
    told = [(one["original"]["file"], one["original"]["sha256"]) for one in summary["badges"]]
    assert dict(told) == found
    assert summary["badges"][0]["standing"]["checks"]["proof"] == "passed"


def test_originals_of_every_kind_keep_their_name_and_kind():
    kinds = {
        "image/png": "mine.png",
        "image/svg+xml": "mine.svg",
        "application/json": "mine.json",
        "application/jwt": "mine.jwt",
    }
    entries = [
        make_badge(
            number, original=Artifact(data=bytes([number]) * 99, media_type=kind, name="mine.x")
        )
        for number, kind in enumerate(kinds)
    ]
    pdf = render(*entries, entries[0])
    assert set(attachments_of(pdf)) == {*kinds.values(), "backpack-summary.json"}
    files = [file.get_object() for file in read(pdf).root_object["/AF"]]
    (summary,) = (file for file in files if file["/UF"] == "backpack-summary.json")
    assert summary["/AFRelationship"] == "/Data"
    files.remove(summary)
    for file in files:
        stream = file["/EF"]["/F"].get_object()
        assert file["/AFRelationship"] == "/Source"
        assert kinds[stream["/Subtype"].removeprefix("/")] == file["/UF"] == file["/F"]
        assert file["/Desc"].endswith("the original badge")
        assert stream["/Params"]["/Size"] == 99
        assert stream["/Params"]["/ModDate"] == "D:20261123093000Z"
    assert len(files) == 4


def test_a_sample_is_called_a_sample():
    text = text_of(render(make_badge(0, is_sample=True)))
    assert "Sample" in text
    assert "Nobody earned the badges marked as samples." in text


def test_the_learners_own_confirmation_is_told_to_nobody():
    told = [
        text_of(render(make_badge(0, standing=make_standing(standing))))
        for standing in (Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER)
    ]
    assert told[0] == told[1]
    assert "Verified" not in told[0]


def test_quotes_and_lists_inside_each_other_keep_their_words():
    narrative = "> quoted\n>\n> - inner\n\n- outer\n\n  > deeper\n\n```\ncode()\n```\n"
    text = text_of(render(make_badge(0, criteria=Criteria(narrative=narrative))))
    assert all(words in text for words in ("quoted", "inner", "outer", "deeper", "code()"))


HOSTILE = (
    '#eval("1+1")',
    '#read("/etc/passwd")',
    "$x^2$",
    "<script>alert(1)</script>",
    "<label>",
    "@cite",
    "// not a comment",
    "/* nor this */",
    "\\u{41}",
    "#import sys: inputs",
    "{name} %s",
)


@pytest.mark.parametrize("place", ["name", "description", "criteria", "evidence", "tags", "issuer"])
def test_text_that_means_harm_stays_text(place):
    words = " ".join(HOSTILE)
    values = {
        "name": words,
        "description": words,
        "criteria": Criteria(narrative=words),
        "evidence": (Evidence(name="E", narrative=words),),
        "tags": HOSTILE,
        "issuer": Profile(id=None, name=words),
    }
    text = text_of(render(make_badge(0, **{place: values[place]})))
    for harm in HOSTILE:
        assert harm in text


def test_no_address_but_a_sound_one_becomes_a_link():
    bad = "javascript:alert(1)"
    entry = make_badge(
        0,
        criteria=Criteria(narrative=f"[x]({bad}) <{bad}> [y](file:///etc/passwd)", url=bad),
        alignments=(Alignment(name="A", url="data:text/html,x"),),
        evidence=(Evidence(name="E", url="file:///etc/passwd"),),
        issuer=Profile(id=bad, name="I", url="vbscript:x"),
    )
    assert addresses_of(render(entry)) == {"https://learner.example.net/badges/0"}


@pytest.mark.parametrize(
    "text",
    [
        "W" * 10_000,
        "w " * 5_000,
        "漢" * 5_000,
        "\u202e\u0000\ud800\ue000👩‍🚀🏽 ༀ\ufe0f\uffff",
        "\u0301" * 500,
        "\u200d\u200c\u00ad\u2060",
        "مهارات 👍 ABC \u2067x\u2069",
        "> " * 60 + "deep",
        "- a\n" * 400,
        "",
        "\n\n\n",
    ],
    ids=[
        "unbroken", "words", "han", "undrawable", "marks", "joiners", "mixed", "deep", "list",
        "empty", "blank",
    ],
)  # fmt: skip
def test_no_text_whatever_costs_the_portfolio(text, monkeypatch):
    compile_once = typeset.compile_pdf
    tried = []

    def watched(sheets, standards):
        tried.append(standards)
        return compile_once(sheets, standards)

    monkeypatch.setattr(typeset, "compile_pdf", watched)
    entry = make_badge(
        0,
        name=text,
        description=text,
        criteria=Criteria(narrative=text),
        tags=(text,),
        alignments=(Alignment(name=text),),
        evidence=(Evidence(name=text, narrative=text),),
        issuer=Profile(id=None, name=text),
        language=text,
    )
    assert render(entry, learner_name=text).startswith(b"%PDF-")
    assert tried == [typeset.STANDARDS]


def test_arabic_and_hindi_keep_their_language_and_letters(portfolio, seen):
    for language in ("ar", "hi", "ja", "ko", "fr"):
        assert f"'/Lang': '{language}'" in seen
    text = text_of(portfolio)
    for words in ("データリテラシー", "데이터", "maîtrise"):
        assert words in text


def test_a_picture_says_what_it_shows(seen):
    assert "Picture of the badge Data Literacy for Educators" in seen


def test_where_the_standards_are_refused_a_plain_pdf_is_made(monkeypatch):
    monkeypatch.setattr(typeset, "STANDARDS", ["a-3a", "a-1a"])
    text = text_of(render(make_badge(0)))
    assert LEARNER in text
    assert "does not keep the standards for archiving" in text


def test_where_typesetting_fails_there_is_a_fault(monkeypatch):
    monkeypatch.setattr(typeset, "read_template", lambda _: b'#panic("no")')
    with pytest.raises(Fault) as caught:
        render(make_badge(0))
    assert caught.value.code == "portfolio-failed"
    assert 0 < len(caught.value.parameters["reason"]) <= 200


def test_what_is_let_out_of_originals_is_told_and_attached():
    badges = [make_badge(0, original=None), make_badge(1)]
    pdf = render(*badges)
    assert "Of 2 badges, 1 originals are attached" in text_of(pdf)
    assert set(attachments_of(pdf)) == {"badge.png", "backpack-summary.json"}
    none = render(badges[0])
    assert "The originals are not attached." in text_of(none)
    assert "Not attached" in text_of(none)


def test_whom_a_badge_is_made_out_to_is_shown_where_it_goes_out():
    mine = (RecipientIdentity(type="email", value="learner@example.net"),)
    assert "learner@example.net" in text_of(render(make_badge(0, recipients=mine)))


def test_what_no_font_draws_is_named_on_the_last_page():
    pdf = render(make_badge(0, name="Space 👩‍🚀 \u202etrap", description="x" * 30_000))
    last = " ".join(read(pdf).pages[-1].extract_text().split())
    assert "About this document" in last
    assert "2 characters that no font of this document draws are shown as □" in last
    assert "U+1F469 woman, U+1F680 rocket" in last
    assert "Invisible characters that steer" in last
    assert "was cut, and ends with" in last


def test_sound_texts_need_no_word_about_the_document(dozen):
    assert "About this document" not in text_of(render(dozen[0]))


def test_collections_are_headings_and_each_badge_stands_under_one(dozen):
    design = Design(
        groups=(
            Group(title="Teaching", holdings=(dozen[3].holding_id, dozen[1].holding_id)),
            Group(title="Gone", holdings=("f" * 32,)),
            Group(title="Again", holdings=(dozen[1].holding_id, dozen[2].holding_id)),
        )
    )
    outline = read(render(*dozen[:5], design=design)).outline
    titles = [
        item.title if not isinstance(item, list) else [i.title for i in item] for item in outline
    ]
    names = [badge.credential.name for badge in dozen]
    assert titles == [
        "Contents",
        "Teaching", [names[3], names[1]],
        "Again", [names[2]],
        "More badges", [names[0], names[4]],
        "Verification summary",
    ]  # fmt: skip


def test_the_learners_words_stand_on_the_cover_as_text():
    words = "I teach. #eval(1)\nAnd I learn."
    cover = read(render(make_badge(0), design=Design(text=words))).pages[0].extract_text()
    assert "I teach. #eval(1)" in cover
    assert "And I learn." in cover


@pytest.mark.parametrize("template", list(Template))
def test_a_certificate_is_one_page_about_one_badge(template):
    pdf = render(
        make_badge(0, name="W" * 300), design=Design(form=Form.CERTIFICATE, template=template)
    )
    assert len(read(pdf).pages) == 1
    text = text_of(pdf)
    assert LEARNER in text
    assert "earned the badge" in text
    assert "Signature valid on 20 Nov 2026" in text


@pytest.mark.parametrize("template", list(Template))
@pytest.mark.parametrize("count", [1, 12, 40])
def test_an_overview_is_one_page_whatever_it_holds(template, count):
    badges = [make_badge(number, picture=b"") for number in range(count)]
    design = Design(form=Form.OVERVIEW, template=template, paper=Paper.LETTER, text="word " * 200)
    pdf = render(*badges, design=design)
    assert len(read(pdf).pages) == 1
    assert ("+16 and more, not shown" in text_of(pdf)) is (count == 40)
