"""Asking partners whether their entries still hold, and by whom that was done today."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # With its rule in the column, SQLite adds it without copying the table.
    op.execute(
        "ALTER TABLE service ADD COLUMN assure_every_days INTEGER "
        "CONSTRAINT ck_service_assure_every_days_within "
        "CHECK (assure_every_days BETWEEN 14 AND 730)"
    )
    create_asked()
    create_duties()


def create_asked() -> None:
    op.create_table(
        "asked",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("round", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("again_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked")),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_asked_service_id_service"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "service_id", "kind", "round", name=op.f("uq_asked_service_id_kind_round")
        ),
        sa.CheckConstraint(
            "kind IN ('still right', 'ends', 'opens again')", name=op.f("ck_asked_kind_known")
        ),
        sa.CheckConstraint("asked_at <= again_at", name=op.f("ck_asked_asked_at_before_again_at")),
    )


def create_duties() -> None:
    op.create_table(
        "duty",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("name", "day", name=op.f("pk_duty")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_duty_name_not_blank")),
    )
    op.create_table(
        "edition_wanted",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition_wanted")),
    )


def downgrade() -> None:
    for table in ("edition_wanted", "duty", "asked"):
        op.drop_table(table)
    op.drop_column("service", "assure_every_days")
