"""Terms, partners, locations, services, and services at locations."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SLUG = "abcdefghijklmnopqrstuvwxyz0123456789-"


def upgrade() -> None:
    _create_terms()
    _create_partners()
    _create_locations()
    _create_location_terms()
    _create_services()
    _create_services_at_locations()
    _create_service_terms()


def downgrade() -> None:
    for table in (
        "service_term",
        "service_at_location",
        "service",
        "location_term",
        "location",
        "partner",
        "term",
    ):
        op.drop_table(table)


def _check(table: str, name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_{table}_{name}"))


def _slug_form(table: str, column: str) -> sa.CheckConstraint:
    return _check(
        table,
        f"{column}_form",
        f"{column} <> '' AND ltrim({column}, '{SLUG}') = '' "
        f"AND trim({column}, '-') = {column} AND replace({column}, '--', '') = {column}",
    )


def _not_blank(table: str, *columns: str) -> list[sa.CheckConstraint]:
    return [_check(table, f"{column}_not_blank", f"trim({column}) <> ''") for column in columns]


def _needed(*columns: str) -> list[sa.Column]:
    return [sa.Column(column, sa.String(), nullable=False) for column in columns]


def _optional(*columns: str) -> list[sa.Column]:
    return [sa.Column(column, sa.String()) for column in columns]


def _id() -> sa.Column:
    return sa.Column("id", sa.Uuid(), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _refers(
    table: str, column: str, to: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"), ondelete=ondelete
    )


def _term_of_kind(table: str, column: str = "term_id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column, "kind"], ["term.id", "term.kind"], name=op.f(f"fk_{table}_{column}_kind_term")
    )


def _index(table: str, columns: Iterable[str]) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _create_terms() -> None:
    op.create_table(
        "term",
        _id(),
        *_needed("key", "kind", "name"),
        sa.Column("parent_id", sa.Uuid()),
        *_optional("pictogram"),
        _key("term", "id"),
        _unique("term", "key"),
        _unique("term", "id", "kind"),
        _term_of_kind("term", "parent_id"),
        _slug_form("term", "key"),
        _check("term", "kind_known", "kind IN ('topic', 'audience', 'accessibility', 'trust')"),
        *_not_blank("term", "name"),
    )


def _create_partners() -> None:
    op.create_table(
        "partner",
        _id(),
        *_needed("slug", "name"),
        *_optional("description", "website", "email", "logo"),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        *_needed("source"),
        _key("partner", "id"),
        _unique("partner", "slug"),
        _slug_form("partner", "slug"),
        *_not_blank("partner", "name", "source"),
    )


def _create_locations() -> None:
    op.create_table(
        "location",
        _id(),
        *_needed("slug", "name"),
        *_optional("address", "postcode", "place"),
        sa.Column("latitude", sa.Double()),
        sa.Column("longitude", sa.Double()),
        *_optional("directions", "alert"),
        sa.Column("assured_on", sa.Date(), nullable=False),
        *_needed("assured_by", "source"),
        *_optional("programme_note"),
        _key("location", "id"),
        _unique("location", "slug"),
        _slug_form("location", "slug"),
        _check(
            "location",
            "latitude_and_longitude_together",
            "(latitude IS NULL) = (longitude IS NULL)",
        ),
        _check("location", "latitude_within", "latitude BETWEEN -90 AND 90"),
        _check("location", "longitude_within", "longitude BETWEEN -180 AND 180"),
        *_not_blank("location", "name", "assured_by", "source"),
    )


def _create_location_terms() -> None:
    op.create_table(
        "location_term",
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        *_needed("kind"),
        sa.Column("position", sa.Integer(), nullable=False),
        _key("location_term", "location_id", "term_id"),
        _refers("location_term", "location_id", "location", ondelete="CASCADE"),
        _term_of_kind("location_term"),
        _check("location_term", "kind_known", "kind IN ('accessibility')"),
    )
    _index("location_term", ["term_id"])


def _create_services() -> None:
    op.create_table("service", *_service_columns(), *_service_rules())
    _index("service", ["partner_id", "ask_through_id"])


def _service_columns() -> list[sa.Column]:
    return [
        _id(),
        *_needed("slug"),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        *_needed("name"),
        *_optional("alternate_name"),
        *_needed("summary"),
        *_optional("description", "what_happens", "application_process", "fees_description"),
        *_optional("alert"),
        sa.Column("minimum_age", sa.Integer()),
        sa.Column("maximum_age", sa.Integer()),
        *_optional("email", "url"),
        *_needed("status"),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        sa.Column("assured_on", sa.Date(), nullable=False),
        *_needed("assured_by", "source"),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("national", sa.Boolean(), nullable=False),
        sa.Column("ask_through_id", sa.Uuid()),
        *_optional("programme_note"),
    ]


def _service_rules() -> list[sa.Constraint]:
    return [
        _key("service", "id"),
        _unique("service", "slug"),
        _refers("service", "partner_id", "partner"),
        _refers("service", "ask_through_id", "service"),
        _slug_form("service", "slug"),
        *_not_blank("service", "name", "summary", "assured_by", "source"),
        _check("service", "minimum_age_within", "minimum_age BETWEEN 0 AND 130"),
        _check("service", "maximum_age_within", "maximum_age BETWEEN 0 AND 130"),
        _check("service", "minimum_age_before_maximum_age", "minimum_age <= maximum_age"),
        _check(
            "service",
            "status_known",
            "status IN ('active', 'inactive', 'temporarily closed', 'defunct')",
        ),
        _check("service", "valid_from_before_valid_to", "valid_from <= valid_to"),
        _check("service", "asks_another", "ask_through_id <> id"),
    ]


def _create_services_at_locations() -> None:
    op.create_table(
        "service_at_location",
        _id(),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        *_optional("description", "source"),
        sa.Column("position", sa.Integer(), nullable=False),
        _key("service_at_location", "id"),
        _unique("service_at_location", "service_id", "location_id"),
        _refers("service_at_location", "service_id", "service", ondelete="CASCADE"),
        _refers("service_at_location", "location_id", "location"),
        *_not_blank("service_at_location", "source"),
    )
    _index("service_at_location", ["location_id"])


def _create_service_terms() -> None:
    op.create_table(
        "service_term",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        *_needed("kind"),
        sa.Column("position", sa.Integer(), nullable=False),
        _key("service_term", "service_id", "term_id"),
        _refers("service_term", "service_id", "service", ondelete="CASCADE"),
        _term_of_kind("service_term"),
        _check("service_term", "kind_known", "kind IN ('topic', 'audience', 'trust')"),
    )
    _index("service_term", ["term_id"])
