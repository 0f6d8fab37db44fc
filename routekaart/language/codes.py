"""Codes of languages, also of those in which the site itself is not read."""

from __future__ import annotations

from functools import cache

from routekaart.language.cldr import names_in
from routekaart.language.locales import SOURCE


@cache
def language_codes() -> frozenset[str]:
    """BCP 47 codes of every language that CLDR has a Dutch name for."""
    return frozenset(names_in(SOURCE).languages)
