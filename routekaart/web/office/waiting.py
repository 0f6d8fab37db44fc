"""What an officer opens the site for on a Monday: how much of what waits, the most urgent first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from routekaart.language.formats import language_name
from routekaart.language.locales import SOURCE
from routekaart.programme.coverage import find_coverage
from routekaart.review.proposals import list_submitted
from routekaart.signals.corrections import count_states
from routekaart.signals.counting import last_weeks
from routekaart.signals.counts import find_turned_away
from routekaart.signals.missing import list_missing
from routekaart.signals.unmet import list_unmet
from routekaart.translating.live_texts import count_stale
from routekaart.web.kit.site import site
from routekaart.web.office.broken_links import find_broken
from routekaart.web.office.languages import read_source
from routekaart.web.office.offer import read_beside
from routekaart.websites.records import last_looked


class Waits(NamedTuple):
    """So many of something, as one and as more, and the page it is on; "" where there is none.
    `nothing` is said where none waits, `detail` where more is to be told."""

    number: int
    one: str
    more: str
    nothing: str
    address: str
    detail: str = ""

    @property
    def says(self) -> str:
        return self.one if self.number == 1 else self.more


def find_waiting(session: Session, today: date) -> list[Waits]:
    """All that can wait, also what does not: that is said too."""
    return [
        *_of_people(session),
        *_of_entries(session, today),
        *_of_the_programme(session, today),
        *_of_residents(session, today),
        _of_languages(session),
    ]


def _of_people(session: Session) -> list[Waits]:
    """Somebody wrote, and waits for an answer."""
    states = count_states(session)
    return [
        Waits(
            len(list_submitted(session)),
            "voorstel van een partner wacht op u",
            "voorstellen van partners wachten op u",
            "Er wacht geen voorstel.",
            "/programma/voorstellen",
        ),
        Waits(
            states["new"],
            "nieuwe reactie",
            "nieuwe reacties",
            "Er is geen nieuwe reactie.",
            "/programma/reacties?stand=nieuw",
        ),
        Waits(
            states["in hand"],
            "reactie in behandeling",
            "reacties in behandeling",
            "Er is geen reactie in behandeling.",
            "/programma/reacties?stand=in-behandeling",
        ),
    ]


def _of_entries(session: Session, today: date) -> list[Waits]:
    """What may be right no longer, and nobody says so."""
    from routekaart.reminders.worklist import worklist

    return [
        Waits(
            len(find_broken(session)),
            "link werkt niet meer",
            "links werken niet meer",
            "Alle links werken." if last_looked(session) else "Naar links is nog nooit gekeken.",
            "/programma/links",
        ),
        Waits(
            len(worklist(session, today)),
            "dienst na te kijken: geen partner antwoordt",
            "diensten na te kijken: geen partner antwoordt",
            "Er is geen dienst na te kijken.",
            "/programma/werklijst",
        ),
    ]


def _of_the_programme(session: Session, today: date) -> list[Waits]:
    """What stands beside the goals, and what does not."""
    programme, services, _ = read_beside(session)
    rows = find_coverage(programme, services, today)
    return [
        Waits(
            sum(1 for each in programme.links.values() if each.is_proposed),
            "koppeling voorgesteld",
            "koppelingen voorgesteld",
            "Er is geen koppeling voorgesteld.",
            "/programma/doelen",
        ),
        Waits(
            len({each.service.slug for row in rows for each in row.whole.ending}),
            "dienst stopt binnen 90 dagen",
            "diensten stoppen binnen 90 dagen",
            "Er stopt geen dienst binnen 90 dagen.",
            "/programma/doelen",
        ),
        Waits(
            sum(1 for row in rows if not row.whole.live),
            "doel zonder hulp",
            "doelen zonder hulp",
            "Elk doel heeft hulp.",
            "/programma/doelen",
        ),
    ]


def _of_residents(session: Session, today: date) -> list[Waits]:
    """What many looked for in vain in the last thirteen weeks."""
    since, until = last_weeks(today)
    return [
        Waits(
            len(list_unmet(session, since)),
            "zoekwoord waar bewoners niets bij vonden",
            "zoekwoorden waar bewoners niets bij vonden",
            "Er is geen zoekwoord waar velen niets bij vonden.",
            "/programma/gezocht",
        ),
        Waits(
            len(list_missing(session, since, until)),
            "onderwerp waar sleutelfiguren geen hulp voor vinden",
            "onderwerpen waar sleutelfiguren geen hulp voor vinden",
            "Sleutelfiguren misten geen hulp vijf keer.",
            "/programma/gezocht",
        ),
        Waits(
            len(find_turned_away(session, since, until)),
            "pagina waar bewoners hun vraag niet vonden",
            "pagina's waar bewoners hun vraag niet vonden",
            "Bewoners vonden op elke pagina hun vraag.",
            "/programma/gezocht",
        ),
    ]


def _of_languages(session: Session) -> Waits:
    """Counted once for an edition: whatever changes the texts publishes one."""
    visit = site()
    version = visit.latest and (visit.latest.number, visit.latest.digest)
    stale: dict[str, int] = visit.site.keep(
        "stale texts", version, lambda: count_stale(session, read_source())
    )
    found = {locale: number for locale, number in stale.items() if number}
    named = [f"{language_name(locale, SOURCE)} {number}" for locale, number in found.items()]
    return Waits(
        sum(found.values()),
        "vertaling is ouder dan het Nederlands",
        "vertalingen zijn ouder dan het Nederlands",
        "Elke vertaling is bij.",
        "/programma/talen",
        ", ".join(named),
    )
