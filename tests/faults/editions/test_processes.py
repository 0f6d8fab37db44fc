"""Processes that die while they publish, and processes that publish at the same moment."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import routekaart
from routekaart.database import Database
from routekaart.edition import store
from routekaart.edition.current import CurrentEdition
from routekaart.edition.publish import editions

PUBLISHER = Path(__file__).with_name("publisher.py")
PROJECT = Path(routekaart.__file__).parents[1]


def start(database: Database, folder: Path, name: str, count: int, point: str = "never"):
    address = str(database.file or database.engine.url.render_as_string(hide_password=False))
    return subprocess.Popen(
        [
            sys.executable,
            PUBLISHER,
            address.replace("postgresql+psycopg", "postgresql"),
            folder,
            name,
            str(count),
            point,
        ],
        env={"PYTHONPATH": str(PROJECT), "PATH": ""},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(
    ("point", "rows", "files"),
    [("row", 2, 2), ("between", 3, 2), ("half", 3, 2), ("rename", 3, 3)],
)
def test_a_process_killed_while_it_publishes_leaves_no_half_edition(
    sqlite_database, folder, point, rows, files
):
    with start(sqlite_database, folder, "a", 3, point) as process:
        acknowledged = process.communicate(timeout=180)[0].split()
    assert process.returncode == -signal.SIGKILL
    assert acknowledged == ["1", "2"]
    assert [each.number for each in editions(sqlite_database)] == list(range(rows, 0, -1))
    assert store.newest(folder).number == files
    current = CurrentEdition(sqlite_database, folder)
    assert current.published.number == files
    current.look()
    assert current.published.number == rows
    assert store.newest(folder) == current.published


def test_a_process_killed_at_any_moment_keeps_what_it_said_was_published(sqlite_database, folder):
    with start(sqlite_database, folder, "a", 10_000) as process:
        acknowledged = [int(process.stdout.readline()) for _ in range(15)]
        process.kill()
        acknowledged += [int(line) for line in process.stdout.read().split()]
    assert len(editions(sqlite_database)) in (acknowledged[-1], acknowledged[-1] + 1)
    current = CurrentEdition(sqlite_database, folder)
    current.look()
    assert current.published.number >= acknowledged[-1]
    assert store.newest(folder) == current.published


def test_two_processes_publish_at_once_and_none_is_lost(database, folder):
    both = [start(database, folder, name, 6) for name in "ab"]
    said = []
    for process in both:
        with process:
            said += process.communicate(timeout=180)[0].split()
        assert process.returncode == 0
    assert sorted(map(int, said)) == list(range(1, 13))
    assert sorted(each.note for each in editions(database)) == ["a"] * 6 + ["b"] * 6
    assert store.newest(folder).number == 12
