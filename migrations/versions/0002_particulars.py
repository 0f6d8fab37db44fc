"""What hangs on a service, a place or a partner: phones, hours, languages, costs, closures."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LOWER = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"


def upgrade() -> None:
    _create_spoken_languages()
    _create_cost_options()
    _create_required_documents()
    _create_doubts()
    _create_phones()
    _create_opening_times()
    _create_closures()


def downgrade() -> None:
    for table in (
        "closure",
        "opening_time",
        "phone",
        "doubt",
        "required_document",
        "cost_option",
        "spoken_language",
    ):
        op.drop_table(table)


def _check(table: str, name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_{table}_{name}"))


def _slug_form(table: str, column: str) -> sa.CheckConstraint:
    return _check(
        table,
        f"{column}_form",
        f"{column} <> '' AND ltrim({column}, '{LOWER}{DIGITS}-') = '' "
        f"AND trim({column}, '-') = {column} AND replace({column}, '--', '') = {column}",
    )


def _not_blank(table: str, *columns: str) -> list[sa.CheckConstraint]:
    return [_check(table, f"{column}_not_blank", f"trim({column}) <> ''") for column in columns]


def _one_owner(table: str, columns: Iterable[str]) -> sa.CheckConstraint:
    owners = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns)
    return _check(table, "one_owner", f"{owners} = 1")


def _needed(*columns: str) -> list[sa.Column]:
    return [sa.Column(column, sa.String(), nullable=False) for column in columns]


def _optional(*columns: str) -> list[sa.Column]:
    return [sa.Column(column, sa.String()) for column in columns]


def _id() -> sa.Column:
    return sa.Column("id", sa.Uuid(), nullable=False)


def _position() -> sa.Column:
    return sa.Column("position", sa.Integer(), nullable=False)


def _owner(column: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(column, sa.Uuid(), nullable=nullable)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _belongs_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    owner = column.removesuffix("_id")
    return sa.ForeignKeyConstraint(
        [column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}"), ondelete="CASCADE"
    )


def _index(table: str, columns: Iterable[str]) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _create_spoken_languages() -> None:
    op.create_table(
        "spoken_language",
        _owner("service_id", nullable=False),
        *_needed("code"),
        _position(),
        _key("spoken_language", "service_id", "code"),
        _belongs_to("spoken_language", "service_id"),
        _check(
            "spoken_language",
            "code_form",
            f"length(code) BETWEEN 2 AND 35 AND ltrim(substr(code, 1, 2), '{LOWER}') = '' "
            f"AND ltrim(code, '{LOWER}{LOWER.upper()}{DIGITS}-') = ''",
        ),
    )


def _create_cost_options() -> None:
    op.create_table(
        "cost_option",
        _id(),
        _owner("service_id", nullable=False),
        *_needed("key"),
        sa.Column("amount", sa.Integer(), nullable=False),
        *_optional("description"),
        _position(),
        _key("cost_option", "id"),
        _unique("cost_option", "service_id", "key"),
        _belongs_to("cost_option", "service_id"),
        _slug_form("cost_option", "key"),
        _check("cost_option", "amount_not_negative", "amount >= 0"),
    )
    _index("cost_option", ["service_id"])


def _create_required_documents() -> None:
    op.create_table(
        "required_document",
        _id(),
        _owner("service_id", nullable=False),
        *_needed("key", "name"),
        _position(),
        _key("required_document", "id"),
        _unique("required_document", "service_id", "key"),
        _belongs_to("required_document", "service_id"),
        _slug_form("required_document", "key"),
        *_not_blank("required_document", "name"),
    )
    _index("required_document", ["service_id"])


def _create_doubts() -> None:
    op.create_table(
        "doubt",
        _id(),
        _owner("service_id", nullable=False),
        *_needed("field", "value", "note", "source"),
        _position(),
        _key("doubt", "id"),
        _belongs_to("doubt", "service_id"),
        *_not_blank("doubt", "field", "note", "source"),
    )
    _index("doubt", ["service_id"])


def _create_phones() -> None:
    owners = ("partner_id", "location_id", "service_id", "service_at_location_id")
    op.create_table(
        "phone",
        _id(),
        *_needed("number", "kind"),
        *_optional("description", "source"),
        _position(),
        *(_owner(owner) for owner in owners),
        _key("phone", "id"),
        *(_belongs_to("phone", owner) for owner in owners),
        _one_owner("phone", owners),
        _check(
            "phone",
            "number_form",
            "(substr(number, 1, 1) = '+' AND substr(number, 2, 1) <> '0' "
            f"AND length(number) BETWEEN 8 AND 16 AND ltrim(substr(number, 2), '{DIGITS}') = '') "
            "OR (substr(number, 1, 1) <> '0' AND length(number) BETWEEN 3 AND 6 "
            f"AND ltrim(number, '{DIGITS}') = '')",
        ),
        _check("phone", "kind_known", "kind IN ('voice', 'whatsapp', 'sms')"),
        _check("phone", "whatsapp_e164", "kind <> 'whatsapp' OR substr(number, 1, 1) = '+'"),
        *_not_blank("phone", "source"),
    )
    _index("phone", owners)


def _create_opening_times() -> None:
    owners = ("service_id", "service_at_location_id")
    op.create_table(
        "opening_time",
        _id(),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time()),
        sa.Column("closes", sa.Time()),
        *_needed("pattern"),
        sa.Column("by_appointment", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        *_optional("part_of_day", "note", "source"),
        _position(),
        *(_owner(owner) for owner in owners),
        _key("opening_time", "id"),
        *(_belongs_to("opening_time", owner) for owner in owners),
        *_opening_time_rules(owners),
    )
    _index("opening_time", owners)


def _opening_time_rules(owners: Iterable[str]) -> list[sa.CheckConstraint]:
    table = "opening_time"
    patterns = ("every", "1st", "2nd", "3rd", "4th", "last", "every other week")
    return [
        _one_owner(table, owners),
        _check(table, "weekday_within", "weekday BETWEEN 0 AND 6"),
        _check(table, "opens_and_closes_together", "(opens IS NULL) = (closes IS NULL)"),
        _check(table, "pattern_known", f"pattern IN {patterns}"),
        _check(table, "part_of_day_known", "part_of_day IN ('morning', 'afternoon', 'evening')"),
        _check(
            table,
            "every_other_week_from",
            "pattern <> 'every other week' OR valid_from IS NOT NULL",
        ),
        _check(table, "valid_from_before_valid_to", "valid_from <= valid_to"),
        *_not_blank(table, "source"),
    ]


def _create_closures() -> None:
    targets = ("partner", "location", "service")
    op.create_table(
        "closure",
        _id(),
        *_needed("key", "scope"),
        *(_owner(f"{target}_id") for target in targets),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        *_needed("reason", "keeps", "hours"),
        _key("closure", "id"),
        _unique("closure", "key"),
        *(_belongs_to("closure", f"{target}_id") for target in targets),
        _slug_form("closure", "key"),
        _check("closure", "scope_known", f"scope IN {('catalogue', *targets)}"),
        *(
            _check(
                "closure",
                f"{target}_in_scope",
                f"(scope = '{target}') = ({target}_id IS NOT NULL)",
            )
            for target in targets
        ),
        _check("closure", "starts_on_before_ends_on", "starts_on <= ends_on"),
        *_not_blank("closure", "reason"),
        _check("closure", "keeps_known", "keeps IN ('closed', 'other hours', 'ordinary hours')"),
        _check("closure", "hours_if_other", "(keeps = 'other hours') = (hours <> '')"),
    )
    _index("closure", (f"{target}_id" for target in targets))
