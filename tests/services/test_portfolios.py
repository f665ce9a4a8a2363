"""Portfolios and packets of kept badges: whose they are, what they hold, and how they stop."""

import io
import threading
import zipfile

import pytest
from pypdf import PdfReader

from backpack.domain.disclosure import Disclosure
from backpack.domain.faults import Fault
from backpack.domain.holding import Visibility
from backpack.domain.progress import Cancelled, Progress
from backpack.publish.portfolio.design import Design, Form, Group
from backpack.services.collecting import Collecting
from backpack.services.disclosing import Disclosing
from backpack.services.picturing import Picturing
from backpack.services.portfolios import Portfolios
from tests import mint
from tests.mint import itxt, ob2_jws, png, vc_jwt


@pytest.fixture
def collecting(store, clock):
    return Collecting(store=store, clock=clock)


@pytest.fixture
def portfolios(organising, collecting):
    return Portfolios(organising=organising, collecting=collecting, contexts=mint.CONTEXTS)


@pytest.fixture
def disclose(store, organising, pictures, clock):
    disclosing = Disclosing(
        store=store,
        organising=organising,
        picturing=Picturing(store=store, pictures=pictures),
        clock=clock,
    )

    def give(*lines, **choices):
        ids = tuple(line.holding.id for line in lines)
        choices = {"learner_name": "A Learner", "originals_tell_more": True, **choices}
        return disclosing.disclose(Disclosure(holdings=ids, **choices), Progress())

    return give


def baked():
    return png(itxt(b"openbadgecredential", vc_jwt()))


def test_samples_fill_a_portfolio_only_when_there_is_nothing_else(add, portfolios, organising):
    (sample,) = add(vc_jwt(), as_samples=True)
    assert portfolios.choose(Visibility) == (sample.holding,)
    (own,) = add(ob2_jws())
    assert portfolios.choose(Visibility) == (own.holding,)
    assert portfolios.choose([Visibility.PUBLIC]) == ()
    organising.choose_visibility([own.holding.id], Visibility.PUBLIC)
    assert [held.id for held in portfolios.choose([Visibility.PUBLIC])] == [own.holding.id]


def test_a_portfolio_carries_its_badges(add, disclose, portfolios):
    (line,) = add(baked())
    pdf = PdfReader(io.BytesIO(portfolios.document(disclose(line), Design(), Progress())))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert "A Learner" in text
    assert "Data Literacy" in text
    held = {name: data for name, (data,) in pdf.attachments.items()}
    assert held.pop("0.png") == baked()
    assert list(held) == ["backpack-summary.json"]


def test_an_original_that_tells_too_much_stays_out(add, disclose, portfolios):
    (line,) = add(vc_jwt())
    disclosed = disclose(line, originals_tell_more=False)
    pdf = portfolios.document(disclosed, Design(form=Form.CERTIFICATE), Progress())
    assert list(PdfReader(io.BytesIO(pdf)).attachments) == ["backpack-summary.json"]


def test_it_stops_before_and_while_the_pages_are_set(add, disclose, portfolios):
    disclosed = disclose(*add(baked()))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        portfolios.document(disclosed, Design(), progress)

    def stop_while_setting(step):
        threading.Timer(0.01, progress.cancel).start()

    progress = Progress(report=stop_while_setting)
    with pytest.raises(Cancelled):
        portfolios.document(disclosed, Design(), progress)


def test_collections_become_headings_and_choices(add, portfolios, collecting, organising):
    one, two = add(vc_jwt(), ob2_jws())
    made = collecting.create("Teaching").after[0]
    collecting.create("Everything with data", search="data")
    collecting.put_in(made.id, [two.holding.id, one.holding.id])
    ids = (two.holding.id, one.holding.id)
    assert portfolios.groups() == (Group(title="Teaching", holdings=ids),)
    organising.remove([two.holding.id])
    assert portfolios.members("teaching") == [one.holding.id]
    with pytest.raises(Fault, match="no-such-collection"):
        portfolios.members("Cooking")


def test_a_packet_holds_portfolio_originals_reports_and_a_page(add, disclose, portfolios):
    lines = add(baked(), mint_json())
    data = portfolios.packet(disclose(*lines), Design(), Progress())
    with zipfile.ZipFile(io.BytesIO(data)) as packet:
        names = packet.namelist()
        assert names[0] == "index.html"
        assert packet.read("originals/0.png") == baked()
        assert packet.read("originals/1.json") == mint_json()
        assert packet.read("portfolio.pdf").startswith(b"%PDF-")
        page = packet.read("index.html").decode()
    assert [name for name in names if name.startswith("reports/")] == [
        "reports/1 Data Literacy.json",
        "reports/2 Data Literacy.json",
    ]
    assert 'data-statements=""' in page
    assert 'data-statements="W1si' in page


def mint_json():
    import json

    return json.dumps(mint.data_integrity(id="urn:uuid:other")).encode()
