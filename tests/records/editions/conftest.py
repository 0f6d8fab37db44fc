"""A small edition to publish, and a small catalogue and content pack to build one from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue import services as records
from routekaart.catalogue.hours import OpeningTimeRow
from routekaart.catalogue.particulars import CostOption, Doubt, RequiredDocument, SpokenLanguage
from routekaart.catalogue.terms import LocationTerm, ServiceTerm, Term
from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.database import Base, Database
from routekaart.edition.entries import Edition, Partner, Service
from routekaart.edition.pages import KEYS
from routekaart.language.catalogues import content_file
from routekaart.language.locales import LOCALES, TRANSLATED
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap


def make_edition(says: str = "Hulp bij geld") -> Edition:
    partner = Partner("sociaal-servicepunt", "Sociaal Servicepunt")
    service = Service(
        "spreekuur",
        "Spreekuur",
        partner.slug,
        Text(says, {"ar": "مساعدة"}),
        assured_on=date(2025, 3, 1),
    )
    return Edition(
        route_map=RouteMap("geld", {}, {}, (), "anders"),
        services={service.slug: service},
        locations={},
        partners={partner.slug: partner},
        terms={},
    )


@pytest.fixture(scope="session")
def an_edition() -> Callable[..., Edition]:
    """An edition with one service; what it `says` in its summary tells editions apart."""
    return make_edition


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "editions"


ROUTE_MAP = """\
[map]
start = "geld"
elsewhere = "anders"
emergency = ["gemeente"]

[question.geld]
asks = "Wat is er?"

[[question.geld.answers]]
key = "schulden"
says = "Ik heb schulden"
goes_to = "schulden"

[outcome.schulden]
title = "Hier is hulp"
first = ["spreekuur"]
safety_net = "gemeente"

[outcome.anders]
title = "Vraag het hier"
first = ["gemeente"]
safety_net = "gemeente"
"""
MAP_TEXTS = {
    "question.geld.asks": "Wat is er?",
    "question.geld.answer.schulden.says": "Ik heb schulden",
    "outcome.schulden.title": "Hier is hulp",
    "outcome.anders.title": "Vraag het hier",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with a small, whole `content/` and its `translations/`."""
    root = tmp_path / "pack"
    (root / "content" / "routemap").mkdir(parents=True)
    (root / "content" / "routemap" / "geld.toml").write_text(ROUTE_MAP)
    for locale in LOCALES:
        (root / "content" / "pages" / locale).mkdir(parents=True)
        for key in KEYS:
            page = root / "content" / "pages" / locale / f"{key}.md"
            page.write_text(f"# {key} {locale}\n\nTekst.\n")
    for locale in TRANSLATED:
        file = content_file(root / "translations", locale)
        file.parent.mkdir(parents=True)
        entries = (
            f'msgctxt "{key}"\nmsgid "{dutch}"\nmsgstr "{locale}: {dutch}"\n'
            for key, dutch in MAP_TEXTS.items()
        )
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        file.write_text("\n".join([head, *entries]))
    return root


@pytest.fixture(scope="session")
def a_catalogue() -> Callable[..., None]:
    """Writes four services into a database: one whole, one plain, one ended, one inactive.

    `more` writes that many plain services instead; `backwards` writes all in another order.
    """

    def write(database: Database, *, more: int = 0, backwards: bool = False) -> None:
        with database.writing() as session:
            rows = more_services(session, more) if more else catalogue()
            for row in reversed(rows) if backwards else rows:
                session.add(row)
                session.flush()

    return write


def texts(entry: str, field: str, dutch: str) -> list[TextRow]:
    return [
        TextRow(
            entry=entry,
            field=field,
            locale=locale,
            value=f"{locale}: {dutch}",
            source_digest=digest_of(dutch),
            origin="machine",
            changed_by="test",
            changed_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        for locale in TRANSLATED
    ]


def service(slug: str, partner: records.Partner, **known: object) -> records.Service:
    facts = {
        "name": slug.capitalize(),
        "summary": "Hulp bij geld",
        "assured_on": date(2025, 3, 1),
        "assured_by": "test",
        "source": "M",
        "programme_note": "KANARIE notitie",
    }
    return records.Service(slug=slug, partner=partner, **facts | known)


def catalogue() -> list[Base]:
    partner = records.Partner(
        slug="servicepunt", name="Servicepunt", source="M", phones=[records.Phone(number="14070")]
    )
    terms = a_tree()
    town = service("gemeente", partner)
    services = [
        town,
        whole_service(partner, terms, a_library(terms["rolstoel"]), town),
        service("gestopt", partner, status="defunct", valid_to=date(2024, 12, 31)),
        service("verborgen", partner, status="inactive"),
    ]
    words = [
        row for each in services for row in texts(f"service.{each.slug}", "summary", each.summary)
    ]
    words += [row for key, term in terms.items() for row in texts(f"term.{key}", "name", term.name)]
    return [*terms.values(), *services, *words]


def a_tree() -> dict[str, Term]:
    money = Term(key="geld", kind="topic", name="Geld")
    return {
        "geld": money,
        "schulden": Term(key="schulden", kind="topic", name="Schulden", parent=money),
        "inloop": Term(key="inloop", kind="trust", name="U kunt zo binnenlopen"),
        "rolstoel": Term(key="rolstoel", kind="accessibility", name="Met een rolstoel"),
    }


def a_library(wheelchair: Term) -> records.Location:
    return records.Location(
        slug="bibliotheek",
        name="Bibliotheek",
        latitude=52.09,
        longitude=4.38,
        assured_on=date(2025, 3, 1),
        assured_by="test",
        source="M",
        programme_note="KANARIE plek",
        phones=[records.Phone(number="+31701234567")],
        terms=[LocationTerm(term=wheelchair, kind="accessibility")],
    )


def whole_service(
    partner: records.Partner,
    terms: dict[str, Term],
    library: records.Location,
    town: records.Service,
) -> records.Service:
    return service(
        "spreekuur",
        partner,
        alternate_name="Hulp",
        minimum_age=18,
        email="info@example.org",
        valid_from=date(2020, 1, 1),
        urgent=True,
        ask_through=town,
        terms=[
            ServiceTerm(term=terms[key], kind=terms[key].kind, position=0)
            for key in ("geld", "inloop")
        ],
        languages=[SpokenLanguage(code="nl"), SpokenLanguage(code="ar")],
        costs=[CostOption(key="gratis", amount=0, description="Gratis")],
        documents=[
            RequiredDocument(key="brief", name="Uw brief"),
            RequiredDocument(key="pas", name="Uw pas"),
        ],
        phones=[
            records.Phone(
                number="+31702057000",
                description="Balie",
                assured_on=date(2024, 4, 1),
                source="P",
            ),
            records.Phone(number="+31628057703", kind="whatsapp"),
        ],
        opening_times=[OpeningTimeRow(weekday=4, opens=time(9), closes=time(17))],
        places=[a_place(library)],
        doubts=[Doubt(field="email", value="KANARIE@example.org", note="KANARIE", source="M")],
    )


def a_place(library: records.Location) -> records.ServiceAtLocation:
    return records.ServiceAtLocation(
        location=library,
        description="Beneden",
        phones=[records.Phone(number="+31703008834")],
        opening_times=[
            OpeningTimeRow(
                weekday=0,
                opens=time(9),
                closes=time(12),
                note="Niet in mei",
                assured_on=date(2022, 10, 1),
                source="U",
            ),
            OpeningTimeRow(weekday=2, pattern="3rd", part_of_day="evening", by_appointment=True),
        ],
    )


def more_services(session: Session, count: int) -> list[Base]:
    partner = session.scalars(select(records.Partner)).first()
    assert partner is not None
    slugs = [f"nog-een-{number}" for number in range(count)]
    words = [row for slug in slugs for row in texts(f"service.{slug}", "summary", "Hulp bij geld")]
    return [
        *(service(slug, partner, phones=[records.Phone(number="112")]) for slug in slugs),
        *words,
    ]
