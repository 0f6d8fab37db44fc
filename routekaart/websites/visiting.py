"""Going where a link leads, and saying whether one gets somewhere."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple
from urllib.parse import urljoin

from routekaart.websites.line import Answer, NoAnswer, Trouble
from routekaart.websites.targets import Target, read_target

MOST_REDIRECTS = 5

BETWEEN = 5.0
"""Seconds between two questions to one host."""

LONGEST_PATIENCE = timedelta(days=7)
"""A server that wants to be left alone for longer is asked again after this."""

Ask = Callable[[Target, Literal["HEAD", "GET"]], Answer]


class Stopped(Exception):
    """It was told to stop meanwhile."""


class Finding(NamedTuple):
    """What came of a visit: nothing in the way, a trouble, or a moment to come back at."""

    trouble: Trouble | None = None
    not_before: datetime | None = None


class Manners:
    """No host is asked twice within BETWEEN seconds. `pause` waits, and says whether to stop."""

    def __init__(
        self, pause: Callable[[float], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._pause, self._clock = pause, clock
        self._asked: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Till this host may be asked. Raises Stopped."""
        wait = self._asked.get(host, -BETWEEN) + BETWEEN - self._clock()
        if self._pause(max(wait, 0.0)):
            raise Stopped
        self._asked[host] = self._clock()


def visit(url: str, ask: Ask, manners: Manners, now: datetime) -> Finding:
    """Follow a link to its end. Every step is looked at as if it were the first. Raises Stopped."""
    for _ in range(1 + MOST_REDIRECTS):
        target = read_target(url)
        if target is None:
            return Finding("unreadable")
        try:
            answer = _ask_politely(target, ask, manners)
        except NoAnswer as nothing:
            return Finding(nothing.trouble)
        if not (300 <= answer.status < 400 and answer.location):
            return judge_answer(answer, now)
        try:
            url = urljoin(url, answer.location)
        except ValueError:
            return Finding("unreadable")
    return Finding("goes round")


def _ask_politely(target: Target, ask: Ask, manners: Manners) -> Answer:
    """For the head alone, and for all of it where a server has no good word for that."""
    manners.wait(target.host)
    try:
        answer = ask(target, "HEAD")
        if answer.status < 400 or answer.status == 429 or answer.retry_after:
            return answer
    except NoAnswer as nothing:
        if nothing.trouble != "no answer":
            raise
    manners.wait(target.host)
    return ask(target, "GET")


def judge_answer(answer: Answer, now: datetime) -> Finding:
    """Who refuses a program may well let people in: only what is gone or at fault is trouble."""
    if answer.status in (429, 503) and answer.retry_after:
        return Finding(not_before=read_moment(answer.retry_after, now))
    if answer.status in (404, 410):
        return Finding("gone")
    return Finding("fault" if answer.status >= 500 else None)


def read_moment(retry_after: str, now: datetime) -> datetime:
    """When it may be asked again: so many seconds, or a date; what cannot be read is a day."""
    wait = timedelta(days=1)
    if retry_after.strip().isascii() and retry_after.strip().isdigit():
        wait = timedelta(seconds=min(int(retry_after), LONGEST_PATIENCE.total_seconds()))
    else:
        with contextlib.suppress(ValueError, TypeError):  # no date, or one without a zone
            wait = parsedate_to_datetime(retry_after) - now
    return now + min(max(wait, timedelta()), LONGEST_PATIENCE)
