from dataclasses import replace
from datetime import timedelta

from backpack.domain.report import Standing
from backpack.domain.web import Missing
from backpack.ui.views.panel_history import history_lines
from tests import mint
from tests.conftest import NOW

MISSING = Missing(url="https://a.example", host="a.example", reason="source-no-connection")


def test_each_standing_has_its_day_and_adding_comes_last(desk):
    (holding_id,) = desk.add(mint.vc_jwt())
    holding = desk.store.load_holding(holding_id)
    report = desk.store.load_report(holding_id)
    silent = replace(report, standing=Standing.VERIFIED, unreachable_since=NOW - timedelta(days=2))
    lines = list(history_lines(holding, (silent, replace(report, missing=(MISSING,)), report)))
    assert lines == [
        ("23 Nov 2026", "Verified. The site has not answered since 21 Nov 2026."),
        ("23 Nov 2026", "Unchanged. Not everything could be looked up."),
        ("23 Nov 2026", "Unchanged"),
        ("23 Nov 2026", "Added from 0.txt"),
    ]
    pasted = replace(holding, file_name="")
    assert list(history_lines(pasted, ())) == [("23 Nov 2026", "Added from text")]
