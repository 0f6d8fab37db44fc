"""What residents read, and what they say is wrong with it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_CORRECTION_RULES = {
    "about_known": "about IN ('times', 'phone', 'place', 'ended', 'language', 'other')",
    "state_known": "state IN ('new', 'mended', 'right as it was')",
    "service_slug_form": (
        f"service_slug <> '' AND ltrim(service_slug, '{_LETTERS}{_DIGITS}-') = '' "
        "AND trim(service_slug, '-') = service_slug "
        "AND replace(service_slug, '--', '') = service_slug"
    ),
    "locale_form": (
        f"length(locale) BETWEEN 2 AND 35 AND ltrim(substr(locale, 1, 2), '{_LETTERS}') = '' "
        f"AND ltrim(locale, '{_LETTERS}{_LETTERS.upper()}{_DIGITS}-') = ''"
    ),
    "says_length": "length(says) <= 1000",
}


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
        sa.CheckConstraint("number > 0", name=op.f("ck_edition_number_positive")),
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
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_correction_{name}"))
            for name, rule in _CORRECTION_RULES.items()
        ),
    )


def downgrade() -> None:
    op.drop_table("correction")
    op.drop_table("edition")
