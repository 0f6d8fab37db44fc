"""The date on which a fact was assured, wherever it has a source of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SOURCE_IS_OPTIONAL = ("phone", "opening_time", "service_at_location")
_SOURCE_IS_NEEDED = ("partner", "doubt")


def upgrade() -> None:
    # With its rule in the column, SQLite adds it without copying the table.
    for table in _SOURCE_IS_OPTIONAL:
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN assured_on DATE "
            f"CONSTRAINT ck_{table}_assured_on_by_source "
            "CHECK (assured_on IS NULL OR source IS NOT NULL)"
        )
    for table in _SOURCE_IS_NEEDED:
        op.add_column(table, sa.Column("assured_on", sa.Date()))


def downgrade() -> None:
    for table in (*_SOURCE_IS_OPTIONAL, *_SOURCE_IS_NEEDED):
        op.drop_column(table, "assured_on")
