"""`routekaart remind`: in one line, in numbers, and safe to run again."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from routekaart.cli.remind import remind
from tests.records.reminders.scene import LONG_AGO, SAMIRA, a_partner, let_edit


@pytest.fixture
def run(sqlite_database, tmp_path):
    def once() -> Result:
        return CliRunner().invoke(remind, env={"ROUTEKAART_DATA_DIR": str(tmp_path)})

    return once


def test_it_says_in_one_line_what_it_did_and_of_nobody(sqlite_database, run) -> None:
    let_edit(sqlite_database, SAMIRA, a_partner(sqlite_database, spreekuur=LONG_AGO))
    a_partner(sqlite_database, "senw", maaltijd=LONG_AGO)
    said = "Brieven: 1. Diensten: 1. Voor het programma: 1. Verstuurd: 0.\n"
    assert run().output == said
    again = run()
    assert (again.exit_code, again.output) == (
        0,
        "Vandaag is al gevraagd wat nog klopt. Verstuurd: 0.\n",
    )


def test_without_a_database_it_says_so(sqlite_database, run) -> None:
    sqlite_database.file.unlink()
    result = run()
    assert result.exit_code == 1
    assert result.output.startswith("Error: De database is niet te gebruiken")


def test_an_empty_secret_is_named(run, tmp_path) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "confirmations").write_bytes(b"")
    assert "is leeg" in run().output
