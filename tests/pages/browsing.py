"""A visitor without a browser: every page it fetches is audited, and fetched once a moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import unquote_to_bytes

from flask import Flask
from msgspec import Struct

from routekaart.edition.entries import Edition
from routekaart.language.locales import TRANSLATED
from routekaart.language.text import Text
from routekaart.routemap.walk import find_discreet_services
from routekaart.web.public.blueprint import ROUTES
from tests.pages.audit import Page, find_problems
from tests.real_site import MONDAY_MORNING, Clock, Reading

BOTH_WAYS = ("nl", "ar")
"""A language of each direction: enough for what no translation changes."""


@dataclass
class Visitor:
    """Reads the site. `fetch` is for answers that are no page of ours, `open` for pages."""

    app: Flask
    clock: Clock
    reading: Reading
    _opened: dict[tuple[datetime, int, str], Page] = field(default_factory=dict, repr=False)
    _dutch: dict[str, tuple[Edition, frozenset[str]]] = field(default_factory=dict, repr=False)
    """Of each language, and of which edition that was found."""

    def begin(self) -> None:
        """The ordinary moment, and a database that answers."""
        self.clock.now = MONDAY_MORNING
        self.reading.database_reachable = True

    @property
    def edition(self) -> Edition:
        assert self.reading.published is not None
        return self.reading.published.edition

    def fetch(self, path: str, method: str = "GET", **headers: str) -> Any:
        """The bare answer. Header names are written with an underscore for each hyphen.

        The path reaches the application byte for byte, as from a server; a test client tidies it.
        """
        address, _, query = path.partition("?")
        raw = {"PATH_INFO": unquote_to_bytes(address).decode("latin-1"), "QUERY_STRING": query}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.app.test_client().open(method=method, headers=named, environ_overrides=raw)

    def open(self, path: str, *, status: int = 200) -> Page:
        """A page, audited from head to foot. `status` is what it has to answer with."""
        key = (self.clock.now, self.clock.now.fold, path)
        if key not in self._opened:
            self._opened[key] = self.audit(path, self.fetch(path))
            if not path.startswith(tuple(f"/{each}/" for each in BOTH_WAYS)):
                self._opened[key].fold()  # of most pages few tests ask more than to be sound
        page = self._opened[key]
        assert page.status == status, f"{path} answers {page.status}"
        return page

    def audit(self, path: str, answer: Any) -> Page:
        """Any answer with HTML, to whatever was asked."""
        page = Page(path, answer)
        page.dutch = self._dutch_in(page.locale) if self.reading.published else frozenset()
        problems = find_problems(page)
        assert problems == [], "\n".join([path, *problems])
        return page

    def _dutch_in(self, locale: str) -> frozenset[str]:
        edition, found = self._dutch.get(locale, (None, frozenset()))
        if edition is not self.edition:
            found = find_dutch(self.edition, locale)
            self._dutch[locale] = (self.edition, found)
        return found


def find_dutch(edition: Edition, locale: str) -> frozenset[str]:
    """Names, and texts that have no translation here: what a page can only show in Dutch.

    Names of digits alone, such as 112, belong to no language.
    """
    if locale not in TRANSLATED:
        return frozenset()
    named = [*edition.services.values(), *edition.locations.values(), *edition.partners.values()]
    names = {each.name for each in named if not each.name.isdigit()}
    streets = {each.address for each in edition.locations.values() if each.address}
    texts = {text.nl for text in each_text(edition) if locale not in text.translations}
    return frozenset(names | streets | texts)


def each_text(value: Any) -> Iterator[Text]:
    """Every text, however deep it stands in an entry."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from each_text(getattr(value, name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from each_text(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from each_text(each)


PAGES = [
    route.name
    for route in ROUTES
    if route.method == "GET" and not route.rule.endswith((".json", ".pdf"))
]
"""Routes of the declared table that show a page."""


WITH_A_LIST = {"hand_over": "?l=ping-loket.ga", "cards": "?l=ping-loket.ga"}
"""What pages ask for that have nothing to show without it."""


def paths_of(route: str, edition: Edition) -> list[str]:
    """Everything that a route of the declared table can show, below `/<locale>`."""
    (rule,) = (each.rule for each in ROUTES if each.name == route)
    route_map = edition.route_map
    discreet = find_discreet_services(route_map)
    slugs = {
        "thank_for_step": [key for key, each in route_map.outcomes.items() if not each.discreet],
        "thank_for_service": [
            slug
            for slug, each in edition.services.items()
            if slug not in discreet and each.status != "defunct" and each.valid_to is None
        ],
        "route": [*route_map.questions, *route_map.outcomes],
        "place": list(edition.locations),
        "flyer": list(edition.locations),
        "poster": [
            key
            for key, each in route_map.questions.items()
            if not each.discreet and key != route_map.start
        ],
        "partner": list(edition.partners),
    }
    if "<" not in rule:
        return [rule + WITH_A_LIST.get(route, "")]
    return [
        rule.replace("<slug>", slug).replace("<key>", slug).replace("<answer>", answer)
        for slug in slugs.get(route, list(edition.services))
        for answer in (("ja", "nee") if "<answer>" in rule else ("",))
    ]
