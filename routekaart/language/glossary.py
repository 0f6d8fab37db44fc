"""Terms that are called the same everywhere: `translations/glossary.toml`.

A table for each locale, with by Dutch term the words of which one must stand in every translation
whose Dutch has the term: `"deurwaarder" = ["komornik"]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from routekaart.content_pack.problems import Problem, did_you_mean
from routekaart.content_pack.toml_files import read_toml
from routekaart.language.catalogues import UNREADABLE, content_file, read_catalog
from routekaart.language.extraction import forms_of, key_of, messages_file
from routekaart.language.locales import TRANSLATED

Terms = Mapping[str, tuple[str, ...]]
"""By Dutch term, its accepted translations."""


class Glossary(NamedTuple):
    """The terms by locale, and what is wrong in the file."""

    terms: dict[str, Terms]
    problems: list[Problem]


def glossary_file(folder: Path) -> Path:
    """Where it stands, in the folder of translations."""
    return folder / "glossary.toml"


def read_glossary(folder: Path) -> Glossary:
    """Read it; without the file every word is free."""
    file = glossary_file(folder)
    if not file.exists():
        return Glossary({}, [])
    table, spot, problems = read_toml(file)
    found: dict[str, Terms] = {}
    for locale, terms in table.items():
        at = spot / locale
        if locale not in TRANSLATED:
            meant = did_you_mean(locale, TRANSLATED)
            problems.append(at.problem(f"De taal '{locale}' bestaat niet{meant}"))
        elif not isinstance(terms, dict):
            problems.append(at.problem(f"Hier hoort een kop te staan: [{locale}]."))
        else:
            slips = [term for term, words in terms.items() if not _are_words(words)]
            problems += [(at / term).problem(_AS_LIST.format(term)) for term in slips]
            found[locale] = {
                term: tuple(words) for term, words in terms.items() if term not in slips
            }
    return Glossary(found, problems)


_AS_LIST = "Bij '{}' hoort een lijst van woorden te staan, tussen [ en ]."


def _are_words(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, str) and each.strip() for each in value)
    )


def find_terms(terms: Terms, dutch: str) -> Terms:
    """The terms that are in the Dutch."""
    return {term: words for term, words in terms.items() if _whole_word(term).search(dutch)}


def find_strays(terms: Terms, dutch: str, words: str) -> Iterator[str]:
    """For each term in the Dutch of which no accepted translation is in `words`, what to say."""
    said = _fold(words)
    for term, accepted in find_terms(terms, dutch).items():
        if not any(_fold(each) in said for each in accepted):
            choice = " of ".join(f"'{each}'" for each in accepted)
            yield f"'{term}' heet in deze taal {choice}; dat staat hier niet."


def problems(folder: Path, terms: Mapping[str, Terms]) -> Iterator[Problem]:
    """Every translation in the gettext files that calls a term something else."""
    for locale, of_locale in terms.items():
        for file in (messages_file(folder, locale), content_file(folder, locale)):
            yield from _strays_in(file, locale, of_locale)


def _strays_in(file: Path, locale: str, terms: Terms) -> Iterator[Problem]:
    try:
        catalog = read_catalog(file, locale)
    except UNREADABLE:
        return  # told by whoever looks for missing translations
    for message in catalog:
        words = forms_of(message)
        if message.id and all(words) and not message.fuzzy:
            for says in find_strays(terms, _joined(key_of(message)[1]), _joined(words)):
                yield Problem(file, message.lineno or 1, says)


def _joined(forms: str | Iterable[str]) -> str:
    return forms if isinstance(forms, str) else "\n".join(forms)


@cache
def _whole_word(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)


def _fold(text: str) -> str:
    return normalize("NFC", normalize("NFC", text).casefold())
