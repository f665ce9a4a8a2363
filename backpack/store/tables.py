"""The tables as they are today; a test compares them with what ``migrations`` build.

For whoever reads the store: the statements are written in SQL, so that opening a backpack imports
no SQLAlchemy.

Times are text in UTC with microseconds, so that they sort; lists and reports are JSON.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()

artifacts = Table(
    "artifacts",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

# ``number`` is the row number that a search index can point at; ``id`` is the one that
# is the same in every backpack.
holdings = Table(
    "holdings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("artifact_sha256", Text, ForeignKey("artifacts.sha256"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("credential_id", Text),
    Column("issuer_id", Text),
    Column("name", Text, nullable=False),
    Column("issuer_name", Text, nullable=False),
    Column("standard", Text, nullable=False),
    Column("achievement_type", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("issued", Text),
    Column("expires", Text),
    Column("added", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("genuine", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("is_sample", Boolean, nullable=False),
    Column("removed", Text),
    Column("as_of", Text),
    Column("unreachable_since", Text),
    Column("notes", Text, nullable=False, server_default=""),
    Column("own_tags", Text, nullable=False, server_default="[]"),
    Column("alternative_text", Text, nullable=False, server_default=""),
    Column("changed", Text),
    Index("holdings_id", "id", unique=True),
    Index("holdings_artifact", "artifact_sha256"),
    Index("holdings_credential", "credential_id"),
)

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("holding", ForeignKey("holdings.number", ondelete="CASCADE"), nullable=False),
    Column("checked", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("report", Text, nullable=False),
    Index("reports_holding", "holding"),
)

# What a report rested on. A body that many badges need, such as a status list, is there once.
bodies = Table(
    "bodies",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", ForeignKey("reports.number", ondelete="CASCADE"), nullable=False),
    Column("url", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("fetched", Text, nullable=False),
    Column("headers", Text, nullable=False),
    Column("sha256", Text, ForeignKey("bodies.sha256"), nullable=False),
    Column("final_url", Text, nullable=False),
    Column("redirects", Integer, nullable=False),
    Column("is_remembered", Boolean, nullable=False),
    Index("answers_report", "report"),
    Index("answers_url", "url"),
    Index("answers_body", "sha256"),
)

thumbnails = Table(
    "thumbnails",
    metadata,
    Column("holding", ForeignKey("holdings.number", ondelete="CASCADE"), primary_key=True),
    Column("png", LargeBinary, nullable=False),
)

# ``search`` is a saved search: such a collection has no members of its own.
collections = Table(
    "collections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("colour", Text, nullable=False),
    Column("cover_text", Text, nullable=False),
    Column("search", Text),
    Column("position", Integer, nullable=False),
    Column("changed", Text, nullable=False),
    Index("collections_id", "id", unique=True),
)

members = Table(
    "members",
    metadata,
    Column("collection", ForeignKey("collections.number", ondelete="CASCADE"), primary_key=True),
    Column("holding", ForeignKey("holdings.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, nullable=False),
    Index("members_holding", "holding"),
)

# What went out, and what became of it: rows are added and never changed. ``about`` is the
# ``id`` of the row that a later event belongs to.
shares = Table(
    "shares",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("about", Text),
    Column("event", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("until", Text),
    Column("details", Text, nullable=False),
    Column("sha256", Text),
    Index("shares_id", "id", unique=True),
)

# Identifiers of what was erased for good, so that merging another backpack does not bring it back.
erasures = Table(
    "erasures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("happened", Text, nullable=False),
)

issuers = Table(
    "issuers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("confirmed", Text, nullable=False),
)

identities = Table(
    "identities",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
