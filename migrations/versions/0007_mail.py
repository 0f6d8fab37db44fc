"""Letters that wait to be sent."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIGNS = f"{_LETTERS}{_LETTERS.upper()}0123456789"
_RULES = {
    "recipient_form": (
        "recipient LIKE '_%@_%' AND length(recipient) <= 254 "
        f"AND ltrim(recipient, '{_SIGNS}!#$%&''*+/=?^_`{{|}}~.@-') = ''"
    ),
    "subject_not_blank": "trim(subject) <> ''",
    "created_at_before_expires_at": "created_at <= expires_at",
    "tries_not_negative": "tries >= 0",
    "one_end": "sent_at IS NULL OR gave_up_at IS NULL",
    "words_gone": "(sent_at IS NULL AND gave_up_at IS NULL) OR (text = '' AND html = '')",
    "last_trouble_form": f"ltrim(last_trouble, '{_SIGNS} ') = ''",
}


def upgrade() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("gave_up_at", sa.DateTime(timezone=True)),
        sa.Column("last_trouble", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_message_{name}"))
            for name, rule in _RULES.items()
        ),
    )


def downgrade() -> None:
    op.drop_table("message")
