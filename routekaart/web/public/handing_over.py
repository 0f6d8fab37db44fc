"""Giving a list to a neighbour, in the neighbour's own language: as a message, or as a code."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlencode

from flask import Response, g, request

from routekaart.language.locales import LOCALES, SOURCE
from routekaart.shortlists.codes import PARAMETER, encode
from routekaart.shortlists.shortlist import Shortlist
from routekaart.web.kit.beside import PARAMETER as BESIDE
from routekaart.web.kit.beside import find_beside, put_beside
from routekaart.web.kit.counting import count, is_of_a_reader
from routekaart.web.kit.qr_codes import draw_qr
from routekaart.web.kit.shell import find_origin
from routekaart.web.kit.wording import gettext, gettext_in
from routekaart.web.public.shortlists import address, is_discreet, read_list, send_page


class Ways(NamedTuple):
    """Links that open a message which holds the list, ready to be sent to somebody."""

    whatsapp: str
    sms: str
    mail: str


def hand_over() -> Response:
    """The page that gives the list. The second language of the page is the neighbour's."""
    decoded = read_list()
    shortlist = decoded.shortlist
    if not shortlist.items:
        return send_page("public/shortlists/show.html", decoded, "geven", stops=[])
    if is_of_a_reader(request.environ):
        count("shortlist made", "", is_discreet(shortlist))
    reads = find_beside() or g.locale
    link = find_link(shortlist, reads)
    here = address("geven", shortlist)
    return send_page(
        "public/shortlists/give.html",
        decoded,
        "geven",
        reads=reads,
        link=link,
        card_href=card_href(shortlist, reads),
        link_path=link.removeprefix(find_origin()),
        message=say_here_it_is(reads),
        ways=find_ways(link, reads),
        qr=draw_qr(link, gettext("Code om te scannen")),
        readers=[
            (each, here if each.code == g.locale else put_beside(here, each.code))
            for each in LOCALES.values()
        ],
    )


def find_link(shortlist: Shortlist, reads: str) -> str:
    """The list for somebody who reads this language, with Dutch for the person at the desk."""
    told = {PARAMETER: encode(shortlist)}
    if reads != SOURCE:
        told[BESIDE] = SOURCE
    return f"{find_origin()}/{reads}/lijst?{urlencode(told, quote_via=quote)}"


def card_href(shortlist: Shortlist, reads: str) -> str:
    """The list on paper for somebody who reads this language, with Dutch for the desk."""
    link = find_link(shortlist, reads).removeprefix(find_origin())
    return link.replace("/lijst?", "/lijst/kaart?", 1)


def find_ways(link: str, reads: str) -> Ways:
    """The first sentence is in the language of who gets the message."""
    subject, body = gettext_in(reads, "Hulp dichtbij"), f"{say_here_it_is(reads)}\n{link}"
    return Ways(
        f"https://wa.me/?{_told(text=body)}",
        f"sms:?&{_told(body=body)}",
        f"mailto:?{_told(subject=subject, body=body)}",
    )


def say_here_it_is(reads: str) -> str:
    """What stands above the link in a message."""
    return gettext_in(reads, "Hier staat wie u kan helpen:")


def _told(**words: str) -> str:
    return urlencode(words, quote_via=quote)
