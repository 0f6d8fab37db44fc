"""Export, load and export again change nothing, for any catalogue."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime, time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from sqlalchemy import select

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.exporting import export
from routekaart.catalogue.history import Change
from routekaart.catalogue.loading import LoadReport, load
from routekaart.catalogue.pack import Pack, PackClosure, PackPhone
from routekaart.catalogue.pack_files import read_pack
from routekaart.catalogue.pack_writing import write_pack
from routekaart.catalogue.projection import entries_of
from routekaart.catalogue.texts import TextRow
from routekaart.catalogue.translatable import texts_of
from routekaart.database import Database
from routekaart.language.catalogues import read_translations
from routekaart.language.locales import TRANSLATED
from tests.records.any_pack import packs
from tests.records.packs import a_pack, at, monday

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content" / "catalogue"


def loaded(database: Database, pack: Pack) -> LoadReport:
    with database.writing() as session:
        return load(session, pack, {}, "content", NOW)


def exported(database: Database) -> Pack:
    with database.reading() as session:
        return export(session)


def written_and_read(pack: Pack, folder: Path) -> Pack:
    write_pack(pack, folder)
    read, problems = read_pack(folder)
    assert read is not None, problems
    return read


def count_history(database: Database) -> int:
    with database.reading() as session:
        return len(session.scalars(select(Change.id)).all())


def test_the_real_catalogue_is_kept_as_an_export_writes_it(tmp_path: Path) -> None:
    """So that an export shows in a diff what changed, and nothing else."""
    pack, problems = read_pack(CONTENT)
    assert pack is not None, problems
    write_pack(pack, tmp_path)
    written = {file.relative_to(tmp_path): file.read_text() for file in tmp_path.rglob("*.toml")}
    kept = {file.relative_to(CONTENT): file.read_text() for file in CONTENT.rglob("*.toml")}
    assert kept == written


def test_the_real_catalogue_comes_back_as_it_is(database: Database, tmp_path: Path) -> None:
    pack, problems = read_pack(CONTENT)
    assert pack is not None, problems
    loaded(database, pack)
    first = exported(database)
    assert entries_of(first) == entries_of(pack)
    history = count_history(database)
    assert str(loaded(database, written_and_read(first, tmp_path))) == "Alles was al geladen."
    assert exported(database) == first
    assert count_history(database) == history


def test_the_real_translations_are_all_of_todays_dutch(sqlite_database: Database) -> None:
    pack, problems = read_pack(CONTENT)
    assert pack is not None, problems
    translations = read_translations(ROOT / "translations")
    for expected in (len(texts_of(pack)) * len(TRANSLATED), 0):
        with sqlite_database.writing() as session:
            report = load(session, pack, translations, "content", NOW)
        assert len(report.translated) == expected
    with sqlite_database.reading() as session:
        rows = session.scalars(select(TextRow)).all()
    assert [row.key for row in rows if not row.made_from(texts_of(pack)[row.key])] == []


# Only SQLite: what PostgreSQL does otherwise, the real catalogue shows.
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(packs())
def test_any_catalogue_comes_back_as_it_is(migrated_file: Path, pack: Pack) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(shutil.copy(migrated_file, folder)))
        loaded(database, pack)
        first = exported(database)
        assert entries_of(first) == entries_of(pack)
        assert str(loaded(database, first)) == "Alles was al geladen."
        assert exported(database) == first
        write_pack(first, Path(folder))
        assert not loaded(database, pack).changed


def test_holidays_are_not_exported(sqlite_database: Database) -> None:
    closure = PackClosure(
        key="zomer",
        scope="service",
        target="ping-loket",
        starts_on=date(2026, 7, 20),
        ends_on=date(2026, 8, 2),
        reason="Zomervakantie",
        keeps="other hours",
        hours=((time(9), time(12)),),
    )
    pack = a_pack(ping_loket={})
    pack.closures["zomer"] = closure
    loaded(sqlite_database, pack)
    assert exported(sqlite_database).closures == {"zomer": closure}
    with sqlite_database.reading() as session:
        keys = set(session.scalars(select(ClosureRow.key)))
    assert {"feestdag-eerste-kerstdag-2026", "feestdag-koningsdag-2027"} < keys
    assert not any("goede-vrijdag" in key for key in keys)


def test_numbers_and_days_are_written_in_one_way(sqlite_database: Database) -> None:
    row = replace(monday(9, 17), weekday="daily")
    phone = PackPhone(number="(070) 300 88 34")
    loaded(sqlite_database, a_pack(lijn={"opening_times": (row,), "phones": (phone,)}))
    service = exported(sqlite_database).services["lijn"]
    assert service.opening_times == (row,)
    assert service.phones == (PackPhone(number="+31703008834"),)


def test_the_files_have_one_layout(tmp_path: Path) -> None:
    place = at("de-plint", opening_times=(monday(10, 12),), description="'s avonds")
    pack = a_pack(ping_loket={"topics": ("geld",), "places": (place,), "status": "active"})
    write_pack(pack, tmp_path)
    assert (tmp_path / "services" / "ping-loket.toml").read_text() == (
        'name = "PING-loket"\n'
        'partner = "woej"\n'
        'summary = "U krijgt hulp."\n'
        "assured_on = 2025-03-01\n"
        'source = "M"\n'
        'topics = [\n    "geld",\n]\n'
        "\n[[places]]\n"
        'location = "de-plint"\n'
        'description = "\'s avonds"\n'
        'opening_times = [\n    { weekday = "mo", opens = 10:00:00, closes = 12:00:00 },\n]\n'
    )
    assert (tmp_path / "partners.toml").read_text() == '[woej]\nname = "Woej"\nsource = "M"\n'
    assert (tmp_path / "closures.toml").read_text() == ""


def test_a_service_that_is_gone_loses_its_file(tmp_path: Path) -> None:
    write_pack(a_pack(oud={}, nieuw={}), tmp_path)
    write_pack(a_pack(nieuw={}), tmp_path)
    assert [file.name for file in (tmp_path / "services").iterdir()] == ["nieuw.toml"]
