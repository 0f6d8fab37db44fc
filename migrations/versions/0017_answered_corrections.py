"""What came of what residents say is wrong: also that somebody is on it; by whom, when and why."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_STATES = "'new', 'mended', 'right as it was'"
_NEW_STATES = "'new', 'in hand', 'mended', 'not needed'"
_RULES = {
    "why_length": "length(why) <= 200",
    "answered_unless_new": "(state = 'new') = (answered_at IS NULL)",
    "answered_by_and_answered_at_together": "(answered_by IS NULL) = (answered_at IS NULL)",
}


def upgrade() -> None:
    with op.batch_alter_table("correction") as table:
        table.drop_constraint(_name("state_known"), type_="check")
        table.add_column(sa.Column("answered_by", sa.String()))
        table.add_column(sa.Column("answered_at", sa.DateTime(timezone=True)))
        table.add_column(sa.Column("why", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE correction SET state = 'not needed' WHERE state = 'right as it was'")
    # When and by whom was not kept; the day it was said is the nearest to it.
    op.execute(
        "UPDATE correction SET answered_by = 'onbekend', answered_at = created_at "
        "WHERE state <> 'new'"
    )
    with op.batch_alter_table("correction") as table:
        table.create_check_constraint(_name("state_known"), f"state IN ({_NEW_STATES})")
        for name, rule in _RULES.items():
            table.create_check_constraint(_name(name), rule)


def downgrade() -> None:
    with op.batch_alter_table("correction") as table:
        for name in ("state_known", *_RULES):
            table.drop_constraint(_name(name), type_="check")
    op.execute("UPDATE correction SET state = 'right as it was' WHERE state = 'not needed'")
    op.execute("UPDATE correction SET state = 'new' WHERE state = 'in hand'")
    with op.batch_alter_table("correction") as table:
        for column in ("why", "answered_at", "answered_by"):
            table.drop_column(column)
        table.create_check_constraint(_name("state_known"), f"state IN ({_STATES})")


def _name(rule: str) -> str:
    return op.f(f"ck_correction_{rule}")
