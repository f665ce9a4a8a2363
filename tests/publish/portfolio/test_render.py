"""The portfolio PDF, read back by another program."""

import hashlib
import itertools
import threading
import time
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
from backpack.publish.portfolio.render import render_portfolio
from tests.publish.badges import (
    ADDRESS,
    LEARNER,
    MADE,
    make_disclosure,
    make_entry,
    make_report,
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
    return tuple(make_entry(number) for number in range(12))


@pytest.fixture(scope="module")
def portfolio(dozen):
    return render_portfolio(dozen, make_disclosure(), MADE)


@pytest.fixture(scope="module")
def seen(portfolio):
    return everything_of(portfolio)


def render(*entries, **disclosure) -> bytes:
    return render_portfolio(entries, make_disclosure(**disclosure), MADE)


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
    assert targets == {page.indirect_reference.idnum for page in reader.pages[2:]}
    assert all(number in words for number in map(str, range(3, len(read(portfolio).pages) + 1)))


def test_the_bookmarks_lead_to_every_badge(portfolio, dozen):
    titles = [item.title for item in read(portfolio).outline]
    assert titles == ["Contents", *(entry.credential.name for entry in dozen)]


def test_every_field_of_a_badge_is_there():
    entry = make_entry(
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
    entry = make_entry(
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
        report=make_report(Standing.UNSIGNED, checks=(), key=""),
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
    pdf = render(make_entry(0))
    assert len(read(pdf).pages) == 2
    assert "Contents" not in text_of(pdf)


def test_two_short_badges_share_a_page():
    assert len(read(render(make_entry(0), make_entry(2))).pages) == 3


def test_a_long_badge_goes_over_pages_and_loses_nothing():
    story = " ".join(f"word{number}" for number in range(1800))
    pdf = render(make_entry(0), make_entry(1, description=story), make_entry(2))
    assert len(read(pdf).pages) > 4
    text = text_of(pdf)
    assert all(f"word{number} " in f"{text} " for number in range(1800))


def test_the_same_input_gives_the_same_bytes(portfolio, dozen):
    assert render_portfolio(dozen, make_disclosure(), MADE) == portfolio


def test_the_originals_come_back_byte_for_byte(portfolio, dozen):
    found = sorted(hashlib.sha256(data).hexdigest() for data in attachments_of(portfolio).values())
    assert found == sorted(entry.artifact.sha256 for entry in dozen)


def test_originals_of_every_kind_keep_their_name_and_kind():
    kinds = {
        "image/png": "mine.png",
        "image/svg+xml": "mine.svg",
        "application/json": "mine.json",
        "application/jwt": "mine.jwt",
    }
    entries = [
        make_entry(
            number, artifact=Artifact(data=bytes([number]) * 99, media_type=kind, name="mine.x")
        )
        for number, kind in enumerate(kinds)
    ]
    pdf = render(*entries, entries[0])
    assert set(attachments_of(pdf)) == set(kinds.values())
    files = [file.get_object() for file in read(pdf).root_object["/AF"]]
    for file in files:
        stream = file["/EF"]["/F"].get_object()
        assert file["/AFRelationship"] == "/Source"
        assert kinds[stream["/Subtype"].removeprefix("/")] == file["/UF"] == file["/F"]
        assert file["/Desc"].endswith("the original badge")
        assert stream["/Params"]["/Size"] == 99
        assert stream["/Params"]["/ModDate"] == "D:20261123093000Z"
    assert len(files) == 4


def test_without_originals_nothing_is_attached_and_it_says_so(dozen):
    pdf = render(*dozen[:2], with_originals=False)
    assert not attachments_of(pdf)
    assert "/AF" not in read(pdf).root_object
    assert "The originals are not attached." in text_of(pdf)


def test_a_sample_is_called_a_sample():
    text = text_of(render(make_entry(0, is_sample=True)))
    assert "Sample" in text
    assert "Nobody earned the badges marked as samples." in text


def test_the_learners_own_confirmation_is_told_to_nobody():
    told = [
        text_of(render(make_entry(0, report=make_report(standing)), with_originals=False))
        for standing in (Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER)
    ]
    assert told[0] == told[1]
    assert "Verified" not in told[0]


SALT = "deadsea-salt-91"
HASH = "sha256$c7ef86405ba71b85acd8e2e95166c4b111448089f2e1599f42fe1bba46e865c5"
SECRETS = (ADDRESS, "learner-7431%40example.net", SALT, HASH, HASH[7:], "did:key:z6MkSubject")


def leaking_entry(number=0):
    """A badge whose issuer wrote the recipient into every text there is."""
    secret = f"Given to {ADDRESS.upper()} ({SALT}, {HASH}, did:key:z6MkSubject)"
    link = f"https://issuer.example.org/?who={ADDRESS.replace('@', '%40')}"
    return make_entry(
        number,
        id=link,
        name=f"Data {ADDRESS}",
        description=secret,
        criteria=Criteria(narrative=f"**{ADDRESS}** [{ADDRESS}](mailto:{ADDRESS})", url=link),
        tags=(ADDRESS, "tag"),
        alignments=(Alignment(name=secret, url=link, framework=ADDRESS),),
        evidence=(Evidence(name=secret, url=link, narrative=secret, description=secret),),
        narrative=secret,
        achievement_type=SALT,
        issuer=Profile(id="did:key:z6MkSubject", name=f"Self {ADDRESS}", url=link),
        recipients=(
            RecipientIdentity(type="email", value=ADDRESS),
            RecipientIdentity(type="email", value=HASH, is_hashed=True, salt=SALT),
            RecipientIdentity(type="id", value="did:key:z6MkSubject"),
        ),
        artifact=Artifact(data=ADDRESS.encode(), media_type="application/json", name="b.json"),
        report=make_report(key="did:key:z6MkSubject"),
    )


def test_a_withheld_recipient_occurs_nowhere_in_the_file():
    seen = everything_of(render(leaking_entry(), with_originals=False)).casefold()
    assert "given to" in seen
    assert not [secret for secret in SECRETS if secret.casefold() in seen]


def test_one_badge_does_not_tell_what_another_withholds():
    other = make_entry(1, recipients=(), description=f"With {ADDRESS}")
    seen = everything_of(render(leaking_entry(), other, with_originals=False)).casefold()
    assert ADDRESS not in seen


def test_the_recipient_is_shown_where_the_learner_wants_it():
    assert ADDRESS not in text_of(render(make_entry(0)))
    assert ADDRESS in text_of(render(make_entry(0), with_recipient=True))


def test_the_learners_own_name_on_the_cover_is_no_secret():
    entry = make_entry(0, recipients=(RecipientIdentity(type="name", value=LEARNER),))
    assert LEARNER in text_of(render(entry))


def test_quotes_and_lists_inside_each_other_keep_their_words():
    narrative = "> quoted\n>\n> - inner\n\n- outer\n\n  > deeper\n\n```\ncode()\n```\n"
    text = text_of(render(make_entry(0, criteria=Criteria(narrative=narrative))))
    assert all(words in text for words in ("quoted", "inner", "outer", "deeper", "code()"))


def test_withheld_evidence_occurs_nowhere_in_the_file():
    entry = make_entry(0, narrative="My secret story")
    seen = everything_of(render(entry, with_evidence=False, with_originals=False))
    for words in ("Classroom data", "work.example.net", "narrated", "My secret story"):
        assert words not in seen


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
    text = text_of(render(make_entry(0, **{place: values[place]}), with_originals=False))
    for harm in HOSTILE:
        assert harm in text


def test_no_address_but_a_sound_one_becomes_a_link():
    bad = "javascript:alert(1)"
    entry = make_entry(
        0,
        criteria=Criteria(narrative=f"[x]({bad}) <{bad}> [y](file:///etc/passwd)", url=bad),
        alignments=(Alignment(name="A", url="data:text/html,x"),),
        evidence=(Evidence(name="E", url="file:///etc/passwd"),),
        issuer=Profile(id=bad, name="I", url="vbscript:x"),
    )
    assert addresses_of(render(entry)) == set()


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

    def watched(model, pictures, made, standards):
        tried.append(standards)
        return compile_once(model, pictures, made, standards)

    monkeypatch.setattr(typeset, "compile_pdf", watched)
    entry = make_entry(
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


def test_portfolios_can_be_made_one_after_the_other_in_different_threads():
    made = []
    for number in range(2):
        entry = make_entry(number, picture=b"")
        thread = threading.Thread(target=lambda entry=entry: made.append(render(entry)))
        thread.start()
        thread.join()
    assert [len(read(pdf).pages) for pdf in made] == [2, 2]


def test_the_program_goes_on_while_a_portfolio_is_set(dozen):
    """The typesetter holds no lock of the interpreter, so that a window never freezes."""
    assert min(longest_pause(dozen) for _ in range(3)) < 0.4


def longest_pause(entries) -> float:
    """The longest time that another thread stood still, as a share of the whole."""
    moments = [time.perf_counter()]
    thread = threading.Thread(target=render, args=entries)
    thread.start()
    while thread.is_alive():
        time.sleep(0.005)
        moments.append(time.perf_counter())
    pauses = [after - before for before, after in itertools.pairwise(moments)]
    return max(pauses) / sum(pauses)


def test_a_picture_says_what_it_shows(seen):
    assert "Picture of the badge Data Literacy for Educators" in seen


def test_where_the_standards_are_refused_a_plain_pdf_is_made(monkeypatch):
    monkeypatch.setattr(typeset, "STANDARDS", ["a-3a", "a-1a"])
    assert LEARNER in text_of(render(make_entry(0)))


def test_where_typesetting_fails_there_is_a_fault(monkeypatch):
    monkeypatch.setattr(typeset, "read_template", lambda: b'#panic("no")')
    with pytest.raises(Fault) as caught:
        render(make_entry(0))
    assert caught.value.code == "portfolio-failed"
    assert 0 < len(caught.value.parameters["reason"]) <= 200
