"""A load can be done again at any time, and never undoes what people changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.history import Change
from routekaart.catalogue.loading import LoadReport, RefusedLoad, load
from routekaart.catalogue.pack import Pack, PackClosure, PackDocument, PackPartner, PackPhone
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.services import Service, ServiceAtLocation
from routekaart.catalogue.texts import TextRow
from routekaart.database import Database
from routekaart.language.catalogues import Translation, Translations
from tests.records.packs import a_pack, a_service, at, monday

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def loaded(database: Database, pack: Pack, texts: Translations | None = None) -> LoadReport:
    with database.writing() as session:
        return load(session, pack, texts or {}, "content", NOW)


@contextmanager
def editing(database: Database, slug: str = "ping-loket") -> Iterator[Service]:
    """A person at work on a service."""
    with database.writing() as session:
        yield session.scalars(select(Service).where(Service.slug == slug)).one()


def service(session: Session, slug: str = "ping-loket") -> Service:
    return session.scalars(select(Service).where(Service.slug == slug)).one()


def history(database: Database, entry: str, field: str) -> list[tuple[str | None, str | None]]:
    query = select(Change).where(Change.entry == entry, Change.field == field)
    with database.reading() as session:
        return [(each.was, each.became) for each in session.scalars(query)]


def test_a_first_load_adds_everything(database: Database) -> None:
    report = loaded(database, a_pack(ping_loket={"topics": ("schulden", "geld")}))
    assert {"term.geld", "partner.woej", "location.tuinkamer", "service.ping-loket"} <= set(
        report.added
    )
    assert not report.changed
    assert not report.left_alone
    with database.reading() as session:
        found = service(session)
        assert (found.topics, found.assured_by) == (("schulden", "geld"), "content")


def test_a_second_load_does_nothing(database: Database) -> None:
    pack = a_pack(ping_loket={"places": (at("de-plint", opening_times=(monday(10, 12),)),)})
    loaded(database, pack)
    assert loaded(database, pack) == LoadReport()


def test_services_may_refer_to_each_other_in_any_order(database: Database) -> None:
    loaded(database, a_pack(aaa={"ask_through": "zzz"}, zzz={}))
    loaded(database, a_pack(aaa={"ask_through": "zzz"}, zzz={"ask_through": "nieuw"}, nieuw={}))
    with database.reading() as session:
        last = service(session, "zzz").ask_through
        assert last is not None
        assert last.slug == "nieuw"


def test_what_changed_in_the_files_is_changed(database: Database) -> None:
    loaded(database, a_pack(ping_loket={"summary": "Oud.", "topics": ("geld",)}))
    report = loaded(database, a_pack(ping_loket={"summary": "Nieuw.", "topics": ("schulden",)}))
    assert report.changed == ["service.ping-loket.summary", "service.ping-loket.topics"]
    assert history(database, "service.ping-loket", "summary") == [
        (None, '"Oud."'),
        ('"Oud."', '"Nieuw."'),
    ]
    with database.reading() as session:
        assert (service(session).summary, service(session).topics) == ("Nieuw.", ("schulden",))


def test_what_a_person_changed_is_left_alone_and_named(database: Database) -> None:
    loaded(database, a_pack(ping_loket={"summary": "Oud.", "alert": "Oud."}))
    with editing(database) as record:
        record.summary = "Van de partner."
    new = a_pack(ping_loket={"summary": "Nieuw.", "alert": "Nieuw."})
    for _ in range(2):
        report = loaded(database, new)
        assert report.left_alone == ["service.ping-loket.summary"]
    with database.reading() as session:
        assert (service(session).summary, service(session).alert) == ("Van de partner.", "Nieuw.")


def test_when_both_come_to_the_same_the_files_decide_again(database: Database) -> None:
    loaded(database, a_pack(ping_loket={"summary": "Oud."}))
    with editing(database) as record:
        record.summary = "Beter."
    assert loaded(database, a_pack(ping_loket={"summary": "Beter."})) == LoadReport()
    report = loaded(database, a_pack(ping_loket={"summary": "Best."}))
    assert report.changed == ["service.ping-loket.summary"]


def test_a_list_is_one_field(database: Database) -> None:
    places = (at("de-plint", opening_times=(monday(10, 12),)), at("tuinkamer"))
    loaded(database, a_pack(ping_loket={"places": places}))
    with editing(database) as record:
        record.places[0].opening_times[0].closes = time(13)
    moved = a_pack(ping_loket={"places": places[::-1]})
    assert loaded(database, moved).left_alone == ["service.ping-loket.places"]
    with database.reading() as session:
        assert service(session).places[0].opening_times[0].closes == time(13)


def test_lists_are_replaced_with_what_hangs_on_them(database: Database) -> None:
    before = {
        "places": (at("de-plint", phones=(PackPhone(number="112"),)), at("tuinkamer")),
        "documents": (PackDocument(key="brief", name="Brief"), PackDocument(key="pas", name="Pas")),
        "languages": ("nl", "ti"),
        "trust_facts": ("walk-in",),
        "topics": ("geld", "schulden"),
    }
    after = {name: rows[::-1] for name, rows in before.items()}
    loaded(database, a_pack(ping_loket=before))
    report = loaded(database, a_pack(ping_loket=after))
    assert len(report.changed) == 4
    with database.reading() as session:
        found = service(session)
        assert [place.location.slug for place in found.places] == ["tuinkamer", "de-plint"]
        assert [document.key for document in found.documents] == ["pas", "brief"]
        assert (found.topics, found.trust_facts) == (("schulden", "geld"), ("walk-in",))
        assert len(session.scalars(select(ServiceAtLocation)).all()) == 2


def test_fields_that_check_each_other_are_left_together(database: Database) -> None:
    loaded(database, a_pack(ping_loket={"minimum_age": 12, "maximum_age": 27}))
    with editing(database) as record:
        record.minimum_age = 20
    report = loaded(database, a_pack(ping_loket={"minimum_age": 12, "maximum_age": 18}))
    assert report.left_alone == [
        "service.ping-loket.minimum_age",
        "service.ping-loket.maximum_age",
    ]
    with database.reading() as session:
        assert service(session).maximum_age == 27


def a_closure(**values: Any) -> PackClosure:
    days = {"starts_on": date(2026, 7, 20), "ends_on": date(2026, 8, 2)}
    return PackClosure(**{"key": "zomer", "scope": "catalogue", "reason": "Zomer"} | days | values)


def test_a_closure_moves_with_its_scope(database: Database) -> None:
    pack = a_pack(woej={})
    loaded(database, replace(pack, closures={"zomer": a_closure(scope="partner", target="woej")}))
    report = loaded(
        database, replace(pack, closures={"zomer": a_closure(scope="service", target="woej")})
    )
    assert report.changed == ["closure.zomer.scope"]
    with database.reading() as session:
        closure = session.scalars(select(ClosureRow).where(ClosureRow.key == "zomer")).one()
        assert closure.service is not None
        assert closure.partner is None


def test_what_left_the_files_stays_and_is_named(database: Database) -> None:
    loaded(database, a_pack(oud={}, ping_loket={}))
    report = loaded(database, a_pack(ping_loket={}))
    assert report.gone == ["service.oud"]
    assert "service.oud" in str(report)
    with database.reading() as session:
        assert service(session, "oud").name == "PING-loket"


def test_what_a_person_removed_stays_removed(database: Database) -> None:
    pack = a_pack(ping_loket={})
    loaded(database, pack)
    with database.writing() as session:
        session.execute(delete(Service))
    assert loaded(database, pack).left_alone == ["service.ping-loket"]
    with database.reading() as session:
        assert not session.scalars(select(Service)).all()


def test_what_a_person_added_is_left_alone_and_completed(database: Database) -> None:
    with database.writing() as session:
        session.add(Partner(slug="woej", name="Woej (portaal)", source="M"))
    described = PackPartner(name="Woej", website="https://www.woej.nl/", source="M")
    report = loaded(database, replace(a_pack(), partners={"woej": described}))
    assert report.left_alone == ["partner.woej.name"]
    assert report.changed == ["partner.woej.website"]


def test_the_pack_must_go_with_the_database(database: Database) -> None:
    loaded(database, a_pack())
    with database.writing() as session:
        session.execute(delete(Partner))
    with pytest.raises(RefusedLoad, match=r"partner\.woej"):
        loaded(database, a_pack(ping_loket={}))
    with database.reading() as session:
        assert not session.scalars(select(Service)).all()


def test_what_the_database_refuses_is_refused_whole(database: Database) -> None:
    with pytest.raises(RefusedLoad, match="minimum_age"):
        loaded(database, a_pack(goed={}, slecht={"minimum_age": 30, "maximum_age": 12}))
    with database.reading() as session:
        assert not session.scalars(select(Service)).all()


def test_holiday_keys_are_not_for_the_pack(database: Database) -> None:
    pack = replace(a_pack(), closures={"feestdag-mijn": a_closure(key="feestdag-mijn")})
    with pytest.raises(RefusedLoad, match="feestdag-mijn"):
        loaded(database, pack)


def test_holidays_of_next_year_are_added_in_time(database: Database) -> None:
    assert "closure.feestdag-koningsdag-2027" in loaded(database, a_pack()).added
    with database.writing() as session:
        report = load(session, a_pack(), {}, "content", NOW.replace(year=2027))
    assert "closure.feestdag-koningsdag-2028" in report.added
    assert not report.gone


def texts(value: str, dutch: str = "U krijgt hulp.", *, reviewed: bool = False) -> Translations:
    return {"en": {"service.ping-loket.summary": Translation(value, dutch, reviewed)}}


def english(database: Database) -> TextRow | None:
    with database.reading() as session:
        query = select(TextRow).where(TextRow.field == "summary", TextRow.locale == "en")
        return session.scalars(query).one_or_none()


def test_translations_are_loaded_with_their_dutch_and_origin(database: Database) -> None:
    pack = a_pack(ping_loket={})
    report = loaded(database, pack, texts("You get help."))
    assert report.translated == ["service.ping-loket.summary@en"]
    assert loaded(database, pack, texts("You get help.")) == LoadReport()
    found = english(database)
    assert found is not None
    assert (found.value, found.origin, found.changed_by) == ("You get help.", "machine", "content")
    assert found.made_from("U krijgt hulp.")
    loaded(database, pack, texts("You get help.", reviewed=True))
    again = english(database)
    assert again is not None
    assert again.origin == "reviewed"


def test_a_translation_of_older_dutch_is_known_as_such(database: Database) -> None:
    loaded(database, a_pack(ping_loket={}), texts("You got help.", "U kreeg hulp."))
    found = english(database)
    assert found is not None
    assert not found.made_from("U krijgt hulp.")


def test_a_translation_by_a_person_is_left_alone(database: Database) -> None:
    pack = a_pack(ping_loket={})
    loaded(database, pack, texts("You get help."))
    with database.writing() as session:
        row = session.scalars(select(TextRow)).one()
        row.value, row.origin, row.changed_at = "They help you.", "human", LATER
    report = loaded(database, pack, texts("Help is given."))
    assert report.left_alone == ["service.ping-loket.summary@en"]
    found = english(database)
    assert found is not None
    assert found.value == "They help you."


def test_a_translation_taken_out_of_the_files_is_taken_away(database: Database) -> None:
    pack = a_pack(ping_loket={})
    loaded(database, pack, texts("Nonsense."))
    loaded(database, pack, {"en": {}})
    assert english(database) is None
    assert len(history(database, "service.ping-loket", "summary@en")) == 2


def test_only_texts_of_the_catalogue_are_taken(database: Database) -> None:
    strangers = {
        "question.geld.asks": Translation("What?", "Wat?", False),
        "service.ping-loket.alert": Translation("Watch out.", "Let op.", False),
        "service.ping-loket.summary": Translation("  ", "U krijgt hulp.", False),
        "closure.feestdag-koningsdag.reason": Translation("King's Day", "Koningsdag", False),
    }
    report = loaded(database, a_pack(ping_loket={}), {"en": strangers})
    assert report.translated == ["closure.feestdag-koningsdag.reason@en"]


def test_a_report_says_it_in_words(database: Database) -> None:
    first = loaded(database, a_pack(ping_loket={}), texts("You get help."))
    assert str(first).startswith("Toegevoegd (")
    assert str(first).endswith("Vertalingen bijgewerkt: 1")
    assert str(LoadReport()) == "Alles was al geladen."
    left = LoadReport(left_alone=["service.x.summary"])
    assert str(left) == "Met rust gelaten, want door mensen gewijzigd (1): service.x.summary"


def test_a_service_keeps_its_identity(database: Database) -> None:
    loaded(database, a_pack(ping_loket={}))
    with database.reading() as session:
        before = service(session).id
    loaded(database, replace(a_pack(), services={"ping-loket": a_service(name="PING")}))
    with database.reading() as session:
        assert service(session).id == before
