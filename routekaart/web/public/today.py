"""What is open now, later today, and tomorrow."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from routekaart.edition.agenda import Happening
from routekaart.edition.entries import Service
from routekaart.web.kit.hours_in_words import say_day, say_slot, say_state
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.public.cards import SpotNow, find_ways


class Later(NamedTuple):
    """An opening that is still to come, and its hours in words."""

    happening: Happening
    hours: str


def show_today() -> str:
    now = site().clock()
    tomorrow = now.date() + timedelta(days=1)
    to_come = find_later(offered(now), now)
    return render_page(
        "public/today.html",
        today=say_day(now.date(), now.date()),
        tomorrow=say_day(tomorrow, now.date()),
        open_now=find_open(offered(now), now),
        later=[each for each in to_come if each.happening.slot.opens],
        some_time=[each for each in to_come if not each.happening.slot.opens],
        then=[
            Later(each, say_slot(each.slot))
            for each in site().agenda.happenings(offered(now + timedelta(days=1)), tomorrow)
            if not each.spot.service.national
        ],
    )


def offered(moment: datetime) -> list[Service]:
    """All that residents may be sent to on that day."""
    day = moment.date()
    return [service for service in site().edition.services.values() if service.offered_on(day)]


def find_open(services: list[Service], now: datetime) -> list[SpotNow]:
    """Where somebody is there at this moment: the neighbourhood first, then the national lines."""
    local = now.replace(tzinfo=None)
    found = [
        SpotNow(spot, say_state(state, local, find_ways(spot.service)))
        for service in services
        for spot in site().agenda.spots(service)
        if (state := spot.schedule.state(now)).status in ("open", "appointment")
    ]
    return sorted(found, key=lambda each: (each.spot.service.national, each.state.kind != "open"))


def find_later(services: list[Service], now: datetime) -> list[Later]:
    """What opens later today, and what is on today at an hour nobody told us."""
    time = now.replace(tzinfo=None).time()
    return [
        Later(each, say_slot(each.slot))
        for each in site().agenda.happenings(services, now.date())
        if each.slot.opens is None or each.slot.opens > time
    ]
