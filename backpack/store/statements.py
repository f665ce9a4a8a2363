"""The SQL of the repository: written with the tables' columns, compiled once to text.

Where one row is wanted of several, the first one is it.
Adding a folder of badges is a handful of statements a badge; going through SQLAlchemy's
compiler for each would cost as much as the encryption does.
"""

from sqlalchemy import (
    Text,
    and_,
    bindparam,
    delete,
    desc,
    exists,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from backpack.domain.holding import SUMMARY_NAMES
from backpack.store.compiling import sql as _sql
from backpack.store.tables import (
    answers,
    artifacts,
    bodies,
    holdings,
    identities,
    issuers,
    reports,
    settings,
    thumbnails,
)

_INVALID = literal_column("'invalid'", Text)


_is_this = holdings.c.id == bindparam("this")
_same_bytes = and_(
    holdings.c.artifact_sha256 == bindparam("sha256"), holdings.c.position == bindparam("position")
)
_same_credential = and_(
    holdings.c.credential_id == bindparam("credential_id"),
    holdings.c.issuer_id == bindparam("issuer_id"),
)
_is_held = exists().where(holdings.c.artifact_sha256 == artifacts.c.sha256)
_is_used = exists().where(answers.c.sha256 == bodies.c.sha256)
_answer_with_body = select(answers, bodies.c.data).select_from(answers.join(bodies))

_thumbnail = insert(thumbnails)
_issuer = insert(issuers)
_setting = insert(settings)

add_artifact = _sql(
    insert(artifacts).on_conflict_do_nothing(), "sha256", "media_type", "name", "data"
)
# What the learner says of a badge comes later.
_OWN = {"notes", "own_tags", "alternative_text", "changed"}
add_holding = _sql(
    insert(holdings), *(one.name for one in holdings.c if one.name not in {"number", *_OWN})
)
add_report = _sql(insert(reports), "holding", "checked", "standing", "report")
add_body = _sql(insert(bodies).on_conflict_do_nothing(), "sha256", "data")
add_answer = _sql(
    insert(answers), *(column.name for column in answers.c if column.name != "number")
)

find_number = _sql(select(holdings.c.number).where(_is_this))
find_holding = _sql(select(holdings).where(_is_this))
# A sound copy goes before a broken one, so that the broken one is not offered in its place.
find_twin = _sql(
    select(holdings)
    .where(or_(_same_bytes, _same_credential))
    .order_by(
        desc(_same_bytes),
        holdings.c.genuine == _INVALID,
        holdings.c.removed.is_not(None),
        desc(holdings.c.number),
    )
)
list_holdings = _sql(
    select(holdings)
    .where(holdings.c.removed.is_(None))
    .order_by(desc(holdings.c.added), desc(holdings.c.number))
)
list_removed = _sql(
    select(holdings)
    .where(holdings.c.removed.is_not(None))
    .order_by(desc(holdings.c.removed), desc(holdings.c.number))
)
find_artifact = _sql(select(artifacts).where(artifacts.c.sha256 == bindparam("this")))
find_report = _sql(
    select(reports.c.number, reports.c.report)
    .join(holdings)
    .where(_is_this)
    .order_by(desc(reports.c.number))
)
list_reports = _sql(
    select(reports.c.number, reports.c.report)
    .where(reports.c.holding == bindparam("holding"))
    .order_by(reports.c.number)
)
list_answers = _sql(
    _answer_with_body.where(answers.c.report == bindparam("report")).order_by(answers.c.number)
)
# What is remembered is an older answer under a newer number.
find_answer = _sql(
    _answer_with_body.where(
        answers.c.url == bindparam("this"),
        answers.c.status == literal_column("200"),
        answers.c.is_remembered == literal_column("0"),
    ).order_by(desc(answers.c.number))
)
list_bodies = _sql(select(answers.c.sha256).where(answers.c.report == bindparam("report")))
find_thumbnail = _sql(
    select(thumbnails.c.png).select_from(holdings.outerjoin(thumbnails)).where(_is_this)
)

put_thumbnail = _sql(
    _thumbnail.on_conflict_do_update(
        index_elements=["holding"], set_={"png": _thumbnail.excluded.png}
    ),
    "holding",
    "png",
)
set_standing = _sql(
    update(holdings)
    .where(holdings.c.number == bindparam("holding"))
    .values(
        standing=bindparam("new_standing"),
        genuine=bindparam("new_genuine"),
        recipient=bindparam("new_recipient"),
        as_of=bindparam("new_as_of"),
        unreachable_since=bindparam("new_unreachable_since"),
    )
)
set_summary = _sql(
    update(holdings)
    .where(holdings.c.number == bindparam("holding"))
    .values({name: bindparam(f"new_{name}") for name in SUMMARY_NAMES})
)
erase_thumbnail = _sql(delete(thumbnails).where(thumbnails.c.holding == bindparam("holding")))
set_visibility = _sql(update(holdings).where(_is_this).values(visibility=bindparam("new")))
set_removed = _sql(update(holdings).where(_is_this).values(removed=bindparam("new")))

erase_holding = _sql(delete(holdings).where(_is_this))
erase_orphans = _sql(delete(artifacts).where(~_is_held))
erase_report = _sql(delete(reports).where(reports.c.number == bindparam("report")))
erase_body = _sql(delete(bodies).where(bodies.c.sha256 == bindparam("this"), ~_is_used))
erase_unused_bodies = _sql(delete(bodies).where(~_is_used))

list_issuers = _sql(select(issuers).order_by(issuers.c.name, issuers.c.id))
put_issuer = _sql(
    _issuer.on_conflict_do_update(
        index_elements=["id"],
        set_={"name": _issuer.excluded.name, "confirmed": _issuer.excluded.confirmed},
    ),
    "id",
    "name",
    "confirmed",
)
erase_issuer = _sql(delete(issuers).where(issuers.c.id == bindparam("this")))

list_identities = _sql(select(identities).order_by(identities.c.position))
erase_identities = _sql(delete(identities))
add_identity = _sql(insert(identities), "position", "type", "value")

find_setting = _sql(select(settings.c.value).where(settings.c.name == bindparam("this")))
put_setting = _sql(
    _setting.on_conflict_do_update(
        index_elements=["name"], set_={"value": _setting.excluded.value}
    ),
    "name",
    "value",
)
