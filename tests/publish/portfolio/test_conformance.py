"""PDF/A-3a and PDF/UA-1 by an independent validator, where it is installed."""

import pytest

from backpack.domain.credential import Criteria
from backpack.publish.portfolio.render import render_portfolio
from tests.publish.badges import MADE, make_disclosure, make_entry

page = pytest.importorskip("page", reason="the validator page-validation is not installed")

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


def failures(pdf: bytes) -> list[str]:
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    return [str(failure) for report in reports for failure in report.failures]


@pytest.mark.parametrize("count", [1, 3, pytest.param(12, marks=pytest.mark.slow)])
def test_a_portfolio_with_its_originals_conforms_to_both_standards(count):
    entries = [make_entry(number) for number in range(count)]
    assert failures(render_portfolio(entries, make_disclosure(), MADE)) == []


def test_it_conforms_without_pictures_and_originals_too():
    entries = [make_entry(number, picture=b"", is_sample=True) for number in range(3)]
    disclosure = make_disclosure(with_originals=False, learner_name="")
    assert failures(render_portfolio(entries, disclosure, MADE)) == []


def test_it_conforms_with_text_that_no_font_draws():
    harm = "#eval 👩‍🚀 \u202e\ue000\ud800 ༀ **b** `c` [l](javascript:x)\n\n> q\n\n1. a\n   - b\n"
    entry = make_entry(0, name=harm * 60, description=harm, criteria=Criteria(narrative=harm))
    assert failures(render_portfolio([entry], make_disclosure(), MADE)) == []
