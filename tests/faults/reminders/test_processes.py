"""Processes that are killed while they remind, and processes that remind at the same moment."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import routekaart
from routekaart.database import Database
from routekaart.reminders.send import Report
from tests.records.reminders.scene import (
    LONG_AGO,
    OMAR,
    SAMIRA,
    a_partner,
    asked,
    let_edit,
    letters,
    run,
)

REMINDER = Path(__file__).with_name("reminder.py")
PROJECT = Path(routekaart.__file__).parents[1]


def start(database: Database, point: str = "never"):
    address = str(database.file or database.engine.url.render_as_string(hide_password=False))
    return subprocess.Popen(
        [sys.executable, REMINDER, address.replace("postgresql+psycopg", "postgresql"), point],
        env={"PYTHONPATH": str(PROJECT), "PATH": ""},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def due(database: Database) -> Database:
    """Two editors with an entry each to be asked about."""
    let_edit(database, SAMIRA, a_partner(database, spreekuur=LONG_AGO))
    let_edit(database, OMAR, a_partner(database, "senw", maaltijd=LONG_AGO), name="Omar")
    return database


@pytest.mark.parametrize("point", ["posting", "noting"])
def test_who_is_killed_meanwhile_has_asked_nobody_anything(due, point) -> None:
    with start(due, point) as process:
        process.communicate(timeout=180)
    assert process.returncode == -signal.SIGKILL
    assert (letters(due), asked(due)) == ({}, [])
    assert run(due) == Report(2, 2, 0)
    assert set(letters(due)) == {SAMIRA, OMAR}


def test_of_two_processes_at_once_exactly_one_sends(due) -> None:
    both = [start(due) for _ in range(2)]
    said = []
    for process in both:
        with process:
            said.append(process.communicate(timeout=180)[0].strip())
        assert process.returncode == 0
    assert sorted(said) == ["None", str(Report(2, 2, 0))]
    assert set(letters(due)) == {SAMIRA, OMAR}
    assert len(asked(due)) == 2
