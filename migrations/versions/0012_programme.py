"""What the programme wants to reach, and which services help."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "programme_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_entry")),
        sa.UniqueConstraint("name", name=op.f("uq_programme_entry_name")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_programme_entry_name_not_blank")),
        sa.CheckConstraint(
            "trim(content) <> ''", name=op.f("ck_programme_entry_content_not_blank")
        ),
    )
    create_frozen_reports()


def create_frozen_reports() -> None:
    op.create_table(
        "frozen_report",
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_frozen_report")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_frozen_report_number_counts")),
        sa.CheckConstraint("trim(report) <> ''", name=op.f("ck_frozen_report_report_not_blank")),
        sa.CheckConstraint(
            "trim(frozen_by) <> ''", name=op.f("ck_frozen_report_frozen_by_not_blank")
        ),
        sa.CheckConstraint("trim(content) <> ''", name=op.f("ck_frozen_report_content_not_blank")),
        sa.CheckConstraint(
            "length(digest) = 64 AND ltrim(digest, '0123456789abcdef') = ''",
            name=op.f("ck_frozen_report_digest_form"),
        ),
    )
    op.create_index(op.f("ix_frozen_report_report"), "frozen_report", ["report"])


def downgrade() -> None:
    op.drop_table("frozen_report")
    op.drop_table("programme_entry")
