"""What went out is noted, told, saved, and never changed."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime

import pytest

from backpack.domain.changes import Changes
from backpack.domain.disclosure import Disclosure
from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.domain.sharing import Field, Happening, Way
from backpack.services.disclosing import Disclosing
from backpack.services.picturing import Picturing
from backpack.services.sharing import Sharing
from tests.mint import itxt, png, vc_jwt

UNTIL = datetime(2027, 1, 1, tzinfo=UTC)
EVIDENCE = [{"id": "https://work.example/1", "name": "Film"}]


@pytest.fixture
def sharing(store, clock):
    return Sharing(store=store, clock=clock)


@pytest.fixture
def disclosed(add, store, organising, pictures, clock):
    (line,) = add(png(itxt(b"openbadgecredential", vc_jwt(evidence=EVIDENCE))))
    disclosing = Disclosing(
        store=store,
        organising=organising,
        picturing=Picturing(store=store, pictures=pictures),
        clock=clock,
    )
    chosen = Disclosure(
        holdings=(line.holding.id,),
        learner_name="A Learner",
        originals_tell_more=True,
        for_whom="A school board",
        until=UNTIL,
    )
    return disclosing.disclose(chosen, Progress())


def test_what_went_out_is_noted_with_fields_place_and_digest(sharing, disclosed, clock):
    recorded = sharing.record(disclosed, way=Way.PORTFOLIO, place="badges.pdf", data=b"%PDF")
    (share,) = sharing.history()
    assert recorded.share == share
    assert recorded.changes == Changes(updated=share.holdings)
    assert (share.happening, share.way, share.place) == (
        Happening.SENT, Way.PORTFOLIO, "badges.pdf",
    )  # fmt: skip
    assert (share.happened, share.until, share.for_whom) == (clock.now(), UNTIL, "A school board")
    assert share.sha256 == hashlib.sha256(b"%PDF").hexdigest()
    (badge,) = share.badges
    assert (badge.name, badge.issuer_name, badge.evidence) == (
        "Data Literacy", "Northlake Academy", 1,
    )  # fmt: skip
    told = {Field.BADGE, Field.PICTURE, Field.EVIDENCE, Field.NAME, Field.ORIGINAL}
    assert set(share.fields) == told


def test_a_way_that_carries_little_is_noted_with_little(sharing, disclosed):
    share = sharing.record(
        disclosed, way=Way.LINKEDIN_PROFILE, place="linkedin.com", carries=[Field.BADGE]
    ).share
    assert share.fields == (Field.BADGE,)
    assert share.badges[0].evidence == 0
    assert share.sha256 == ""


def test_what_became_of_it_is_an_event_of_its_own(sharing, disclosed):
    sent = sharing.record(disclosed, way=Way.PAGE, place="a.example").share
    other = sharing.record(disclosed, way=Way.LINK, place="b.example").share
    sharing.follow_up(sent.id, Happening.SEEN)
    assert sharing.still_out() == (sent, other) or sharing.still_out() == (other, sent)
    changed = sharing.follow_up(sent.id, Happening.UPDATED, data=b"new").share
    down = sharing.follow_up(changed.id, Happening.TAKEN_DOWN).share
    assert down.about == changed.about == sent.id
    assert sharing.still_out() == (other,)
    (holding,) = sent.holdings
    assert len(sharing.history_of(holding)) == 5
    assert sharing.history_of("0" * 32) == ()


def test_an_event_is_found_by_the_beginning_of_its_identifier(sharing, disclosed):
    sent = sharing.record(disclosed, way=Way.LINK, place="b.example").share
    assert sharing.find(sent.id[:6]) == sent
    for wrong in ("", "x"):
        with pytest.raises(Fault, match="no-such-share"):
            sharing.find(wrong)


def test_the_history_is_saved_for_programs_and_for_spreadsheets(sharing, disclosed):
    sharing.record(disclosed, way=Way.PORTFOLIO, place="=cmd()|badges.pdf", data=b"%PDF")
    sent = json.loads(sharing.render_json())
    assert sent[0]["way"] == "portfolio"
    assert sent[0]["until"] == "2027-01-01T00:00:00+00:00"
    assert sent[0]["badges"][0]["fields"] == ["badge", "picture", "evidence", "name", "original"]
    text = sharing.render_csv().decode("utf-8-sig")
    titles, row = csv.reader(io.StringIO(text))
    assert len(titles) == len(row)
    assert row[titles.index("Where to")] == "'=cmd()|badges.pdf"
    assert row[titles.index("Badge")] == "Data Literacy"
    assert "signed original" in row[titles.index("What went out")]
