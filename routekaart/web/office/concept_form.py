"""A concept as a form: its words in every language, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from wtforms import (
    FieldList,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from routekaart.concepts import checks
from routekaart.concepts.checks import Destinations
from routekaart.concepts.concept import Concept
from routekaart.concepts.content_files import ConceptFiles
from routekaart.content_pack.problems import KeyPath, Problem, Spot
from routekaart.edition.banners import tidy_words
from routekaart.edition.entries import Edition
from routekaart.language.locales import LOCALES
from routekaart.web.kit.form_fields import in_every_language
from routekaart.web.kit.form_tokens import TokenForm

SPARE = 3
"""Empty rows for services, beside those that are there."""

_FIELDS: tuple[KeyPath, ...] = (
    *(("words", code) for code in LOCALES),
    ("words",),
    ("route",),
    ("topics",),
    ("services",),
    ("line",),
)
_LINES = {path: line for line, path in enumerate(_FIELDS, start=2)}
"""The checks tell of what stands wrong by the line of a file; here every field is a line."""


class ConceptForm(TokenForm):
    """`was` is the digest of what the form showed. `typed` is for trying what a search finds."""

    was = HiddenField()
    words = in_every_language(lambda locale: TextAreaField(locale.name))
    route = SelectField("Naar welke vraag of uitkomst?", choices={}, validate_choice=False)
    services = FieldList(SelectField(choices={}, validate_choice=False))
    topics = SelectMultipleField("Bij welke onderwerpen?", choices={}, validate_choice=False)
    line = SelectField("Landelijke lijn bij gevaar", choices={}, validate_choice=False)
    typed = StringField("Wat typt iemand?")
    language = SelectField(
        "In welke taal?", choices={code: each.name for code, each in LOCALES.items()}
    )

    before = Concept({})
    """As it is now: words in a language that the site does not speak are kept."""

    @staticmethod
    def data_of(concept: Concept) -> dict[str, Any]:
        return {
            "words": {locale: "\n".join(words) for locale, words in concept.words.items()},
            "route": concept.route or "",
            "topics": list(concept.topics),
            "services": [*concept.services, *[""] * SPARE],
            "line": concept.line or "",
        }

    @property
    def concept(self) -> Concept:
        """What was filled in."""
        others = {code: words for code, words in self.before.words.items() if code not in LOCALES}
        typed = {code: _lines_of(words) for code, words in self.words.data.items()}
        return Concept(
            words={code: words for code, words in (typed | others).items() if words},
            route=self.route.data or None,
            topics=tuple(self.topics.data or ()),
            services=tuple(each for each in self.services.data if each),
            line=self.line.data or None,
        )

    @property
    def document(self) -> dict[str, Any]:
        """The same as a file would hold it."""
        concept = msgspec.to_builtins(self.concept)
        return {name: value for name, value in concept.items() if value not in (None, (), [])}

    def offer(self, edition: Edition) -> None:
        """What there is to lead to. What is chosen and gone stays, to be seen and changed."""
        route_map, services = edition.route_map, edition.services
        asked = {key: each.asks.nl for key, each in route_map.questions.items()}
        ends = {key: each.title.nl for key, each in route_map.outcomes.items()}
        by_name = sorted(services.values(), key=lambda each: each.name.casefold())
        named = {each.slug: each.name for each in by_name}
        lines = {each.slug: each.name for each in by_name if each.national}
        terms = edition.terms.values()
        self.route.choices = _with({"": "Nergens heen"} | asked | ends, [self.route.data])
        for each in self.services:
            each.choices = _with({"": "–"} | named, [each.data])
        self.line.choices = _with({"": "Geen"} | lines, [self.line.data])
        topics = {each.key: each.name.nl for each in terms if each.kind == "topic"}
        self.topics.choices = _with(topics, self.topics.data or ())

    def find_problems(self, edition: Edition) -> bool:
        """Whether anything is wrong with it; said at the field it is wrong in."""
        spot = Spot(Path("concept"), _LINES)
        files = ConceptFiles({"": self.concept}, {"": spot}, [])
        found = checks.problems(files, destinations_of(edition))
        for problem in found:
            self._tell(problem)
        return bool(found)

    def _tell(self, problem: Problem) -> None:
        path = next((path for path, line in _LINES.items() if line == problem.line), ("words",))
        if path[0] != "words":
            field = self[path[0]]
        else:
            field = self.words.form[path[1] if len(path) > 1 else "nl"]
        field.errors = [*field.errors, problem.says]


def destinations_of(edition: Edition) -> Destinations:
    """What a concept may lead to in this edition."""
    route_map = edition.route_map
    return Destinations(
        services=edition.services.keys(),
        inactive=(),
        lines={slug for slug, each in edition.services.items() if each.national},
        topics={each.key for each in edition.terms.values() if each.kind == "topic"},
        pages={*route_map.questions, *route_map.outcomes},
    )


def _lines_of(typed: str | None) -> tuple[str, ...]:
    """One word or phrase a line."""
    return tuple(words for line in (typed or "").splitlines() if (words := tidy_words(line)))


def _with(choices: dict[str, str], chosen: Iterable[str | None]) -> dict[str, str]:
    gone = {each: f"{each} (is er niet meer)" for each in chosen if each and each not in choices}
    return choices | gone
