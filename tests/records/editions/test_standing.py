"""Two officers write one entry, and what was written is given back to the files."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from routekaart.authoring.standing import digest, find_standing, give_back, write_unless_changed
from routekaart.catalogue.history import Change, ChangedMeanwhile, Way

WAY = Way("concept.huur", "Omar", "programme", datetime(2026, 11, 21, 9, tzinfo=UTC))
FILE = {"words": {"nl": ["Huur"]}, "route": "huur"}
MINE = {"words": {"nl": ["Huur", "huurschuld"]}, "route": "huur"}
THEIRS = {"words": {"nl": ["Huur", "huurtoeslag"]}, "route": "huur"}


def test_what_somebody_wrote_meanwhile_is_never_written_over(database) -> None:
    with database.writing() as session:
        assert write_unless_changed(session, WAY, FILE, THEIRS, digest(FILE))
        with pytest.raises(ChangedMeanwhile):
            write_unless_changed(session, WAY, FILE, MINE, digest(FILE))
        assert find_standing(session, WAY.entry, FILE) == THEIRS


def test_a_double_tap_is_no_trouble(database) -> None:
    with database.writing() as session:
        assert write_unless_changed(session, WAY, FILE, MINE, digest(FILE))
        assert not write_unless_changed(session, WAY, FILE, MINE, digest(FILE))


def test_an_entry_given_back_follows_the_files_again(database) -> None:
    with database.writing() as session:
        write_unless_changed(session, WAY, FILE, None, digest(FILE))
        assert find_standing(session, WAY.entry, FILE) is None
        assert give_back(session, WAY, FILE)
        assert find_standing(session, WAY.entry, {"later": "release"}) == {"later": "release"}
        assert len(list(session.scalars(select(Change)))) == 4
    with database.writing() as session:
        assert not give_back(session, WAY, FILE)


def test_a_blank_more_is_another_document() -> None:
    assert digest("a  b") != digest("a b")
