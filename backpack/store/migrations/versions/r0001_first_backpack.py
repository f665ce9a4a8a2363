"""The first schema: artifacts, holdings, reports, thumbnails, and what the learner said."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _make_artifacts()
    _make_holdings()
    _make_reports()
    _make_learner()


def _make_artifacts() -> None:
    op.create_table(
        "artifacts",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _make_holdings() -> None:
    op.create_table(
        "holdings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("artifact_sha256", sa.Text, sa.ForeignKey("artifacts.sha256"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("credential_id", sa.Text),
        sa.Column("issuer_id", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("issuer_name", sa.Text, nullable=False),
        sa.Column("standard", sa.Text, nullable=False),
        sa.Column("achievement_type", sa.Text, nullable=False),
        sa.Column("tags", sa.Text, nullable=False),
        sa.Column("issued", sa.Text),
        sa.Column("expires", sa.Text),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("genuine", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("visibility", sa.Text, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("removed", sa.Text),
    )
    op.create_index("holdings_id", "holdings", ["id"], unique=True)
    op.create_index("holdings_artifact", "holdings", ["artifact_sha256"])
    op.create_index("holdings_credential", "holdings", ["credential_id"])


def _make_reports() -> None:
    holding = sa.ForeignKey("holdings.number", ondelete="CASCADE")
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("holding", sa.Integer, holding, nullable=False),
        sa.Column("checked", sa.Text, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
    )
    op.create_index("reports_holding", "reports", ["holding"])
    holding = sa.ForeignKey("holdings.number", ondelete="CASCADE")
    op.create_table(
        "thumbnails",
        sa.Column("holding", sa.Integer, holding, primary_key=True),
        sa.Column("png", sa.LargeBinary, nullable=False),
    )


def _make_learner() -> None:
    op.create_table(
        "issuers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("confirmed", sa.Text, nullable=False),
    )
    op.create_table(
        "identities",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
