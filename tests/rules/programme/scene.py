"""A small programme, and services beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from routekaart.edition.entries import Service, ServiceAtLocation
from routekaart.language.text import Text
from routekaart.programme.entries import Challenge, Goal, Link
from routekaart.programme.programme import Programme, compose

TODAY = date(2026, 11, 23)


def goal(number: int, challenge: str = "geld", **said: Any) -> Goal:
    return Goal(challenge=challenge, number=number, name=f"Doel {number}", source="M", **said)


def link(service: str, to: str, **said: Any) -> Link:
    given = {"strength": "direct", "says": "Zo helpt het.", "source": "M", **said}
    return Link(service=service, goal=to, **given)


def service(slug: str, partner: str = "woej", places: tuple[str, ...] = (), **said: Any) -> Service:
    return Service(
        slug=slug,
        name=slug.capitalize(),
        partner=partner,
        summary=Text("Hulp."),
        assured_on=date(2026, 1, 1),
        places=tuple(ServiceAtLocation(location=each) for each in places),
        **said,
    )


def programme(**entries: Any) -> Programme:
    """The challenges jeugd (1) and geld (2), with these entries: `goal__taal=…`."""
    challenges = {
        f"challenge.{key}": Challenge(number=number, name=key, ambition="Beter.", source="M")
        for key, number in (("jeugd", 1), ("geld", 2))
    }
    named = {name.replace("__", ".").replace("_", "-"): each for name, each in entries.items()}
    return compose({**challenges, **named})
