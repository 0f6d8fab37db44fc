"""An approval is read by residents on every process, or it did not happen; whatever dies."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.edition.publish import envelope_of
from routekaart.edition.records import EditionRecord
from routekaart.review.proposals import Proposal
from tests.faults.patience import until
from tests.real_site import ROOT
from tests.records.review.desk import change, fill, live, submit
from tests.records.review.small_content import translate_catalogue, write_content

SAYS = "Hulp bij geld."


@pytest.fixture
def sent_in(database: Database, tmp_path: Path) -> Database:
    fill(database)
    translate_catalogue(database)
    write_content(tmp_path / "pack")
    change(database, summary=SAYS)
    submit(database)
    return database


def approve(database: Database, folder: Path, point: str) -> subprocess.CompletedProcess[str]:
    """Approve in a process of its own."""
    address = (
        str(database.file)
        if database.file
        else database.engine.url.set(drivername="postgresql").render_as_string(False)
    )
    script = Path(__file__).with_name("approver.py")
    return subprocess.run(
        [sys.executable, str(script), address, str(folder), point],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def published(database: Database) -> list[str]:
    """What each edition says of it."""
    with database.reading() as session:
        rows = session.scalars(select(EditionRecord)).all()
        return [envelope_of(row).open().edition.services["ping"].summary.nl for row in rows]


def state(database: Database) -> str:
    with database.reading() as session:
        return session.scalars(select(Proposal.state)).one()


@pytest.mark.parametrize("point", ["approved", "row"])
def test_who_is_killed_before_the_end_has_approved_nothing(
    sent_in: Database, tmp_path: Path, point: str
) -> None:
    assert approve(sent_in, tmp_path, point).returncode == -9
    assert (live(sent_in).summary, published(sent_in)) == ("U krijgt hulp.", [])
    assert state(sent_in) == "submitted"
    assert approve(sent_in, tmp_path, "never").stdout == "approved\n"
    assert published(sent_in) == [SAYS]


def test_who_is_killed_after_it_has_approved_and_published(
    sent_in: Database, tmp_path: Path
) -> None:
    assert approve(sent_in, tmp_path, "between").returncode == -9
    assert (live(sent_in).summary, published(sent_in)) == (SAYS, [SAYS])
    assert state(sent_in) == "approved"


@pytest.fixture
def processes(sent_in: Database, tmp_path: Path) -> Iterator[list[CurrentEdition]]:
    """Two that read out to residents, each with folders of its own, looking as a server does."""
    followers = [CurrentEdition(sent_in, tmp_path / name) for name in ("one", "another")]
    for each in followers:
        each.start()
    yield followers
    for each in followers:
        each.stop()


def test_every_process_reads_it_out_within_two_seconds(
    sent_in: Database, processes: list[CurrentEdition], tmp_path: Path
) -> None:
    assert approve(sent_in, tmp_path, "never").stdout == "approved\n"
    assert until(lambda: all(reads_out(each) == SAYS for each in processes), within=2.0)


def reads_out(process: CurrentEdition) -> str:
    """What this process tells residents."""
    if process.published is None:
        return ""
    return process.published.edition.services["ping"].summary.nl
