"""What was found of each website that residents are sent to."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_TROUBLES = (
    "'gone', 'fault', 'no such name', 'no answer', 'unsafe', 'goes round', 'not allowed', "
    "'unreadable'"
)
_RULES = {
    "url_not_blank": "trim(url) <> ''",
    "trouble_known": f"trouble IN ({_TROUBLES})",
    "since_and_trouble_together": "(since IS NULL) = (trouble IS NULL)",
    "failed_on_and_trouble_together": "(failed_on IS NULL) = (trouble IS NULL)",
    "since_before_failed_on": "since <= failed_on",
    "failed_days_with_why": "(failed_days > 0) = (trouble IS NOT NULL)",
}


def upgrade() -> None:
    op.create_table(
        "website",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("failed_days", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("since", sa.Date()),
        sa.Column("failed_on", sa.Date()),
        sa.Column("trouble", sa.String()),
        sa.Column("not_before", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_website")),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_website_{name}"))
            for name, rule in _RULES.items()
        ),
    )


def downgrade() -> None:
    op.drop_table("website")
