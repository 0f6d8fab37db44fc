"""What people look for and nobody offers: a hash, and words once they are common."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = f"{_LOWER}{_LOWER.upper()}0123456789-"


def upgrade() -> None:
    op.create_table(
        "unmet_search",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("words", sa.String()),
        sa.PrimaryKeyConstraint("week", "locale", "digest", name=op.f("pk_unmet_search")),
        _check(
            "locale_form",
            f"length(locale) BETWEEN 2 AND 35 AND ltrim(substr(locale, 1, 2), '{_LOWER}') = '' "
            f"AND ltrim(locale, '{_LETTERS}') = ''",
        ),
        _check("digest_form", "length(digest) = 64 AND ltrim(digest, '0123456789abcdef') = ''"),
        _check("week_before_last_day", "week <= last_day"),
        _check("days_within", "days BETWEEN 1 AND 7"),
        _check(
            "words_form",
            "trim(words) <> '' AND length(words) <= 40 AND words NOT LIKE '%@%'",
        ),
    )


def downgrade() -> None:
    op.drop_table("unmet_search")


def _check(name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_unmet_search_{name}"))
