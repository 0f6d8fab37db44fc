"""Logos of partners, kept once by the digest of what is in them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_DIGEST = "length(digest) = 64 AND ltrim(digest, '0123456789abcdef') = ''"


def upgrade() -> None:
    op.create_table(
        "logo",
        sa.Column("digest", sa.CHAR(64), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_logo")),
        sa.CheckConstraint(_DIGEST, name=op.f("ck_logo_digest_form")),
        sa.CheckConstraint(
            "length(picture) BETWEEN 1 AND 12000", name=op.f("ck_logo_picture_length")
        ),
    )
    # There was no way to give a partner a picture, so what stood here named none.
    op.drop_column("partner", "logo")
    # With its rule in the column, SQLite adds it without copying the table.
    op.execute(
        "ALTER TABLE partner ADD COLUMN logo CHAR(64) "
        "CONSTRAINT fk_partner_logo_logo REFERENCES logo (digest)"
    )


def downgrade() -> None:
    op.drop_column("partner", "logo")
    op.add_column("partner", sa.Column("logo", sa.String()))
    op.drop_table("logo")
