"""Where the programme begins on a Monday: what waits, and one row for each thing to do."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, make_response

from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.waiting import find_waiting


class Task(NamedTuple):
    """Something to do, and the page to do it on."""

    address: str
    says: str
    explains: str
    pictogram: str


TASKS: tuple[Task, ...] = (
    Task(
        "/programma/voorstellen", "Voorstellen", "Lees wat partners willen veranderen.", "chat-text"
    ),
    Task(
        "/programma/routekaart",
        "Routekaart",
        "De vragen en de weg naar hulp: teken, vertaal en publiceer.",
        "signpost",
    ),
    Task(
        "/programma/geschiedenis",
        "Geschiedenis",
        "Wat er veranderde, van wie en wanneer.",
        "clock",
    ),
    Task(
        "/programma/reacties",
        "Reacties van bewoners",
        "Wat er niet klopt, zeggen bewoners.",
        "megaphone",
    ),
    Task(
        "/programma/doelen", "Doelen", "Wie eraan werkt, en waar nog niemand helpt.", "map-trifold"
    ),
    Task("/programma/indicatoren", "Indicatoren", "Hoe het gaat, naast wat u wilt.", "certificate"),
    Task("/programma/acties", "Acties en geld", "Hoe de plannen ervoor staan.", "hand-coins"),
    Task("/programma/rapporten", "Rapporten", "Het half jaar en de monitor.", "file-text"),
    Task(
        "/programma/gezocht",
        "Gezocht en niet gevonden",
        "Waar bewoners hulp bij zoeken die er niet is.",
        "magnifying-glass",
    ),
    Task("/programma/gebruik", "Gebruik", "Hoe vaak hulp gelezen en gebeld wordt.", "eyeglasses"),
    Task("/programma/links", "Links", "Welke websites niet meer werken.", "globe"),
    Task("/programma/talen", "Talen", "Wat er vertaald is, en wat nog niet.", "translate"),
    Task(
        "/programma/onderdelen",
        "Onderdelen",
        "Verander plannen, acties, geld en meer.",
        "note-pencil",
    ),
    Task("/programma/werklijst", "Werklijst", "Waar geen partner antwoordt.", "note-pencil"),
    Task(
        "/programma/bladzijden",
        "Bladzijden",
        "Over deze site, privacy en toegankelijkheid.",
        "book-open-text",
    ),
    Task(
        "/programma/begrippen",
        "Begrippen",
        "De woorden waarmee bewoners zoeken.",
        "chats-circle",
    ),
    Task(
        "/programma/mededelingen",
        "Mededelingen",
        "Wat er een paar dagen boven elke bladzijde staat.",
        "megaphone",
    ),
    Task("/programma/sluitingen", "Sluitingen", "Wanneer alles dicht is.", "lock-simple"),
    Task("/programma/mensen", "Mensen", "Wie een account heeft. Nodig iemand uit.", "users-three"),
    Task("/account", "Uw account", "Waar u bent ingelogd, en waarmee.", "user"),
)


def show_home() -> Response:
    with site().database.reading() as session:
        waiting = find_waiting(session, site().clock().date())
    return make_response(render_page("office/home/show.html", tasks=TASKS, waiting=waiting))
