"""Lists that a key figure keeps for a while, and whom a professional calls at a partner."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_PHONE = (
    "(substr(phone, 1, 1) = '+' AND substr(phone, 2, 1) <> '0' "
    "AND length(phone) BETWEEN 8 AND 16 AND ltrim(substr(phone, 2), '0123456789') = '') "
    "OR (substr(phone, 1, 1) <> '0' AND length(phone) BETWEEN 3 AND 6 "
    "AND ltrim(phone, '0123456789') = '')"
)
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_EMAIL = (
    "email LIKE '_%@_%' AND length(email) <= 254 "
    f"AND ltrim(email, '{_LOWER}{_LOWER.upper()}0123456789!#$%&''*+/=?^_`{{|}}~.@-') = ''"
)
_ONE_OWNER = (
    "CASE WHEN partner_id IS NULL THEN 0 ELSE 1 END + "
    "CASE WHEN service_id IS NULL THEN 0 ELSE 1 END = 1"
)
_CODE = f"code <> '' AND length(code) <= 1200 AND ltrim(code, '{_LOWER}0123456789-.~') = ''"


def upgrade() -> None:
    op.create_table(
        "kept_list",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_list")),
        sa.UniqueConstraint("person_id", "code", name=op.f("uq_kept_list_person_id_code")),
        _belongs_to("kept_list", "person"),
        _check("kept_list", "code_form", _CODE),
    )
    op.create_index(op.f("ix_kept_list_kept_at"), "kept_list", ["kept_at"])
    op.create_table(
        "contact_person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid()),
        sa.Column("service_id", sa.Uuid()),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String()),
        sa.Column("email", sa.String()),
        sa.Column("hours", sa.String(), nullable=False, server_default=""),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_person")),
        _belongs_to("contact_person", "partner"),
        _belongs_to("contact_person", "service"),
        _check("contact_person", "one_owner", _ONE_OWNER),
        _check("contact_person", "name_not_blank", "trim(name) <> ''"),
        _check("contact_person", "name_length", "length(name) <= 80"),
        _check("contact_person", "phone_form", _PHONE),
        _check("contact_person", "email_form", _EMAIL),
        _check("contact_person", "has_a_line", "phone IS NOT NULL OR email IS NOT NULL"),
        _check("contact_person", "hours_length", "length(hours) <= 120"),
    )
    for owner in ("partner_id", "service_id"):
        op.create_index(op.f(f"ix_contact_person_{owner}"), "contact_person", [owner])


def _belongs_to(table: str, owner: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{owner}_id_{owner}")
    return sa.ForeignKeyConstraint([f"{owner}_id"], [f"{owner}.id"], name=name, ondelete="CASCADE")


def _check(table: str, name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_{table}_{name}"))


def downgrade() -> None:
    op.drop_table("contact_person")
    op.drop_table("kept_list")
