"""Every code that the core can say has its sentence, and every sentence can be said."""

import ast
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest

import backpack
from backpack.domain.disclosure import Sensitive
from backpack.domain.holding import Visibility
from backpack.domain.report import Recipient, Result, Standing
from backpack.domain.sharing import Field, Happening, Way
from backpack.domain.web import Trouble
from backpack.formats.page_links import refuse_page
from backpack.words import format_date, format_month, ntr, shares, tr, use_language, verdicts
from backpack.words.disclosures import held_words, original_sentence
from backpack.words.faults import _SENTENCES, explain_fault
from backpack.words.reasons import CAUTIONS, REASONS

SOURCES = sorted(Path(backpack.__file__).parent.rglob("*.py"))


def calls(name):
    """Each call of ``name`` in the program: its first text argument, and its keywords."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else None
            called = node.func.id if isinstance(node.func, ast.Name) else called
            first = node.args[0]
            if called == name and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, {word.arg for word in node.keywords}, path.name


def names_in(*sentences):
    return {name for text in sentences for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("code", "given", "where"), list(calls("Fault")))
def test_every_fault_has_sentences_and_gives_what_they_name(code, given, where):
    text = explain_fault(code, {name: f"<{name}>" for name in given})
    assert text.title
    assert text.explanation
    assert text.advice


def test_no_fault_has_sentences_that_nobody_says():
    said = {code for code, _, _ in calls("Fault")}
    tables = {value for path in SOURCES if path.name != "faults.py" for value in strings(path)}
    assert set(_SENTENCES) - said - tables == set()


def strings(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize(
    "host",
    ["www.credly.com", "badgr.com", "openbadgefactory.com", "edubadges.nl", "credential.net"],
)
def test_each_platform_has_its_own_advice(host):
    fault = refuse_page(f"https://{host}/x")
    general = explain_fault("page-link", {"host": host})
    assert explain_fault(fault.code, fault.parameters).advice != general.advice


def test_every_reason_and_caution_is_said_somewhere():
    said = {value for path in SOURCES if path.parent.name != "reasons" for value in strings(path)}
    said |= {f"source-{trouble.value}" for trouble in Trouble}
    assert set(REASONS) - said == set()
    assert set(CAUTIONS) - said == set()


def test_what_is_remembered_names_its_day_in_the_chip_and_below_it():
    then, since = datetime(2026, 5, 3, tzinfo=UTC), datetime(2026, 8, 9, tzinfo=UTC)
    assert verdicts.standing_chip("verified", as_of=then) == "Verified 3 May"
    assert verdicts.standing_chip("valid-unknown-issuer", as_of=then) == "Unchanged 3 May"
    assert verdicts.standing_chip("revoked", as_of=then) == "Revoked"
    assert verdicts.memory_sentence("verified", as_of=then, unreachable_since=since) == (
        "Verified on 3 May 2026 against the issuer's site as it was then;"
        " the site has not answered since 9 Aug 2026."
    )
    assert verdicts.memory_sentence("expired", as_of=then) == (
        "Checked on 3 May 2026 against the issuer's site as it was then."
    )


def test_a_site_that_answers_is_not_called_silent():
    then, since = datetime(2026, 5, 3, tzinfo=UTC), datetime(2026, 8, 9, tzinfo=UTC)
    days = {"as_of": then, "unreachable_since": since}
    shown = verdicts.memory_sentence("verified", **days, reasons=["source-gone"])
    assert shown.endswith("the site answers, but has not shown it since 9 Aug 2026.")
    mixed = ["source-gone", "source-too-slow"]
    assert "has not answered" in verdicts.memory_sentence("expired", **days, reasons=mixed)
    assert verdicts.silence_sentence(since, ["source-closed"]) == (
        "The site answers, but has not shown it since 9 Aug 2026."
    )


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_words_for_the_learner_and_for_others(standing):
    day = datetime(2026, 5, 3, tzinfo=UTC)
    assert verdicts.standing_chip(standing)
    assert verdicts.standing_sentence(standing, why="because", date=day)
    public = verdicts.public_standing(standing, key="did:key:x", checked=day)
    listed = verdicts.public_standing(standing, key="x", checked=day, registry="DCC")
    assert ("known issuer, listed in DCC" in listed) is (standing == "verified")
    assert "3 May 2026" in public
    assert "issuer" not in public


def test_every_small_word_is_there():
    for words, codes in (
        (verdicts.result_word, Result),
        (verdicts.recipient_sentence, Recipient),
        (verdicts.visibility_label, Visibility),
        (verdicts.visibility_chip, Visibility),
    ):
        assert len({words(code) for code in codes}) == len(codes)


def test_a_report_of_a_newer_version_can_still_be_shown():
    assert "newer version" in verdicts.check_sentence("not-invented-yet", {"x": 1})
    assert "newer version" in verdicts.caution_sentence("not-invented-yet", {})


def test_dates_and_numbers_are_written_for_people():
    day = datetime(2026, 3, 4, tzinfo=UTC)
    assert (format_date(day), format_month(day)) == ("4 Mar 2026", "March 2026")
    assert ntr("{count} badge", "{count} badges", 1) == "1 badge"
    assert ntr("{count} badge", "{count} badges", 2) == "2 badges"


def test_values_are_never_taken_for_placeholders():
    assert tr("Hello {name}", name="{0} %s {name}") == "Hello {0} %s {name}"
    assert tr("") == ""
    assert tr("100 {percent}") == "100 {percent}"


def test_an_unknown_language_speaks_english():
    use_language("tlh")
    assert tr("Add badges") == "Add badges"


def test_what_an_original_holds_is_told_as_a_list():
    assert original_sentence(["email"]) == (
        "The signed original contains your e-mail. Include it, and people can check the badge;"
        " leave it out, and they can ask the issuer."
    )
    assert held_words(["email", "email", "name", "salt"]) == (
        "your e-mail, your name and the secret that hides your e-mail"
    )
    assert original_sentence([]) == ""
    assert all(held_words([kind.value]) for kind in Sensitive)


def test_every_way_out_has_its_words():
    assert all(shares.way_title(way.value) for way in Way)
    assert all(shares.happening_word(one.value) for one in Happening)
    assert all(shares.field_word(one.value) for one in Field)
