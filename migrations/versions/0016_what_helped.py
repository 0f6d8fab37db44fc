"""Whether the end of a route helped is counted apart from whether a service did."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_KINDS = (
    "'question', 'outcome', 'service', 'call', 'whatsapp', 'sms', 'mail', 'go', 'web', "
    "'unlisted', 'search', 'shortlist made', 'shortlist printed', 'helped', 'not helped'"
)
_OF_STEPS = "'step helped', 'step not helped'"


def upgrade() -> None:
    _know_kinds(f"{_KINDS}, {_OF_STEPS}")


def downgrade() -> None:
    op.execute("DELETE FROM daily_count WHERE kind LIKE 'step %'")
    _know_kinds(_KINDS)


def _know_kinds(kinds: str) -> None:
    """Other kinds are known; SQLite has to copy the table for that."""
    name = op.f("ck_daily_count_kind_known")
    with op.batch_alter_table("daily_count") as table:
        table.drop_constraint(name, type_="check")
        table.create_check_constraint(name, f"kind IN ({kinds})")
