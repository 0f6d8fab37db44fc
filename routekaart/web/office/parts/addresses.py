"""Where the parts of the programme are changed, and where they are shown."""

from __future__ import annotations

from routekaart.web.office.parts.words import NOUNS

PARTS = "/programma/onderdelen"
ACTIONS = "/programma/acties"

_SHOWN = {
    "challenge": "/programma/doelen",
    "goal": "/programma/doelen/{key}",
    "indicator": "/programma/indicatoren/{key}",
    "report": "/programma/rapporten/{key}",
    "link": "/programma/doelen",
}


def shown_at(kind: str, key: str) -> str:
    """The page that shows it as it is: the one of actions and money unless it has another."""
    return _SHOWN.get(kind, ACTIONS).format(key=key)


def changed_at(kind: str, key: str) -> str:
    """The page with its form."""
    return f"{PARTS}/{NOUNS[kind].path}/{key}"
