"""The answers that each report used, and how old the oldest of them is for each badge."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables of answers and two columns for the list."""
    op.create_table(
        "bodies",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    _make_answers()
    op.add_column("holdings", sa.Column("as_of", sa.Text))
    op.add_column("holdings", sa.Column("unreachable_since", sa.Text))


def _make_answers() -> None:
    report = sa.ForeignKey("reports.number", ondelete="CASCADE")
    op.create_table(
        "answers",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, report, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("fetched", sa.Text, nullable=False),
        sa.Column("headers", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, sa.ForeignKey("bodies.sha256"), nullable=False),
        sa.Column("final_url", sa.Text, nullable=False),
        sa.Column("redirects", sa.Integer, nullable=False),
        sa.Column("is_remembered", sa.Boolean, nullable=False),
    )
    op.create_index("answers_report", "answers", ["report"])
    op.create_index("answers_url", "answers", ["url"])
    op.create_index("answers_body", "answers", ["sha256"])
