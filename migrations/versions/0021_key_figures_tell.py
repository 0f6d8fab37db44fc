"""What key figures tell of an entry, and which help does not exist."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_RESIDENTS = "'times', 'phone', 'place', 'ended', 'language', 'other'"
_KEY_FIGURES = "'closed', 'waiting', 'phone', 'helped'"
_RULES = {
    "about_known": f"about IN ({_RESIDENTS}, 'closed', 'waiting', 'helped')",
    "about_offered": (
        f"about IN ({_RESIDENTS}) AND told_by = 'resident' "
        f"OR about IN ({_KEY_FIGURES}) AND told_by = 'key figure'"
    ),
    "key_figures_choose": "told_by = 'resident' OR says = ''",
    "weeks_within": "weeks BETWEEN 1 AND 52",
    "weeks_of_waiting": "(about = 'waiting') = (weeks IS NOT NULL)",
}
_TOPIC = (
    "topic <> '' AND ltrim(topic, 'abcdefghijklmnopqrstuvwxyz0123456789-') = '' "
    "AND trim(topic, '-') = topic AND replace(topic, '--', '') = topic"
)
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_LOCALE = (
    f"length(locale) BETWEEN 2 AND 35 AND ltrim(substr(locale, 1, 2), '{_LOWER}') = '' "
    f"AND ltrim(locale, '{_LOWER}{_LOWER.upper()}0123456789-') = ''"
)


def upgrade() -> None:
    with op.batch_alter_table("correction") as table:
        table.drop_constraint(_name("about_known"), type_="check")
        told_by = sa.Column("told_by", sa.String(), nullable=False, server_default="resident")
        table.add_column(told_by)
        table.add_column(sa.Column("weeks", sa.Integer()))
    with op.batch_alter_table("correction") as table:
        for name, rule in _RULES.items():
            table.create_check_constraint(_name(name), rule)
    op.create_table(
        "missing_help",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission", sa.Uuid(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missing_help")),
        sa.UniqueConstraint("submission", name=op.f("uq_missing_help_submission")),
        sa.CheckConstraint(_TOPIC, name=op.f("ck_missing_help_topic_form")),
        sa.CheckConstraint(_LOCALE, name=op.f("ck_missing_help_locale_form")),
        sa.CheckConstraint("length(area) <= 80", name=op.f("ck_missing_help_area_length")),
    )


def downgrade() -> None:
    op.drop_table("missing_help")
    # What only a key figure tells has no place in the version before.
    op.execute("DELETE FROM correction WHERE told_by <> 'resident'")
    with op.batch_alter_table("correction") as table:
        for name in _RULES:
            table.drop_constraint(_name(name), type_="check")
        for column in ("weeks", "told_by"):
            table.drop_column(column)
        table.create_check_constraint(_name("about_known"), f"about IN ({_RESIDENTS})")


def _name(rule: str) -> str:
    return op.f(f"ck_correction_{rule}")
