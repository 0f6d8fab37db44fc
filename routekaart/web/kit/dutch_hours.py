"""Opening hours in Dutch where there is no page: in a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from gettext import NullTranslations

from flask import Flask, g

from routekaart.catalogue.opening_hours.values import OpeningTime
from routekaart.language.locales import SOURCE
from routekaart.web.kit.hours_in_words import UsualHours, say_usual_hours
from routekaart.web.kit.wording import Wording


def say_hours(times: Sequence[OpeningTime], today: date) -> list[str]:
    """The ordinary week as residents read it in Dutch, a line for days that share their hours."""
    with _speaking_dutch():
        return [_join(each) for each in say_usual_hours(tuple(times), today)]


def _join(line: UsualHours) -> str:
    words = f"{line.days} {line.hours}"
    return f"{words} ({line.note.nl})" if line.note else words


@contextmanager
def _speaking_dutch() -> Iterator[None]:
    """Dutch needs no catalogue, and so no site."""
    with _speaker().app_context():
        g.locale, g.wording = SOURCE, Wording(NullTranslations(), frozenset())
        yield


@cache
def _speaker() -> Flask:
    return Flask(__name__, static_folder=None)
