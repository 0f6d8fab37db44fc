"""The columns of a sheet for reviewers, known by their headers wherever they were moved to."""

from __future__ import annotations

SHEET = "Nakijken"
PLACE, DUTCH, WORDS = "Waar", "Nederlands", "Vertaling"
GOOD, BETTER = "Goed", "Beter"
STATE, ADDRESS = "Stand", "Pagina"
CODE, DUTCH_MARK, WORDS_MARK = "Code", "Merk Nederlands", "Merk vertaling"
"""Out of sight: what a row is about, and what the reviewer was given."""

_FORM = "routekaart-nakijken-1"


def code_header(locale: str) -> str:
    """The header over the codes, which says of which language they are."""
    return f"{CODE} {_FORM} {locale}"


def locale_of(header: str) -> str | None:
    """The locale in such a header, or None if it is another."""
    start, _, locale = header.rpartition(" ")
    return locale if start == f"{CODE} {_FORM}" else None
