"""People with an account, how they sign in, and a list of what happened that nobody can rewrite."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ROLES = "'partner editor', 'key figure', 'officer', 'administrator'"
_EVENTS = (
    "'invited', 'link asked', 'link refused', 'signed in', 'second step refused', "
    "'second step set', 'second step removed', 'recovery code used', 'passkey added', "
    "'passkey removed', 'signed out', 'session ended', 'account ended', 'access refused'"
)


def upgrade() -> None:
    _create_people()
    _create_second_steps()
    _create_sessions()
    _create_audit_events()
    op.create_table(
        "attempt",
        _id(),
        *_needed("counted_as", "key"),
        _moment("at"),
        _primary_key("attempt", "id"),
        *(_not_blank("attempt", column) for column in ("counted_as", "key")),
    )
    for column in ("counted_as", "key", "at"):
        op.create_index(op.f(f"ix_attempt_{column}"), "attempt", [column])


def downgrade() -> None:
    for table in ("attempt", "audit_event", "login_session", "sign_in_link", "recovery_code"):
        op.drop_table(table)
    for table in ("code_app", "partner_editor", "person_role", "person"):
        op.drop_table(table)


def _create_people() -> None:
    op.create_table(
        "person",
        _id(),
        *_needed("email", "name"),
        _moment("invited_at"),
        *_needed("invited_by"),
        _moment("ended_at", nullable=True),
        _primary_key("person", "id"),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        *(_not_blank("person", column) for column in ("name", "invited_by")),
        _check("person", "email_form", "email LIKE '_%@_%' AND lower(trim(email)) = email"),
    )
    op.create_table(
        "person_role",
        *_of_person("person_role"),
        *_needed("role"),
        _primary_key("person_role", "person_id", "role"),
        _check("person_role", "role_known", f"role IN ({_ROLES})"),
    )
    op.create_table(
        "partner_editor",
        *_of_person("partner_editor"),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_partner_editor_partner_id_partner"),
            ondelete="CASCADE",
        ),
        _primary_key("partner_editor", "person_id", "partner_id"),
    )
    op.create_index(op.f("ix_partner_editor_partner_id"), "partner_editor", ["partner_id"])


def _create_second_steps() -> None:
    op.create_table(
        "code_app",
        *_of_person("code_app"),
        *_needed("secret"),
        _moment("confirmed_at", nullable=True),
        sa.Column("last_step", sa.Integer()),
        _primary_key("code_app", "person_id"),
        _not_blank("code_app", "secret"),
    )
    op.create_table(
        "recovery_code",
        *_of_person("recovery_code"),
        _digest(),
        _moment("used_at", nullable=True),
        _primary_key("recovery_code", "person_id", "digest"),
        _digest_form("recovery_code"),
    )


def _create_sessions() -> None:
    op.create_table(
        "sign_in_link",
        _id(),
        *_of_person("sign_in_link"),
        _digest(),
        _moment("made_at"),
        _moment("used_at", nullable=True),
        _primary_key("sign_in_link", "id"),
        sa.UniqueConstraint("digest", name=op.f("uq_sign_in_link_digest")),
        _digest_form("sign_in_link"),
        _check("sign_in_link", "made_at_before_used_at", "made_at <= used_at"),
    )
    op.create_table(
        "login_session",
        _id(),
        *_of_person("login_session"),
        _digest(),
        _moment("begun_at"),
        _moment("seen_at"),
        sa.Column("second_step", sa.Boolean(), nullable=False),
        *_needed("device"),
        _primary_key("login_session", "id"),
        sa.UniqueConstraint("digest", name=op.f("uq_login_session_digest")),
        _digest_form("login_session"),
        _check("login_session", "begun_at_before_seen_at", "begun_at <= seen_at"),
    )
    for table in ("sign_in_link", "login_session"):
        op.create_index(op.f(f"ix_{table}_person_id"), table, ["person_id"])


def _create_audit_events() -> None:
    op.create_table(
        "audit_event",
        _id(),
        _moment("at"),
        *_needed("kind"),
        sa.Column("person_id", sa.Uuid()),
        sa.Column("about", sa.String(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_audit_event_person_id_person")
        ),
        _primary_key("audit_event", "id"),
        _check("audit_event", "kind_known", f"kind IN ({_EVENTS})"),
    )
    op.create_index(op.f("ix_audit_event_at"), "audit_event", ["at"])
    op.create_index(op.f("ix_audit_event_person_id"), "audit_event", ["person_id"])
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER audit_event_no_{deed} BEFORE {deed} ON audit_event "
                "BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
        "ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()"
    )


def _id() -> sa.Column:
    return sa.Column("id", sa.Uuid(), nullable=False)


def _moment(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _digest() -> sa.Column:
    return sa.Column("digest", sa.CHAR(64), nullable=False)


def _needed(*columns: str) -> list[sa.Column]:
    return [sa.Column(column, sa.String(), nullable=False) for column in columns]


def _of_person(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f(f"fk_{table}_person_id_person"),
            ondelete="CASCADE",
        ),
    ]


def _primary_key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _check(table: str, name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_{table}_{name}"))


def _not_blank(table: str, column: str) -> sa.CheckConstraint:
    return _check(table, f"{column}_not_blank", f"trim({column}) <> ''")


def _digest_form(table: str) -> sa.CheckConstraint:
    return _check(
        table, "digest_form", "length(digest) = 64 AND ltrim(digest, '0123456789abcdef') = ''"
    )
