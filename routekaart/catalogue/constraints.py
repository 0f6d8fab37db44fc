"""What the database refuses of the catalogue alone, beside `database.constraints`."""

from __future__ import annotations

from sqlalchemy import CheckConstraint

_DIGITS = "0123456789"


def dated_by_source() -> CheckConstraint:
    """A date of its own belongs to a source of its own."""
    return CheckConstraint("assured_on IS NULL OR source IS NOT NULL", name="assured_on_by_source")


def telephone_form(column: str) -> CheckConstraint:
    """E.164, or a short number of three to six digits that is dialled as it stands."""
    return CheckConstraint(
        f"(substr({column}, 1, 1) = '+' AND substr({column}, 2, 1) <> '0' "
        f"AND length({column}) BETWEEN 8 AND 16 AND ltrim(substr({column}, 2), '{_DIGITS}') = '') "
        f"OR (substr({column}, 1, 1) <> '0' AND length({column}) BETWEEN 3 AND 6 "
        f"AND ltrim({column}, '{_DIGITS}') = '')",
        name=f"{column}_form",
    )
