"""Dates as a learner reads them. Days are those of UTC, as the documents state them."""

from datetime import date, datetime

from backpack.words.catalogue import mark, tr

_MONTHS = (
    (mark("January"), mark("Jan")),
    (mark("February"), mark("Feb")),
    (mark("March"), mark("Mar")),
    (mark("April"), mark("Apr")),
    (mark("May"), mark("May")),
    (mark("June"), mark("Jun")),
    (mark("July"), mark("Jul")),
    (mark("August"), mark("Aug")),
    (mark("September"), mark("Sep")),
    (mark("October"), mark("Oct")),
    (mark("November"), mark("Nov")),
    (mark("December"), mark("Dec")),
)


def format_date(moment: date) -> str:
    """A day such as "14 Mar 2026"."""
    return tr("{day} {month} {year}", day=moment.day, month=_month(moment, 1), year=moment.year)


def format_day(moment: datetime) -> str:
    """A day of the year, such as "3 May"."""
    return tr("{day} {month}", day=moment.day, month=_month(moment, 1))


def format_month(moment: datetime) -> str:
    """A month such as "March 2026"."""
    return tr("{month} {year}", month=_month(moment, 0), year=moment.year)


def _month(moment: date, form: int) -> str:
    return tr(_MONTHS[moment.month - 1][form])
