"""The server reminds by itself, once a day and by day, whatever happens to the database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from routekaart.database import Database
from routekaart.reminders.reminding import LONGEST_WAIT, Reminding
from routekaart.settings import Settings
from tests.faults.patience import until
from tests.records.reminders.scene import (
    LONG_AGO,
    NOW,
    ORIGIN,
    SAMIRA,
    a_partner,
    let_edit,
    letters,
    say_hours,
)


@pytest.fixture
def due(sqlite_database: Database) -> Database:
    let_edit(sqlite_database, SAMIRA, a_partner(sqlite_database, spreekuur=LONG_AGO))
    return sqlite_database


@pytest.fixture
def reminding(due, tmp_path) -> Callable[..., Reminding]:
    def make(now: datetime = NOW) -> Reminding:
        settings = Settings(data_dir=tmp_path, public_url=f"{ORIGIN}/")
        return Reminding(due, settings, lambda: now, say_hours, every=0.02)

    return make


def test_a_day_is_done_once_by_whichever_process_looks_first(due, reminding) -> None:
    for _ in range(3):
        reminding().look()
    assert set(letters(due)) == {SAMIRA}


def test_letters_lead_to_the_site_itself(due, reminding) -> None:
    reminding().look()
    assert f"{ORIGIN}/bevestigen/" in letters(due)[SAMIRA]


def test_nobody_is_written_to_at_night(due, reminding) -> None:
    nine = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    reminding(nine - timedelta(minutes=1)).look()
    assert letters(due) == {}
    reminding(nine).look()
    reminding(NOW).look()
    assert letters(due) == {}, "it was done at nine"


def test_a_database_that_is_gone_is_said_once_and_found_again(due, reminding, caplog) -> None:
    caplog.set_level(logging.INFO)
    aside = due.file.rename(due.file.with_name("aside"))
    thread = reminding()
    thread.start()
    try:
        assert until(lambda: "nobody could be reminded" in caplog.text)
        aside.rename(due.file)
        thread.stop()
        thread.start()
        assert until(lambda: "1 letters about 1 entries" in caplog.text)
    finally:
        thread.stop()
    assert caplog.text.count("nobody could be reminded") == 1
    assert SAMIRA not in caplog.text
    assert LONGEST_WAIT == 3600
