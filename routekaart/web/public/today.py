"""What is open now, later today, and tomorrow."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from routekaart.edition.agenda import Happening, Spot
from routekaart.web.kit.hours_in_words import say_day, say_slot
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.sheets import Sheet, find_sheet, keep_sheet
from routekaart.web.kit.site import site


class Later(NamedTuple):
    """An opening that is still to come, and its hours in words."""

    happening: Happening
    hours: str


def show_today() -> Sheet:
    """The same as long as the same are open, so its sheet is kept by who they are."""
    now = site().clock()
    today, tomorrow = now.date(), now.date() + timedelta(days=1)
    open_now = site().this_minute("open", lambda: site().agenda.open_at(now))
    to_come = site().agenda.to_come(now)
    key = ("today", *map(_name, open_now), len(to_come))  # what is to come only gets less
    return find_sheet(key) or keep_sheet(
        key,
        render_page(
            "public/today.html",
            today=say_day(today, today),
            tomorrow=say_day(tomorrow, today),
            open_now=open_now,
            later=[say_later(each) for each in to_come if each.slot.opens],
            some_time=[say_later(each) for each in to_come if not each.slot.opens],
            then=[
                say_later(each)
                for each in site().agenda.happenings(tomorrow)
                if not each.spot.service.national
            ],
        ),
    )


def _name(spot: Spot) -> tuple[str, str | None]:
    return spot.service.slug, spot.at.location if spot.at else None


def say_later(happening: Happening) -> Later:
    return Later(happening, say_slot(happening.slot))
