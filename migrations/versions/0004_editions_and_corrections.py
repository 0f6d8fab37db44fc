"""What residents read, and what they say is wrong with it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "edition",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.CHAR(64), nullable=False),
        sa.Column("rolled_back_to", sa.Integer()),
        sa.Column("note", sa.String(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_edition")),
        sa.ForeignKeyConstraint(
            ["rolled_back_to"], ["edition.number"], name=op.f("fk_edition_rolled_back_to_edition")
        ),
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission", sa.Uuid(), nullable=False),
        sa.Column("service_slug", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False, server_default="new"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("submission", name=op.f("uq_correction_submission")),
    )


def downgrade() -> None:
    op.drop_table("correction")
    op.drop_table("edition")
