"""All that an officer can do, in groups, each with its page."""

from __future__ import annotations

from typing import NamedTuple


class Task(NamedTuple):
    """Something to do, and the page to do it on."""

    address: str
    says: str
    explains: str
    pictogram: str


TASKS: dict[str, tuple[Task, ...]] = {
    "Wat bewoners lezen": (
        Task(
            "/programma/voorstellen",
            "Voorstellen",
            "Lees wat partners willen veranderen.",
            "chat-text",
        ),
        Task(
            "/programma/routekaart",
            "Routekaart",
            "De vragen en de weg naar hulp: teken, vertaal en publiceer.",
            "signpost",
        ),
        Task(
            "/programma/begrippen",
            "Begrippen",
            "De woorden waarmee bewoners zoeken.",
            "chats-circle",
        ),
        Task(
            "/programma/bladzijden",
            "Bladzijden",
            "Over deze site, privacy en toegankelijkheid.",
            "book-open-text",
        ),
        Task(
            "/programma/mededelingen",
            "Mededelingen",
            "Wat er een paar dagen boven elke bladzijde staat.",
            "megaphone",
        ),
        Task("/programma/sluitingen", "Sluitingen", "Wanneer alles dicht is.", "lock-simple"),
        Task("/programma/talen", "Talen", "Wat er vertaald is, en wat nog niet.", "translate"),
    ),
    "Wat bewoners zeggen en zoeken": (
        Task(
            "/programma/reacties",
            "Reacties",
            "Wat bewoners en sleutelfiguren zeggen.",
            "megaphone",
        ),
        Task(
            "/programma/gezocht",
            "Gezocht en niet gevonden",
            "Waar bewoners hulp bij zoeken die er niet is.",
            "magnifying-glass",
        ),
        Task(
            "/programma/gebruik", "Gebruik", "Hoe vaak hulp gelezen en gebeld wordt.", "eyeglasses"
        ),
    ),
    "Wat het programma wil en doet": (
        Task(
            "/programma/doelen",
            "Doelen",
            "Wie eraan werkt, en waar nog niemand helpt.",
            "map-trifold",
        ),
        Task(
            "/programma/indicatoren",
            "Indicatoren",
            "Hoe het gaat, naast wat u wilt.",
            "certificate",
        ),
        Task("/programma/acties", "Acties en geld", "Hoe de plannen ervoor staan.", "hand-coins"),
        Task("/programma/rapporten", "Rapporten", "Het half jaar en de monitor.", "file-text"),
        Task(
            "/programma/onderdelen",
            "Onderdelen",
            "Verander plannen, acties, geld en meer.",
            "note-pencil",
        ),
    ),
    "Wat bij blijft, en wie eraan werkt": (
        Task("/programma/werklijst", "Werklijst", "Waar geen partner antwoordt.", "note-pencil"),
        Task("/programma/links", "Links", "Welke websites niet meer werken.", "globe"),
        Task(
            "/programma/geschiedenis",
            "Geschiedenis",
            "Wat er veranderde, van wie en wanneer.",
            "clock",
        ),
        Task(
            "/sleutelfiguur/hulp",
            "Contactpersonen",
            "Wie een professional belt bij een partner.",
            "phone-call",
        ),
        Task(
            "/programma/mensen", "Mensen", "Wie een account heeft. Nodig iemand uit.", "users-three"
        ),
        Task("/account", "Uw account", "Waar u bent ingelogd, en waarmee.", "user"),
    ),
}
