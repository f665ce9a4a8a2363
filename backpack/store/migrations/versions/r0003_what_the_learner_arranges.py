"""The learner's own words and collections, what went out, and what was erased for good."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add four columns for a badge's own words and four tables."""
    op.add_column("holdings", _text("notes"))
    op.add_column("holdings", _text("own_tags", "[]"))
    op.add_column("holdings", _text("alternative_text"))
    op.add_column("holdings", sa.Column("changed", sa.Text))
    _make_collections()
    _make_shares()
    op.create_table(
        "erasures",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("happened", sa.Text, nullable=False),
    )


def _text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def _make_collections() -> None:
    op.create_table(
        "collections",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("colour", sa.Text, nullable=False),
        sa.Column("cover_text", sa.Text, nullable=False),
        sa.Column("search", sa.Text),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("changed", sa.Text, nullable=False),
    )
    op.create_index("collections_id", "collections", ["id"], unique=True)
    collection = sa.ForeignKey("collections.number", ondelete="CASCADE")
    holding = sa.ForeignKey("holdings.number", ondelete="CASCADE")
    op.create_table(
        "members",
        sa.Column("collection", sa.Integer, collection, primary_key=True),
        sa.Column("holding", sa.Integer, holding, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("members_holding", "members", ["holding"])


def _make_shares() -> None:
    op.create_table(
        "shares",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("about", sa.Text),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("happened", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("until", sa.Text),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text),
    )
    op.create_index("shares_id", "shares", ["id"], unique=True)
