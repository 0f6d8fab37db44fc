"""How the parts of the programme and their fields are called on a form, in Dutch."""

from __future__ import annotations

from typing import Any, NamedTuple

from routekaart.programme.words import SAY_SOURCE, SAY_STATUS


class Noun(NamedTuple):
    """A kind of part: its address, what one is called, and what more of them are called."""

    path: str
    one: str
    more: str
    explains: str


NOUNS: dict[str, Noun] = {
    "challenge": Noun("opgaven", "opgave", "Opgaven", "Met de hoofdambitie van elk."),
    "goal": Noun("doelen", "doel", "Doelen", "Wat het programma bij elke opgave wil."),
    "indicator": Noun("indicatoren", "indicator", "Indicatoren", "Gebieden, begin en streven."),
    "plan": Noun("plannen", "plan", "Plannen", "De uitvoeringsplannen."),
    "action": Noun("acties", "actie", "Acties", "Wat de plannen beloven, en hoe het staat."),
    "result": Noun("resultaten", "resultaat", "Resultaten", "Wat ervan kwam, en wat niet lukte."),
    "budget": Noun("geld", "bedrag", "Geld", "Wat er was, en wat is uitgegeven."),
    "state": Noun("standen", "stand", "Standen", "Hoe het hele programma ervoor staat."),
    "report": Noun("rapporten", "rapport", "Rapporten", "Over welke tijd, en welke opgave."),
}
"""In the order in which people fill them in."""

KIND_OF = {noun.path: kind for kind, noun in NOUNS.items()}


class Asked(NamedTuple):
    """What a field asks. `nothing` is the choice of none."""

    label: str
    hint: str = ""
    nothing: str = "Geen"


_OF_ALL: dict[str, Asked] = {
    "action": Asked("Bij welke actie?"),
    "ambition": Asked("Hoofdambitie: hoe is het over twintig jaar?"),
    "amount": Asked("Bedrag in hele euro's", "Alleen als het plan een bedrag noemt."),
    "area": Asked("Gebied", "Bijvoorbeeld een wijk of een buurt."),
    "as_of": Asked("Stand op welke dag?"),
    "available": Asked("Beschikbaar, in hele euro's"),
    "baseline": Asked("Hoe begon het?", "Laat leeg als u dat niet weet."),
    "challenge": Asked("Bij welke opgave?"),
    "committed": Asked("Verplicht, in hele euro's"),
    "direction": Asked("Wat is beter?"),
    "done": Asked("Dit is gelukt", "Geen vinkje: het is niet gedaan, of gestopt."),
    "first_day": Asked("Eerste dag"),
    "first_year": Asked("Eerste jaar"),
    "found_in": Asked("Waar staat dat?", "Bijvoorbeeld: Wijkatlas 2026."),
    "goal": Asked("Bij welk doel?"),
    "gone": Asked("Haal dit weg"),
    "goals": Asked("Bij welke doelen?"),
    "how": Asked("Wat houdt het in?"),
    "in_plans": Asked("De plannen tot 2025 werken hieraan"),
    "kind": Asked("Welk rapport?"),
    "last_day": Asked("Laatste dag"),
    "last_year": Asked("Laatste jaar"),
    "means": Asked("Geld en middelen", "Zoals het plan het zegt."),
    "measurements": Asked("Meting"),
    "name": Asked("Naam"),
    "note": Asked("Uitleg bij de cijfers"),
    "number": Asked("Nummer"),
    "others": Asked("Wie doet er nog meer mee?", "Zet ieder op een eigen regel."),
    "partners": Asked("Welke partners doen mee?"),
    "period": Asked("Wanneer?", "Zoals het plan het zegt, bijvoorbeeld: start 2023."),
    "plan": Asked("Bij welk plan?"),
    "reported_on": Asked("Wanneer is dit gemeld?"),
    "says": Asked("In woorden"),
    "series": Asked("Gebied"),
    "source": Asked("Bron"),
    "spent": Asked("Uitgegeven, in hele euro's"),
    "status": Asked("Hoe staat het ervoor?", nothing="Niet gezegd"),
    "status_on": Asked("Op welke dag was dat?"),
    "targets": Asked("Streven", "Een getal, woorden, of allebei."),
    "title": Asked("Titel"),
    "topics": Asked("Waar gaat het over?", "Hiermee vindt het systeem diensten die passen."),
    "unit": Asked("Waarin telt u?"),
    "value": Asked("Getal"),
    "year": Asked("Jaar"),
    "yearly": Asked("Dit bedrag is er elk jaar"),
    "after": Asked("Wanneer?"),
}

_OF_ONE: dict[tuple[str, str], Asked] = {
    ("Budget", "challenge"): Asked("Van wie is het geld?", nothing="Programma algemeen"),
    ("Report", "challenge"): Asked("Over welke opgave?", nothing="Alle opgaven"),
    ("Result", "says"): Asked("Wat kwam ervan?"),
    ("Series", "gone"): Asked("Haal dit gebied weg"),
    ("State", "name"): Asked("Wat?", "Bijvoorbeeld: planning, of budget."),
    ("State", "says"): Asked("Hoe staat het?"),
    ("Target", "gone"): Asked("Haal dit streven weg"),
}

PROSE = ("ambition", "how", "note", ("Result", "says"))
"""Fields of several lines."""

SAY_CHOICE: dict[Any, str] = {
    **SAY_SOURCE,
    **SAY_STATUS,
    "%": "In procenten",
    "aantal": "In aantallen",
    "monitor": "De monitor van twee jaar",
    "progress": "De voortgang van een half jaar",
    "up": "Hoger is beter",
    "down": "Lager is beter",
    10: "Na 10 jaar",
    20: "Na 20 jaar",
}


def ask(kind: str, field: str) -> Asked:
    """What this field of this class of entry asks."""
    return _OF_ONE.get((kind, field)) or _OF_ALL[field]


def is_prose(kind: str, field: str) -> bool:
    return field in PROSE or (kind, field) in PROSE
