"""Translations, what the content pack last wrote, and a history nobody can rewrite."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"


def upgrade() -> None:
    _create_texts()
    _create_loaded()
    _create_changes()
    _refuse_rewriting("change")


def downgrade() -> None:
    op.drop_table("change")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_rewriting()")
    op.drop_table("loaded")
    op.drop_table("text")


def _check(table: str, name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_{table}_{name}"))


def _not_blank(table: str, *columns: str) -> list[sa.CheckConstraint]:
    return [_check(table, f"{column}_not_blank", f"trim({column}) <> ''") for column in columns]


def _digest_form(table: str, column: str) -> sa.CheckConstraint:
    return _check(
        table,
        f"{column}_form",
        f"length({column}) = 64 AND ltrim({column}, '{DIGITS}abcdef') = ''",
    )


def _needed(*columns: str) -> list[sa.Column]:
    return [sa.Column(column, sa.String(), nullable=False) for column in columns]


def _create_texts() -> None:
    op.create_table(
        "text",
        sa.Column("id", sa.Uuid(), nullable=False),
        *_needed("entry", "field", "locale", "value", "source_digest", "origin", "changed_by"),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text")),
        sa.UniqueConstraint("entry", "field", "locale", name=op.f("uq_text_entry_field_locale")),
        *_not_blank("text", "entry", "field", "value", "changed_by"),
        _check(
            "text",
            "locale_form",
            f"length(locale) BETWEEN 2 AND 35 AND ltrim(substr(locale, 1, 2), '{LETTERS}') = '' "
            f"AND ltrim(locale, '{LETTERS}{LETTERS.upper()}{DIGITS}-') = ''",
        ),
        _check("text", "locale_not_source", "locale <> 'nl'"),
        _digest_form("text", "source_digest"),
        _check("text", "origin_known", "origin IN ('machine', 'human', 'reviewed')"),
    )


def _create_loaded() -> None:
    op.create_table(
        "loaded",
        *_needed("entry", "field", "digest"),
        sa.PrimaryKeyConstraint("entry", "field", name=op.f("pk_loaded")),
        _digest_form("loaded", "digest"),
    )


def _create_changes() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        *_needed("changed_by", "through", "entry", "field"),
        sa.Column("was", sa.String()),
        sa.Column("became", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        *_not_blank("change", "changed_by", "through", "entry", "field"),
        _check("change", "something_changed", "coalesce(was, '') <> coalesce(became, '')"),
    )
    op.create_index(op.f("ix_change_changed_at"), "change", ["changed_at"])
    op.create_index(op.f("ix_change_entry"), "change", ["entry"])


def _refuse_rewriting(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE 'append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()"
    )
