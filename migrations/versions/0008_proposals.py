"""Changes that wait for somebody's eyes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_OPEN = "state IN ('draft', 'returned', 'submitted')"


def upgrade() -> None:
    create_proposals()
    create_fields()
    create_steps()


def create_proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("open_entry", sa.String()),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("trim(entry) <> ''", name=op.f("ck_proposal_entry_not_blank")),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'approved', 'returned', 'withdrawn')",
            name=op.f("ck_proposal_state_known"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_proposal_version_counts")),
        sa.CheckConstraint(
            f"({_OPEN}) = (open_entry IS NOT NULL)",
            name=op.f("ck_proposal_open_entry_while_open"),
        ),
        sa.CheckConstraint("open_entry = entry", name=op.f("ck_proposal_open_entry_same")),
        sa.UniqueConstraint("open_entry", name=op.f("uq_proposal_open_entry")),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_proposal_partner_id_partner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    op.create_index(op.f("ix_proposal_entry"), "proposal", ["entry"])
    op.create_index(op.f("ix_proposal_partner_id"), "proposal", ["partner_id"])


def create_fields() -> None:
    op.create_table(
        "proposed_field",
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("was", sa.String()),
        sa.Column("wants", sa.String(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True)),
        *(
            sa.CheckConstraint(
                f"trim({name}) <> ''", name=op.f(f"ck_proposed_field_{name}_not_blank")
            )
            for name in ("field", "wants", "changed_by")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name=op.f("fk_proposed_field_proposal_id_proposal"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("proposal_id", "field", name=op.f("pk_proposed_field")),
    )


def create_steps() -> None:
    op.create_table(
        "proposal_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid()),
        sa.Column("comment", sa.String(), nullable=False, server_default=""),
        sa.CheckConstraint(
            "step IN ('change', 'submit', 'approve', 'return', 'withdraw')",
            name=op.f("ck_proposal_step_step_known"),
        ),
        sa.CheckConstraint(
            "trim(taken_by) <> ''", name=op.f("ck_proposal_step_taken_by_not_blank")
        ),
        sa.CheckConstraint("length(comment) <= 1000", name=op.f("ck_proposal_step_comment_length")),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name=op.f("fk_proposal_step_proposal_id_proposal"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_proposal_step_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_step")),
    )
    op.create_index(op.f("ix_proposal_step_proposal_id"), "proposal_step", ["proposal_id"])
    op.create_index(op.f("ix_proposal_step_person_id"), "proposal_step", ["person_id"])


def downgrade() -> None:
    for table in ("proposal_step", "proposed_field", "proposal"):
        op.drop_table(table)
