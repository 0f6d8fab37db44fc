"""`routekaart migrate` says what it did, or in one sentence why it did nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from routekaart.cli.migrate import migrate
from routekaart.database import Database
from routekaart.database.migrating import head, upgrade
from routekaart.database.revision import require_head


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "instance"
    monkeypatch.setenv("ROUTEKAART_DATA_DIR", str(folder))
    return folder


def run() -> Result:
    return CliRunner().invoke(migrate)


def test_it_makes_the_database_and_then_nothing_more(data_dir: Path) -> None:
    assert run().output == f"De database is gemaakt, versie {head()}.\n"
    require_head(Database(data_dir / "routekaart.sqlite3"))
    assert run().output == f"De database is al bij de tijd, versie {head()}.\n"


def test_it_tells_from_where_it_came(data_dir: Path) -> None:
    database = Database(data_dir / "routekaart.sqlite3")
    database.create_file()
    upgrade(database, "0001")
    assert run().output == f"De database is van versie 0001 naar {head()} gebracht.\n"


def test_a_newer_database_is_refused(data_dir: Path) -> None:
    run()
    database = Database(data_dir / "routekaart.sqlite3")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    result = run()
    assert result.exit_code == 1
    assert result.output.startswith("Error: De database is van een nieuwere Routekaart")
    assert result.output.count("\n") == 1


def test_a_file_that_is_no_database_is_refused(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "routekaart.sqlite3").write_text("boodschappen: melk, brood\n" * 100)
    result = run()
    assert result.exit_code == 1
    assert "niet te gebruiken" in result.output
    assert result.output.count("\n") == 1


def test_an_unusable_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUTEKAART_PORT", "none")
    result = run()
    assert result.exit_code == 1
    assert "ROUTEKAART_PORT" in result.output
