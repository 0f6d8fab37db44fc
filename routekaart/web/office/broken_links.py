"""Websites that no longer answer, with the entries that send residents there."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from flask import Response, make_response
from sqlalchemy.orm import Session

from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.websites.line import Trouble
from routekaart.websites.mentions import Mention, find_mentions
from routekaart.websites.records import last_looked, list_broken
from routekaart.websites.targets import read_target

SAY_TROUBLE: dict[Trouble, str] = {
    "gone": "De pagina is er niet meer.",
    "fault": "De website geeft een storing.",
    "no such name": "Deze website bestaat niet meer.",
    "no answer": "De website antwoordt niet.",
    "unsafe": "De verbinding is niet veilig: het certificaat klopt niet.",
    "goes round": "De website stuurt steeds door en komt nergens aan.",
    "not allowed": "Dit adres is niet van het internet. Wij kijken er niet.",
    "unreadable": "Dit adres klopt niet.",
}


class Broken(NamedTuple):
    """A website, what is the matter since when, and what sends residents there."""

    url: str
    says: str
    since: date
    mentions: list[Mention]

    @property
    def is_of_the_web(self) -> bool:
        """Whether it may be a link: what cannot be read leads nowhere, or worse."""
        return read_target(self.url) is not None


def list_broken_links() -> Response:
    with site().database.reading() as session:
        broken = find_broken(session)
        looked = last_looked(session)
    page = render_page("office/broken_links/list.html", broken=broken, looked=looked)
    return make_response(page)


def find_broken(session: Session) -> list[Broken]:
    """The longest first; nothing before the very first edition."""
    edition = site().site.find_edition()
    if edition is None:
        return []
    mentions = find_mentions(edition, site().clock().date())
    found = []
    for each in list_broken(session, mentions.keys()):
        assert each.trouble is not None
        assert each.since is not None
        found.append(Broken(each.url, SAY_TROUBLE[each.trouble], each.since, mentions[each.url]))
    return found
