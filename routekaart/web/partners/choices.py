"""What there is to choose from, as residents read it now."""

from __future__ import annotations

from collections.abc import Iterable

from routekaart.language.cldr import names_in
from routekaart.language.formats import language_name, sentence
from routekaart.language.locales import SOURCE
from routekaart.web.kit.site import site

COMMON_LANGUAGES = (
    "nl", "en", "ar", "tr", "pl", "uk", "fa", "ti", "zgh", "fr", "es", "de", "so", "pap", "bg",
    "ro", "ur", "hi", "zh", "pt", "ru", "sign",
)  # fmt: skip


def offer_terms(kind: str) -> dict[str, str]:
    """The terms of a kind with their Dutch names, by name."""
    terms = site().edition.terms.values()
    of_kind = [each for each in terms if each.kind == kind]
    return {each.key: each.name.nl for each in sorted(of_kind, key=lambda each: each.name.nl)}


def offer_languages(chosen: Iterable[str]) -> dict[str, str]:
    """The languages of the neighbourhood, and what was chosen already."""
    known = names_in(SOURCE).languages
    codes = dict.fromkeys((*COMMON_LANGUAGES, *chosen))
    return {code: sentence(language_name(code, SOURCE)) for code in codes if code in known}
