"""A service on a list, as it is shown: how to get there in order, and what to bear in mind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from routekaart.edition.entries import Service
from routekaart.edition.results import ways_on
from routekaart.shortlists.shortlist import Item, Sentence, Step
from routekaart.web.kit.beside import say as _
from routekaart.web.kit.site import site
from routekaart.web.public.cards import Card, draw_row, make_card
from routekaart.web.public.contact import Channel

_WAYS: dict[Step, tuple[str, ...]] = {
    "bel": ("call",),
    "app": ("whatsapp", "sms"),
    "mail": ("mail", "web"),
    "ga": ("go",),
}
"""The channels that take a step."""


class Leg(NamedTuple):
    """One step, with what to tap for it. `when` says its turn, where there are several."""

    when: str
    channels: list[Channel]


class Stop(NamedTuple):
    """One service of a list. `card` is None for what is not on offer today, `service` for what no
    edition knows; `instead` is where to go then."""

    item: Item
    service: Service | None
    card: Card | None = None
    legs: tuple[Leg, ...] = ()
    sentences: tuple[str, ...] = ()
    instead: Markup | None = None


def make_stop(item: Item, today: date) -> Stop:
    """The stop as it is today."""
    service = site().edition.services.get(item.slug)
    if service is None or not service.offered_on(today):
        through = ways_on(site().edition, service, today) if service else None
        return Stop(item, service, instead=draw_row(through) if through else None)
    card = make_card(service, today)
    sentences = say_sentences()
    return Stop(
        item,
        service,
        card,
        tuple(_find_legs(item, card)),
        tuple(sentences[each] for each in item.sentences),
    )


def possible_steps(card: Card) -> tuple[Step, ...]:
    """The steps that can be taken to reach it."""
    kinds = {channel.kind for channel in card.channels}
    return tuple(step for step, ways in _WAYS.items() if kinds & {*ways})


def say_steps() -> dict[Step, str]:
    """Each step, as a choice."""
    return {"bel": _("Bellen"), "app": _("Appen"), "mail": _("Mailen"), "ga": _("Langsgaan")}


def say_sentences() -> dict[Sentence, str]:
    """Each sentence, as the neighbour reads it."""
    return {
        "brief": _("Neem uw brief mee."),
        "samen": _("Ik ga met u mee."),
        "tolk": _("Vraag naar een tolk."),
        "iemand": _("Neem iemand mee die u vertrouwt."),
        "haast": _("Zeg dat het haast heeft."),
        "rustig": _("U bent niet de enige. Vragen mag."),
    }


def _find_legs(item: Item, card: Card) -> Iterator[Leg]:
    """What was chosen and still can be done; everything that can, where that is nothing."""
    chosen = [step for step in item.steps if step in possible_steps(card)]
    if not chosen:
        yield Leg("", card.channels)
        return
    for number, step in enumerate(chosen):
        channels = [channel for channel in card.channels if channel.kind in _WAYS[step]]
        turn = _("Daarna:") if number else _("Eerst:")
        yield Leg(turn if len(chosen) > 1 else "", channels)
