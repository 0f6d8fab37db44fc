"""Passkeys, whether they were offered, and the event that somebody's rights changed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_EVENTS = (
    "'invited', 'link asked', 'link refused', 'signed in', 'second step refused', "
    "'second step set', 'second step removed', 'recovery code used', 'passkey added', "
    "'passkey removed', 'signed out', 'session ended', 'account ended', 'access refused'"
)
_KNOWN = "ck_audit_event_kind_known"
_APPEND_ONLY = "audit_event is append-only"


def upgrade() -> None:
    op.create_table(
        "passkey",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("credential", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_passkey_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey")),
        sa.UniqueConstraint("credential", name=op.f("uq_passkey_credential")),
        _check("credential_length", "length(credential) BETWEEN 1 AND 1023"),
        _check("sign_count_within", "sign_count BETWEEN 0 AND 4294967295"),
        _check("name_not_blank", "trim(name) <> ''"),
    )
    op.create_index(op.f("ix_passkey_person_id"), "passkey", ["person_id"])
    op.add_column("person", sa.Column("passkey_offered_at", sa.DateTime(timezone=True)))
    _know_events(f"{_EVENTS}, 'rights changed'")


def downgrade() -> None:
    _release_events()
    # The nearest that was known then: it was an invitation that gave rights.
    op.execute("UPDATE audit_event SET kind = 'invited' WHERE kind = 'rights changed'")
    _hold_events()
    _know_events(_EVENTS)
    op.drop_column("person", "passkey_offered_at")
    op.drop_table("passkey")


def _check(name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_passkey_{name}"))


def _know_events(events: str) -> None:
    """Other kinds of events are known; SQLite has to copy the table for that."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        _release_events()
    with op.batch_alter_table("audit_event") as table:
        table.drop_constraint(op.f(_KNOWN), type_="check")
        table.create_check_constraint(op.f(_KNOWN), f"kind IN ({events})")
    if sqlite:
        _hold_events()


def _release_events() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("update", "delete"):
            op.execute(f"DROP TRIGGER audit_event_no_{deed}")
    else:
        op.execute("DROP TRIGGER audit_event_append_only ON audit_event")


def _hold_events() -> None:
    """Nobody rewrites what happened."""
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER audit_event_no_{deed} BEFORE {deed} ON audit_event "
                f"BEGIN SELECT RAISE(ABORT, '{_APPEND_ONLY}'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
            "ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()"
        )
