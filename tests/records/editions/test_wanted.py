"""An edition that somebody asked for comes, once, whatever happens in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import func, select

from routekaart.edition.build import BrokenEdition
from routekaart.edition.publish import editions
from routekaart.edition.wanted import EditionWanted, grant, want_edition

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def asked(database):
    with database.writing() as session:
        want_edition(session, NOON, "een")
        want_edition(session, NOON, "twee")
    return database


def wishes(database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(EditionWanted)) or 0


def refuse(_now):
    def build(_session):
        raise BrokenEdition(["Het werkt niet."])

    return build


def test_two_wishes_are_one_edition(asked, folder, an_edition):
    assert grant(asked, folder, lambda now: lambda session: an_edition(), NOON)
    assert (len(editions(asked)), wishes(asked)) == (1, 0)


def test_without_a_wish_nothing_is_built(database, folder):
    assert not grant(database, folder, refuse, NOON)


def test_a_wish_stays_until_it_can_be_granted(asked, folder, an_edition):
    with pytest.raises(BrokenEdition):
        grant(asked, folder, refuse, NOON)
    assert wishes(asked) == 2
    assert grant(asked, folder, lambda now: lambda session: an_edition(), NOON)
    assert wishes(asked) == 0


def test_of_two_processes_at_once_one_edition_comes(asked, folder, an_edition):
    make = partial(grant, asked, folder, lambda now: lambda session: an_edition())
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(make, [NOON, NOON]))
    assert (len(editions(asked)), wishes(asked)) == (1, 0)
