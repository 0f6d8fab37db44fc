from __future__ import annotations

import pytest
from click.testing import CliRunner

from routekaart.cli.edition import edition
from routekaart.edition import store


@pytest.fixture
def run(sqlite_database, content):
    """Run `routekaart edition …` on the small content; gives its status and its words."""
    runner = CliRunner(
        env={
            "ROUTEKAART_DATA_DIR": str(sqlite_database.file.parent),
            "ROUTEKAART_CONTENT_DIR": str(content / "content"),
            "ROUTEKAART_TRANSLATIONS_DIR": str(content / "translations"),
            "ROUTEKAART_DATABASE_URL": "",
        }
    )

    def invoke(*arguments):
        result = runner.invoke(edition, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.output

    return invoke


@pytest.fixture
def route_map(content):
    return content / "content" / "routemap" / "geld.toml"


def test_publish_list_and_go_back(run, sqlite_database, a_catalogue, route_map):
    assert run("list") == (
        0,
        "Er is nog geen editie. Maak de eerste met: routekaart edition publish\n",
    )
    a_catalogue(sqlite_database)
    assert run("publish", "--note", "Begin") == (0, "Editie 1 is gepubliceerd: 3 diensten.\n")
    assert run("publish") == (0, "Er is niets veranderd: editie 1 blijft.\n")
    route_map.write_text(f'{route_map.read_text()}pictogram = "bank"\n')
    assert run("publish") == (0, "Editie 2 is gepubliceerd: 3 diensten.\n")
    assert run("rollback", "1") == (0, "Editie 3 is gepubliceerd, met de inhoud van editie 1.\n")
    status, listed = run("list")
    assert status == 0
    newest, _, first = listed.splitlines()
    assert newest.split()[0] == "3"
    assert newest.endswith("terug naar editie 1")
    assert first.endswith("Begin")


def test_a_broken_edition_is_refused_with_every_reason(
    run, sqlite_database, a_catalogue, route_map, content
):
    a_catalogue(sqlite_database)
    run("publish")
    route_map.write_text(route_map.read_text().replace('["spreekuur"]', '["spreekuurtje"]'))
    (content / "content" / "pages" / "nl" / "over.md").unlink()
    status, says = run("publish")
    assert status == 1
    assert f"{route_map}:16: De dienst 'spreekuurtje' bestaat niet" in says
    assert "over.md:1: Deze bladzijde ontbreekt." in says
    assert "Niet gepubliceerd, de vorige editie blijft staan" in says
    assert store.newest(sqlite_database.file.parent / "editions").number == 1


def test_a_rollback_that_cannot_be_is_refused_in_one_sentence(run, sqlite_database, a_catalogue):
    a_catalogue(sqlite_database)
    run("publish")
    assert run("rollback", "9") == (1, "Error: Editie 9 bestaat niet.\n")
    status, says = run("rollback", "1")
    assert status == 1
    assert "Dat lezen bewoners al" in says


@pytest.mark.parametrize("command", [("publish",), ("list",), ("rollback", "1")])
def test_without_a_database_it_says_so(run, sqlite_database, command):
    sqlite_database.file.unlink()
    status, says = run(*command)
    assert status == 1
    assert "De database is niet te gebruiken" in says
    assert not sqlite_database.file.exists()
