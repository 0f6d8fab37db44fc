"""What an officer opens the site for on a Monday: how much of what waits, by the page it is on."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from routekaart.programme.coverage import find_coverage
from routekaart.review.proposals import list_submitted
from routekaart.signals.corrections import list_open
from routekaart.web.office.offer import read_beside


def find_waiting(session: Session, today: date) -> dict[str, list[str]]:
    """By address, in words; nothing where nothing waits."""
    from routekaart.reminders.worklist import worklist

    programme, services, _ = read_beside(session)
    rows = find_coverage(programme, services, today)
    proposed = sum(1 for each in programme.links.values() if each.is_proposed)
    ending = {each.service.slug for row in rows for each in row.whole.ending}
    empty = sum(1 for row in rows if not row.whole.live)
    submitted, remarks = len(list_submitted(session)), len(list_open(session))
    said = {
        "/programma/voorstellen": [_say(submitted, "wacht op u", "wachten op u")],
        "/programma/meldingen": [_say(remarks, "nieuwe melding", "nieuwe meldingen")],
        "/programma/werklijst": [_say(len(worklist(session, today)), "na te kijken")],
        "/programma/doelen": [
            _say(empty, "doel zonder hulp", "doelen zonder hulp"),
            _say(len(ending), "dienst stopt bijna", "diensten stoppen bijna"),
            _say(proposed, "koppeling voorgesteld", "koppelingen voorgesteld"),
        ],
    }
    return {address: words for address, each in said.items() if (words := list(filter(None, each)))}


def _say(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one}" if number else ""
