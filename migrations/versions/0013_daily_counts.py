"""How often what was used, a number a day."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_KINDS = (
    "'question', 'outcome', 'service', 'call', 'whatsapp', 'sms', 'mail', 'go', 'web', "
    "'unlisted', 'search', 'shortlist made', 'shortlist printed', 'helped', 'not helped'"
)
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = f"{_LOWER}{_LOWER.upper()}0123456789-"


def upgrade() -> None:
    op.create_table(
        "daily_count",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "day", "locale", name=op.f("pk_daily_count")),
        _check("kind_known", f"kind IN ({_KINDS})"),
        _check("key_form", f"ltrim(key, '{_LOWER}0123456789-') = '' AND length(key) <= 100"),
        _check(
            "locale_form",
            f"length(locale) BETWEEN 2 AND 35 AND ltrim(substr(locale, 1, 2), '{_LOWER}') = '' "
            f"AND ltrim(locale, '{_LETTERS}') = ''",
        ),
        _check("number_counts", "number > 0"),
    )


def downgrade() -> None:
    op.drop_table("daily_count")


def _check(name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_daily_count_{name}"))
