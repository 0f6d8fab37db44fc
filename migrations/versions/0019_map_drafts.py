"""The draft of the route map, and the versions that were published from it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "map_draft",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_map_draft")),
        _check("map_draft", "there_is_one", "id = 1"),
        _check("map_draft", "version_counts", "version >= 1"),
        _check("map_draft", "content_not_blank", "trim(content) <> ''"),
        _check("map_draft", "changed_by_not_blank", "trim(changed_by) <> ''"),
    )
    op.create_table(
        "map_version",
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_map_version")),
        _check("map_version", "number_counts", "number >= 1"),
        _check("map_version", "published_by_not_blank", "trim(published_by) <> ''"),
        _check("map_version", "content_not_blank", "trim(content) <> ''"),
    )


def _check(table: str, name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_{table}_{name}"))


def downgrade() -> None:
    op.drop_table("map_version")
    op.drop_table("map_draft")
