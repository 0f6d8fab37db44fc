"""The golden set: what people type, and who should stand among the first three."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from routekaart.search.search import Search

FOLDER = Path(__file__).parent
DAY = date(2026, 11, 23)
FIRST = 3


class Golden(NamedTuple):
    """A query from a page in `locale`; any one of `expects` in the first three makes it right."""

    says: str
    locale: str
    expects: tuple[str, ...]


class Sign(NamedTuple):
    """A query that speaks of danger, with the line that must stand above all, or a calm one."""

    says: str
    locale: str
    line: str | None


class Miss(NamedTuple):
    query: Golden
    first: tuple[str, ...]


def read_golden() -> list[Golden]:
    return [
        Golden(each["says"], each["locale"], tuple(each["expects"])) for each in _read()["query"]
    ]


def read_signs() -> list[Sign]:
    tables = _read()
    signs = [(each, each["line"]) for each in tables["danger"]]
    signs += [(each, None) for each in tables["calm"]]
    return [Sign(each["says"], each["locale"], line) for each, line in signs]


def find_misses(search: Search, queries: Iterable[Golden]) -> list[Miss]:
    """The queries whose lines and first three services hold none of those expected."""
    found = ((each, search.find(each.says, each.locale, DAY)) for each in queries)
    shown = ((each, (*answer.lines, *answer.services[:FIRST])) for each, answer in found)
    return [Miss(each, first) for each, first in shown if not set(first) & set(each.expects)]


def precision_by_locale(misses: Iterable[Miss]) -> dict[str, float]:
    """The share of the golden set that is answered in the first three, by language of the page."""
    asked = Counter(each.locale for each in read_golden())
    missed = Counter(each.query.locale for each in misses)
    return {locale: 1 - missed[locale] / count for locale, count in asked.items()}


def _read() -> dict[str, list[dict[str, Any]]]:
    """What all files of the set hold; a query without a locale is of the locale of its file."""
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in sorted(FOLDER.glob("golden*.toml")):
        contents = tomllib.loads(file.read_text(encoding="utf-8"))
        own = {"locale": contents.pop("locale", None)}
        for name, entries in contents.items():
            tables[name] += [own | each for each in entries]
    return tables
