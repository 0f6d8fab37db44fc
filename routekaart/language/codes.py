"""Codes of languages, also of those in which the site itself is not read."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def language_codes() -> frozenset[str]:
    """BCP 47 codes of every language that CLDR has a name for."""
    return frozenset(str(code).replace("_", "-") for code in Locale("nl").languages)
