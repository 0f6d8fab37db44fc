"""When everything in an edition is open: each service's telephone, and each place it is at."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from routekaart.catalogue.opening_hours.schedule import Day, OpenState, Schedule, Slot
from routekaart.catalogue.opening_hours.values import Closure
from routekaart.catalogue.opening_hours.wall_clock import read_wall_clock
from routekaart.edition.entries import Edition, Location, Service, ServiceAtLocation

_DAYS_KEPT = 7


class Spot(NamedTuple):
    """Where a service can be had: by telephone (`at` and `location` are None) or at a place."""

    service: Service
    schedule: Schedule
    at: ServiceAtLocation | None = None
    location: Location | None = None


class Happening(NamedTuple):
    """One opening on one day."""

    spot: Spot
    slot: Slot


class Agenda:
    """Schedules of an edition, made once and asked often."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._spots: dict[str, tuple[Spot, ...]] = {}
        self._happenings: dict[date, list[Happening]] = {}
        self._closures: dict[tuple[str, str | None], list[Closure]] = {}
        for closure in edition.closures:
            self._closures.setdefault((closure.scope, closure.target), []).append(closure)

    def spots(self, service: Service) -> tuple[Spot, ...]:
        """The telephone first, where it has hours or the service has no place; then each place."""
        if service.slug not in self._spots:
            self._spots[service.slug] = tuple(self._make_spots(service))
        return self._spots[service.slug]

    def _make_spots(self, service: Service) -> list[Spot]:
        spots = [
            Spot(service, self._schedule(service, at), at, self.edition.locations[at.location])
            for at in service.places
        ]
        if service.opening_times or not spots:
            spots.insert(0, Spot(service, self._schedule(service, None)))
        return spots

    def _schedule(self, service: Service, at: ServiceAtLocation | None) -> Schedule:
        closures = [
            *self._closures.get(("catalogue", None), ()),
            *self._closures.get(("partner", service.partner), ()),
            *(self._closures.get(("location", at.location), ()) if at else ()),
            *self._closures.get(("service", service.slug), ()),
        ]
        return Schedule(at.opening_times if at else service.opening_times, closures)

    def state(self, service: Service, moment: datetime) -> OpenState:
        """The best state among all spots: open, else by appointment, else what opens first."""
        return min((self.state_at(spot, moment) for spot in self.spots(service)), key=_eagerness)

    def state_at(self, spot: Spot, moment: datetime) -> OpenState:
        """The state of one spot. Who is closed for a time is closed, whatever the hours say."""
        if spot.service.status != "active":
            return OpenState("closed")
        return spot.schedule.state(moment)

    def spots_on(self, day: date) -> list[Spot]:
        """Every spot of every service that helps on that day."""
        return [
            spot
            for service in self.edition.services.values()
            if service.helps_on(day)
            for spot in self.spots(service)
        ]

    def happenings(self, day: date) -> list[Happening]:
        """All openings that begin on `day`, in order of time; unknown hours come last."""
        if day not in self._happenings:
            if len(self._happenings) > _DAYS_KEPT:
                self._happenings.clear()
            self._happenings[day] = sorted(
                (
                    Happening(spot, slot)
                    for spot in self.spots_on(day)
                    for slot in spot.schedule.week(day, 1)[0].slots
                ),
                key=_beginning,
            )
        return self._happenings[day]

    def open_at(self, moment: datetime) -> list[Spot]:
        """Where somebody is there: the neighbourhood first, then the national lines."""
        found = [
            (spot, state.status)
            for spot in self.spots_on(read_wall_clock(moment).date())
            if (state := self.state_at(spot, moment)).status in ("open", "appointment")
        ]
        found.sort(key=lambda each: (each[0].service.national, each[1] != "open"))
        return [spot for spot, _status in found]

    def to_come(self, moment: datetime) -> list[Happening]:
        """What begins later that day, or at an hour nobody told us."""
        now = read_wall_clock(moment)
        return [
            each
            for each in self.happenings(now.date())
            if each.slot.opens is None or each.slot.opens > now.time()
        ]

    def week_at(self, location: str, first_day: date) -> list[tuple[date, list[Happening]]]:
        """The timetable of a place: seven days, each with all that happens there."""
        here = [
            spot
            for service in self.edition.services.values()
            for spot in self.spots(service)
            if spot.at is not None and spot.at.location == location
        ]
        days = [first_day + timedelta(days=number) for number in range(7)]
        weeks = [(spot, _by_date(spot.schedule.week(first_day))) for spot in here]
        return [
            (
                day,
                sorted(
                    (
                        Happening(spot, slot)
                        for spot, week in weeks
                        if spot.service.helps_on(day)
                        for slot in week[day].slots
                    ),
                    key=_beginning,
                ),
            )
            for day in days
        ]


def _by_date(week: tuple[Day, ...]) -> dict[date, Day]:
    return {day.date: day for day in week}


def _beginning(happening: Happening) -> tuple[bool, str, str]:
    opens = happening.slot.opens
    return (opens is None, opens.isoformat() if opens else "", happening.spot.service.name)


_ORDER = {"open": 0, "appointment": 1, "closed": 2, "unknown": 3}


def _eagerness(state: OpenState) -> tuple[int, datetime]:
    order = _ORDER[state.status]
    if state.status == "closed" and state.opens is None:
        order = 4
    return (order, state.opens or datetime.max)  # noqa: DTZ901 - local wall time, never leaves
