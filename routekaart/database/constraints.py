"""What the database itself must refuse, in SQL that SQLite and PostgreSQL read alike.

SQLite has no regular expressions in a check, so forms are told with `ltrim` and `replace`.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import CheckConstraint

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"


def slug_form(column: str) -> CheckConstraint:
    """Lower-case letters and digits in words joined by single hyphens."""
    return CheckConstraint(
        f"{column} <> '' AND ltrim({column}, '{_LOWER}{_DIGITS}-') = '' "
        f"AND trim({column}, '-') = {column} AND replace({column}, '--', '') = {column}",
        name=f"{column}_form",
    )


def key_form(column: str) -> CheckConstraint:
    """Letters, digits and hyphens of a slug, or nothing at all."""
    return CheckConstraint(
        f"ltrim({column}, '{_LOWER}{_DIGITS}-') = '' AND length({column}) <= 100",
        name=f"{column}_form",
    )


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """Only these values (or NULL, where the column allows it)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def not_blank(column: str) -> CheckConstraint:
    """More than spaces."""
    return CheckConstraint(f"trim({column}) <> ''", name=f"{column}_not_blank")


def in_order(first: str, last: str) -> CheckConstraint:
    """`first` at or before `last`, where both are known."""
    return CheckConstraint(f"{first} <= {last}", name=f"{first}_before_{last}")


def within(column: str, low: int, high: int) -> CheckConstraint:
    """A number from `low` to `high`, both included."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_within")


def both_or_neither(one: str, other: str) -> CheckConstraint:
    """Either both are known or both are unknown."""
    return CheckConstraint(
        f"({one} IS NULL) = ({other} IS NULL)", name=f"{one}_and_{other}_together"
    )


def exactly_one(*columns: str) -> CheckConstraint:
    """A row that belongs to one owner, of one kind."""
    owners = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns)
    return CheckConstraint(f"{owners} = 1", name="one_owner")


def digest_form(column: str) -> CheckConstraint:
    """SHA-256 in lower-case hexadecimal."""
    return CheckConstraint(
        f"length({column}) = 64 AND ltrim({column}, '{_DIGITS}abcdef') = ''", name=f"{column}_form"
    )


def language_form(column: str) -> CheckConstraint:
    """A BCP 47 code such as `ti` or `zh-Hant`: letters, digits and hyphens, lower case first."""
    return CheckConstraint(
        f"length({column}) BETWEEN 2 AND 35 AND ltrim(substr({column}, 1, 2), '{_LOWER}') = '' "
        f"AND ltrim({column}, '{_LOWER}{_LOWER.upper()}{_DIGITS}-') = ''",
        name=f"{column}_form",
    )


def address_form(column: str) -> CheckConstraint:
    """An e-mail address of one line, without spaces, commas or brackets."""
    marks = "!#$%&''*+/=?^_`{|}~.@-"
    return CheckConstraint(
        f"{column} LIKE '_%@_%' AND length({column}) <= 254 "
        f"AND ltrim({column}, '{_LOWER}{_LOWER.upper()}{_DIGITS}{marks}') = ''",
        name=f"{column}_form",
    )
