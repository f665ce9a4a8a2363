"""PDF/A-3a and PDF/UA-1 by an independent validator, where it is installed."""

import pytest

from backpack.domain.credential import Criteria
from backpack.publish.portfolio.design import Design, Form, Group, Paper, Template
from backpack.publish.portfolio.render import render_portfolio
from backpack.publish.portfolio.typeset import typeset
from tests.publish.badges import make_badge, make_disclosed

page = pytest.importorskip("page", reason="the validator page-validation is not installed")

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)

WORDS = "I build data projects with learners.\n\u0645\u0631\u062d\u0628\u0627"


def failures(*badges, design=None, **disclosed) -> list[str]:
    pdf = render_portfolio(make_disclosed(*badges, **disclosed), design or Design(), typeset)
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    return [str(failure) for report in reports for failure in report.failures]


@pytest.fixture(scope="module")
def dozen():
    return [make_badge(number) for number in range(12)]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("template", list(Template))
@pytest.mark.parametrize("form", list(Form))
def test_every_form_conforms_in_every_template_on_every_paper(form, template, paper, dozen):
    design = Design(form=form, template=template, paper=paper, accent="#FFD700", text=WORDS)
    assert failures(*dozen[: 1 if form is Form.CERTIFICATE else 7], design=design) == []


@pytest.mark.slow
@pytest.mark.parametrize("template", list(Template))
def test_a_dozen_in_collections_conforms(template, dozen):
    half = tuple(badge.holding_id for badge in dozen[::2])
    design = Design(template=template, groups=(Group(title="مجموعة", holdings=half),))
    assert failures(*dozen, design=design) == []


def test_it_conforms_without_pictures_and_originals_too():
    badges = [make_badge(n, picture=b"", is_sample=True, original=None) for n in range(3)]
    assert failures(*badges, learner_name="") == []


@pytest.mark.parametrize("template", list(Template))
def test_it_conforms_with_text_that_no_font_draws(template):
    harm = "#eval 👩‍🚀 \u202e\ue000\ud800 ༀ **b** `c` [l](javascript:x)\n\n> q\n\n1. a\n   - b\n"
    badge = make_badge(0, name=harm * 60, description=harm, criteria=Criteria(narrative=harm))
    assert failures(badge, design=Design(template=template, text=harm), learner_name=harm) == []
