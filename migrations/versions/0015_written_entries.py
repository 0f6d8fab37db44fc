"""What officers write over the content files: the map, the concepts, the pages."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "written_entry",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_written_entry_name_not_blank")),
        sa.CheckConstraint("trim(content) <> ''", name=op.f("ck_written_entry_content_not_blank")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_written_entry")),
        sa.UniqueConstraint("name", name=op.f("uq_written_entry_name")),
    )


def downgrade() -> None:
    op.drop_table("written_entry")
