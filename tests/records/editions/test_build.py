from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import event

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.loaded import Loaded
from routekaart.catalogue.opening_hours.values import Closure, OpeningTime
from routekaart.catalogue.services import Service as ServiceRecord
from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.catalogue.translatable import note_field, phone_field
from routekaart.database import Database
from routekaart.edition import store
from routekaart.edition.build import BrokenEdition, builder
from routekaart.edition.entries import CostOption, Phone, Service, ServiceAtLocation
from routekaart.language.locales import TRANSLATED
from routekaart.language.text import Text

DAY = date(2026, 11, 21)
CHRISTMAS = {"starts_on": date(2026, 12, 25), "ends_on": date(2026, 12, 25)}
THE_LIBRARY = ServiceAtLocation(
    "bibliotheek",
    opening_times=(
        OpeningTime(0, time(9), time(12), note=Text("Niet in mei", {"en": "Not in May"})),
        OpeningTime(2, pattern="3rd", part_of_day="evening", by_appointment=True),
    ),
    phones=(Phone("+31703008834"),),
    description=Text("Beneden", {"en": "Below"}),
    assured_on=date(2022, 10, 1),
)


@pytest.fixture
def build(content):
    """Build an edition of the small content and whatever stands in the given database."""

    def run(database, day=DAY):
        with database.reading() as session:
            return builder(content / "content", content / "translations", day)(session)

    return run


def problems_of(build, database, day=DAY) -> list[str]:
    with pytest.raises(BrokenEdition) as refusal:
        build(database, day)
    return [str(each) for each in refusal.value.problems]


def translate(database, entry, field, dutch, english, *, origin="machine"):
    with database.writing() as session:
        row = session.query(TextRow).filter_by(entry=entry, field=field, locale="en").first()
        row = row or TextRow(entry=entry, field=field, locale="en")
        row.value, row.source_digest, row.origin = english, digest_of(dutch), origin
        row.changed_by, row.changed_at = "test", datetime(2026, 1, 1, tzinfo=UTC)
        session.add(row)


def test_a_service_is_told_whole(database, a_catalogue, build):
    a_catalogue(database)
    translate(database, "service.spreekuur", "place.bibliotheek.description", "Beneden", "Below")
    translate(database, "service.spreekuur", phone_field("Balie"), "Balie", "Desk")
    note = f"place.bibliotheek.{note_field('Niet in mei')}"
    translate(database, "service.spreekuur", note, "Niet in mei", "Not in May")
    assert build(database).services["spreekuur"] == Service(
        slug="spreekuur",
        name="Spreekuur",
        partner="servicepunt",
        summary=Text("Hulp bij geld", {each: f"{each}: Hulp bij geld" for each in TRANSLATED}),
        assured_on=date(2024, 4, 1),
        alternate_name=Text("Hulp"),
        minimum_age=18,
        email="info@example.org",
        valid_from=date(2020, 1, 1),
        topics=("geld",),
        trust_facts=("inloop",),
        languages=("nl", "ar"),
        costs=(CostOption(0, Text("Gratis")),),
        documents=(Text("Uw brief"), Text("Uw pas")),
        phones=(
            Phone("+31702057000", description=Text("Balie", {"en": "Desk"})),
            Phone("+31628057703", "whatsapp"),
        ),
        opening_times=(OpeningTime(4, time(9), time(17)),),
        places=(THE_LIBRARY,),
        ask_through="gemeente",
        urgent=True,
    )


def test_partners_places_terms_pages_and_map_are_there(database, a_catalogue, build):
    a_catalogue(database)
    edition = build(database)
    assert edition.partners["servicepunt"].phones == (Phone("14070"),)
    assert edition.locations["bibliotheek"].accessibility == ("rolstoel",)
    assert edition.locations["bibliotheek"].phones == (Phone("+31701234567"),)
    assert edition.locations["bibliotheek"].latitude == 52.09
    assert edition.terms["geld"].name.read("ar").words == "ar: Geld"
    assert edition.terms["schulden"].parent == "geld"
    assert edition.pages["ar"]["privacy"].title == "privacy ar"
    assert edition.route_map.questions["geld"].asks.read("en").words == "en: Wat is er?"


def test_what_is_for_the_programme_never_enters(database, a_catalogue, build):
    a_catalogue(database)
    content = store.encode(build(database)).decode()
    assert "KANARIE" not in content
    assert "Hulp bij geld" in content


def test_the_inactive_stay_out_and_the_ended_stay_in(database, a_catalogue, build):
    a_catalogue(database)
    services = build(database).services
    assert "gestopt" in services
    assert services["gestopt"].ended_by(DAY)
    assert "verborgen" not in services


def closures(services: dict[str, ServiceRecord]) -> list[ClosureRow]:
    library = services["spreekuur"].places[0].location
    opened = {"keeps": "other hours", "hours": ((time(10), time(12)),)}
    holiday = ClosureRow(key="feestdag-eerste-kerstdag-2026", scope="catalogue", reason="Kerst")
    open_all_the_same = ClosureRow(
        key="kerst-open", scope="service", service=services["spreekuur"], reason="Open", **opened
    )
    hidden = ClosureRow(key="weg", scope="service", service=services["verborgen"], reason="Dicht")
    works = ClosureRow(key="verbouwing", scope="location", location=library, reason="Verbouwing")
    works.starts_on, works.ends_on = date(2026, 12, 1), date(2026, 12, 2)
    for row in (holiday, open_all_the_same, hidden):
        row.starts_on, row.ends_on = CHRISTMAS["starts_on"], CHRISTMAS["ends_on"]
    return [holiday, open_all_the_same, hidden, works]


def test_closures_come_by_date_with_what_they_are_about(database, a_catalogue, build):
    a_catalogue(database)
    with database.writing() as session:
        session.add_all(closures({each.slug: each for each in session.query(ServiceRecord)}))
    translate(database, "closure.feestdag-eerste-kerstdag", "reason", "Kerst", "Christmas")
    works = {"starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 2)}
    opened = {"keeps": "other hours", "hours": ((time(10), time(12)),)}
    assert build(database).closures == (
        Closure("location", reason=Text("Verbouwing"), target="bibliotheek", **works),
        Closure("catalogue", reason=Text("Kerst", {"en": "Christmas"}), **CHRISTMAS),
        Closure("service", reason=Text("Open"), target="spreekuur", **CHRISTMAS, **opened),
    )


@pytest.mark.parametrize(
    ("origin", "reviewed"), [("machine", ()), ("human", ("en",)), ("reviewed", ("en",))]
)
def test_a_person_stands_for_a_translation_or_a_machine_does(
    sqlite_database, a_catalogue, build, origin, reviewed
):
    a_catalogue(sqlite_database)
    translate(sqlite_database, "service.spreekuur", "alternate_name", "Hulp", "Help", origin=origin)
    name = build(sqlite_database).services["spreekuur"].alternate_name
    assert name == Text("Hulp", {"en": "Help"}, reviewed)


def test_a_translation_of_other_words_gives_way_to_the_dutch(sqlite_database, a_catalogue, build):
    a_catalogue(sqlite_database)
    translate(sqlite_database, "service.spreekuur", "summary", "Hulp bij alles", "Help with all")
    summary = build(sqlite_database).services["spreekuur"].summary
    assert summary.read("en").words == "Hulp bij geld"
    assert summary.read("en").lang == "nl"
    assert summary.read("ar").words == "ar: Hulp bij geld"


def test_all_there_is_against_an_edition_is_named_at_once(
    sqlite_database, a_catalogue, build, content
):
    a_catalogue(sqlite_database)
    with sqlite_database.writing() as session:
        session.query(TextRow).filter_by(entry="service.spreekuur", locale="ar").delete()
        session.add(Loaded(entry="service.spreekuur", field="summary", digest=digest_of("x")))
        for term in ("schulden", "inloop"):
            session.query(TextRow).filter_by(entry=f"term.{term}").delete()
        session.query(ServiceRecord).filter_by(slug="gemeente").one().status = "inactive"
    (content / "content" / "pages" / "nl" / "over.md").unlink()
    route_map = content / "content" / "routemap" / "geld.toml"
    route_map.write_text(route_map.read_text().replace('to = "schulden"', 'to = "shculden"'))
    found = [problem.removeprefix(f"{content}/") for problem in problems_of(build, sqlite_database)]
    assert [each for each in found if not each.startswith("content/routemap")] == [
        "content/pages/nl/over.md:1: Deze bladzijde ontbreekt.",
        "dienst spreekuur: verwijst door naar gemeente, en die dienst is er niet.",
        "dienst spreekuur: de samenvatting is niet vertaald (ar).",
        *(f"term inloop: de naam is niet vertaald ({each})." for each in TRANSLATED),
        *(f"term schulden: de naam is niet vertaald ({each})." for each in TRANSLATED),
    ]
    assert any(
        each.startswith("content/routemap/geld.toml:12:") and "shculden" in each for each in found
    )
    assert any("gemeente" in each for each in found if each.startswith("content/routemap"))


def test_what_a_partner_made_is_read_in_dutch_until_it_is_translated(
    sqlite_database, a_catalogue, build
):
    a_catalogue(sqlite_database)
    with sqlite_database.writing() as session:
        session.query(TextRow).filter_by(entry="service.spreekuur").delete()
    summary = build(sqlite_database).services["spreekuur"].summary
    assert summary.read("ar") == ("Hulp bij geld", "nl", True)


def test_files_are_read_again_when_one_of_them_has_changed(
    sqlite_database, a_catalogue, build, content
):
    a_catalogue(sqlite_database)
    page = content / "content" / "pages" / "nl" / "over.md"
    assert build(sqlite_database).pages["nl"]["over"].title == "over nl"
    page.write_text("# Over ons\n\nAndere tekst.\n")
    assert build(sqlite_database).pages["nl"]["over"].title == "Over ons"
    page.unlink()
    with pytest.raises(BrokenEdition, match=r"over\.md"):
        build(sqlite_database)


def test_a_route_that_ends_at_nothing_within_a_month_is_refused(
    sqlite_database, a_catalogue, build
):
    a_catalogue(sqlite_database)
    with sqlite_database.writing() as session:
        session.query(ServiceRecord).filter_by(slug="spreekuur").one().valid_to = date(2026, 12, 1)
    assert build(sqlite_database, date(2026, 10, 1))
    [problem] = problems_of(build, sqlite_database)
    assert "02-12-2026" in problem


def test_the_same_facts_make_the_same_bytes_whoever_wrote_them_first(
    tmp_path, migrated_file, a_catalogue, build
):
    made = []
    for name, backwards in (("one", False), ("other", True)):
        database = Database(tmp_path / f"{name}.sqlite3")
        shutil.copyfile(migrated_file, database.file)
        a_catalogue(database, backwards=backwards)
        made.append(store.encode(build(database)))
    assert made[0] == made[1]


def test_more_services_take_no_more_questions(database, a_catalogue, build):
    asked = []
    event.listen(database.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    a_catalogue(database)
    asked.clear()
    build(database)
    few = len(asked)
    a_catalogue(database, more=25)
    asked.clear()
    assert len(build(database).services) == 28
    assert len(asked) == few < 25
