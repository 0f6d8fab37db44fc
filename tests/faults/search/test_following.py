"""A new edition is soon searched, and the one that is read is never without a search."""

from __future__ import annotations

import threading
import time

import pytest

from routekaart.search import shelf
from routekaart.search.index_folder import IndexFolder, name_of
from tests.faults.patience import until
from tests.faults.search.conftest import finds, publish


@pytest.fixture
def follow(open_search):
    """Start to follow the editions; ended with the test."""
    started = []

    def start():
        search = open_search()
        search.start()
        started.append(search)
        return search

    yield start
    for search in started:
        search.stop()


def test_each_edition_is_searched_soon_after_it_is_read(follow, current):
    search = follow()
    for number, says in ((1, "dwangbevel"), (2, "aanmaning"), (3, "beslag")):
        current.published = publish(number, says)
        assert until(lambda says=says: finds(search, current.published, says))


def test_before_the_first_edition_there_is_nothing_to_do(current, open_search, folder):
    current.published = None
    assert open_search().look()
    assert not folder.exists()


def test_a_search_is_of_exactly_the_edition_that_was_asked_for(current, open_search):
    search = open_search()
    search.look()
    first, current.published = current.published, publish(2, "aanmaning")
    opened = search.search_for(first)
    named = search.search_for(current.published)
    assert not finds(search, current.published, "aanmaning")
    assert search.look()
    assert finds(search, current.published, "aanmaning")
    assert search.search_for(first) is opened  # for who began to read it
    assert search.search_for(current.published) is not named
    search.look()
    assert search.search_for(first) is not opened


def test_the_same_search_is_given_each_time(current, open_search):
    search = open_search()
    assert search.search_for(current.published) is search.search_for(current.published)
    search.look()
    assert search.search_for(current.published) is search.search_for(current.published)


def test_only_what_changed_is_written_anew(current, open_search, folder):
    search = open_search()
    search.look()
    current.published = publish(2, "aanmaning")
    search.look()
    assert IndexFolder(folder).open(current.published).segments == 2
    assert finds(search, current.published, "aanmaning")
    assert not finds(search, current.published, "dwangbevel")


def test_who_changes_much_makes_it_anew(current, open_search, folder):
    search = open_search()
    search.look()
    current.published = publish(2, count=30)
    search.look()
    assert IndexFolder(folder).open(current.published).segments == 1
    assert finds(search, current.published)


def test_a_damaged_index_is_not_built_upon(current, open_search, folder):
    search = open_search()
    search.look()
    for each in (folder / name_of(current.published)).iterdir():
        each.write_bytes(b"")
    current.published = publish(2, "aanmaning")
    search.look()
    assert IndexFolder(folder).open(current.published).segments == 1


def test_the_index_before_is_kept_and_older_ones_are_not(current, open_search, folder):
    search = open_search()
    names = []
    for number in range(1, 5):
        current.published = publish(number, f"woord{number}")
        search.look()
        names.append(name_of(current.published))
    assert {each.name for each in folder.iterdir()} == {"lock", *names[-2:]}


def test_an_edition_that_comes_while_an_index_is_made_has_the_turn(
    current, open_search, folder, monkeypatch
):
    real, newer = shelf.documents_of, publish(2, "aanmaning")

    def read_slowly(edition):
        current.published = newer
        return real(edition)

    monkeypatch.setattr(shelf, "documents_of", read_slowly)
    search = open_search()
    assert not search.look()
    assert {each.name for each in folder.iterdir()} == {"lock"}
    assert search.look()
    assert finds(search, newer, "aanmaning")
    assert {each.name for each in folder.iterdir()} == {"lock", name_of(newer)}


def test_the_thread_outlives_a_fault_and_says_so(follow, current, monkeypatch, caplog):
    faults = iter([RuntimeError("a fault of ours"), MemoryError()])
    real = shelf.documents_of

    def fail_twice(edition):
        fault = next(faults, None)
        if fault:
            raise fault
        return real(edition)

    monkeypatch.setattr(shelf, "documents_of", fail_twice)
    search = follow()
    assert until(lambda: finds(search, current.published))
    assert caplog.text.count("cannot be made") == 2


def test_while_another_process_makes_it_nobody_waits(current, open_search, folder):
    search = open_search()
    with IndexFolder(folder).lock() as is_our_turn:
        assert is_our_turn
        began = time.monotonic()
        assert not search.look()
        assert finds(search, current.published, "spreekuur huur")
        assert time.monotonic() - began < 1
    assert search.look()


def test_it_stops_in_the_middle_of_an_index(current, follow, folder, monkeypatch):
    reached = threading.Event()
    real = shelf.CurrentSearch._pace

    def pace(self, published):
        reached.set()
        self.pause(10)
        real(self, published)

    monkeypatch.setattr(shelf.CurrentSearch, "_pace", pace)
    search = follow()
    assert reached.wait(10)
    search.stop()
    assert {each.name for each in folder.iterdir()} == {"lock"}
