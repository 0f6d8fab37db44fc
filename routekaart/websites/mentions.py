"""Which websites residents are sent to, and by what. Plain rules."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from routekaart.edition.entries import Edition
from routekaart.websites.targets import read_target


class Mention(NamedTuple):
    """An entry that names a website. `entry` is such as `service.ping-loket`."""

    entry: str
    name: str
    partner: str


def find_mentions(edition: Edition, day: date) -> dict[str, list[Mention]]:
    """By address: the services on offer that day that name it, and the partners."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for partner in edition.partners.values():
        if partner.website:
            mention = Mention(f"partner.{partner.slug}", partner.name, partner.slug)
            found[partner.website].append(mention)
    for service in edition.services.values():
        if service.url and service.offered_on(day):
            mention = Mention(f"service.{service.slug}", service.name, service.partner)
            found[service.url].append(mention)
    return dict(found)


def take_turns(urls: Iterable[str]) -> Iterator[str]:
    """All of them, one of each host in turn: so that the wait for one is used for another."""
    by_host: defaultdict[str, deque[str]] = defaultdict(deque)
    for url in sorted(urls):
        target = read_target(url)
        by_host[target.host if target else ""].append(url)
    waiting = deque(by_host.values())
    while waiting:
        of_host = waiting.popleft()
        yield of_host.popleft()
        if of_host:
            waiting.append(of_host)
