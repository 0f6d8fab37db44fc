"""Filters of a list of results, as links: each adds one choice to an address or takes it off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

from flask import g

from routekaart.edition.entries import Edition
from routekaart.language.formats import language_name, sentence
from routekaart.language.text import Text
from routekaart.search.filters import Choice, Marks, offer_choices
from routekaart.web.kit.wording import gettext as _


class FilterLink(NamedTuple):
    """`says` is a Text, or words in the page's language; a name of a place is Dutch."""

    says: str | Text
    is_name: bool
    href: str
    left: int


class FilterGroup(NamedTuple):
    """Filters that answer one question."""

    title: str
    links: list[FilterLink]


class Narrowing(NamedTuple):
    """What was chosen, each with a link that takes it off; and what can be chosen besides."""

    chosen: list[FilterLink]
    groups: list[FilterGroup]


def find_address(query: str, chosen: Mapping[str, str], **more: str) -> str:
    """The results for a query with these filters, in the page's language."""
    told = {"q": query, **chosen, **more}
    words = urlencode({name: value for name, value in told.items() if value}, quote_via=quote)
    return f"/{g.locale}/zoeken" + (f"?{words}" if words else "")


def offer_filters(
    edition: Edition, query: str, marks: Marks, chosen: Mapping[str, str]
) -> Narrowing:
    """Every filter that leads to something else than all or nothing."""
    choices = offer_choices(marks, chosen)
    groups = [
        FilterGroup(
            title,
            [
                _make_link(each, edition, find_address(query, {**chosen, each.name: each.value}))
                for each in choices
                if each.name in names and not each.chosen
            ],
        )
        for title, names in _name_groups()
    ]
    return Narrowing(
        [_take_off(each, edition, query, chosen) for each in choices if each.chosen],
        [group for group in groups if group.links],
    )


def _name_groups() -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_("Wanneer?"), ("open", "avond")),
        (_("Hoe?"), ("inloop", "gratis", "oppas")),
        (_("Hoe oud bent u?"), ("leeftijd",)),
        (_("Welke taal spreken ze daar?"), ("taal",)),
        (_("Waar?"), ("plek",)),
        (_("Waarover?"), ("onderwerp",)),
    ]


def _take_off(
    choice: Choice, edition: Edition, query: str, chosen: Mapping[str, str]
) -> FilterLink:
    kept = {name: value for name, value in chosen.items() if name != choice.name}
    return _make_link(choice, edition, find_address(query, kept))


def _make_link(choice: Choice, edition: Edition, href: str) -> FilterLink:
    says, is_name = _say_choice(choice.name, choice.value, edition)
    return FilterLink(says, is_name, href, choice.left)


def _say_choice(name: str, value: str, edition: Edition) -> tuple[str | Text, bool]:
    if name == "onderwerp":
        return edition.terms[value].name if value in edition.terms else value, False
    if name == "plek":
        return edition.locations[value].name, True
    if name == "taal":
        return sentence(language_name(value, g.locale)), False
    return {
        ("open", "nu"): _("Nu open"),
        ("open", "vandaag"): _("Vandaag open"),
        ("avond", "ja"): _("In de avond"),
        ("inloop", "ja"): _("Zonder afspraak"),
        ("gratis", "ja"): _("Gratis"),
        ("oppas", "ja"): _("Met oppas voor uw kinderen"),
        ("leeftijd", "12-17"): _("12 tot en met 17 jaar"),
        ("leeftijd", "18-27"): _("18 tot en met 27 jaar"),
        ("leeftijd", "boven-27"): _("Ouder dan 27 jaar"),
    }[name, value], False
