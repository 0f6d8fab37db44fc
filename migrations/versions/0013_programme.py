"""What the programme wants to reach, and which services help."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "programme_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_entry")),
        sa.UniqueConstraint("name", name=op.f("uq_programme_entry_name")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_programme_entry_name_not_blank")),
        sa.CheckConstraint(
            "trim(content) <> ''", name=op.f("ck_programme_entry_content_not_blank")
        ),
    )


def downgrade() -> None:
    op.drop_table("programme_entry")
