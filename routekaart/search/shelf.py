"""The search of the edition that residents read, kept fresh from a thread."""

from __future__ import annotations

import logging
import threading
from functools import partial
from pathlib import Path
from typing import NamedTuple

from routekaart.edition.current import CurrentEdition
from routekaart.edition.store import Published
from routekaart.follower import Follower
from routekaart.search.documents import documents_of
from routekaart.search.index import Index
from routekaart.search.index_folder import IndexFolder, name_of
from routekaart.search.plain_index import PlainIndex, index_names
from routekaart.search.search import Search

LONGEST_WAIT = 60.0
"""Seconds between two looks when something goes wrong each time."""

PAUSE = 0.0005
"""Seconds after each document, in which visitors go first."""

log = logging.getLogger(__name__)


class Kept(NamedTuple):
    """The search of one edition, under the name of its index."""

    name: str
    search: Search


class CurrentSearch(Follower):
    """Opens the index of each new edition, or makes it where no other process does."""

    def __init__(self, current: CurrentEdition, folder: Path, every: float = 0.2) -> None:
        """`folder` is where the processes of a node share indexes; `every` is seconds, of which a
        start takes five: who asks for the first page does not wait for an index to be opened."""
        super().__init__("search", every, LONGEST_WAIT, first_wait=5 * every)
        self._current = current
        self._folder = IndexFolder(folder)
        self._open: Kept | None = None
        self._before: Kept | None = None
        self._plain: Kept | None = None
        self._has_disk = True
        self._naming = threading.Lock()

    def search_for(self, published: Published) -> Search:
        """The search of exactly this edition. Never waits for an index.

        Until there is one, it knows what things are called and their topics.
        """
        name = name_of(published)
        for kept in (self._open, self._plain, self._before):
            if kept is not None and kept.name == name:
                return kept.search
        with self._naming:
            kept = self._plain
            if kept is None or kept.name != name:
                edition = published.edition
                kept = self._plain = Kept(name, Search(edition, index_names(edition)))
            return kept.search

    def look(self) -> bool:
        """Whether the index of the current edition is open by now, or there is no edition."""
        self._before = None  # by now nobody who began with it is still at it
        published = self._current.published
        if published is None or (self._open and self._open.name == name_of(published)):
            return True
        try:
            index = self._open_or_make(published)
        except _Abandoned:
            return False
        if index is None:
            return False
        self._open, self._before = self._make_search(published, index), self._open
        self._plain = None
        log.info("searching edition %s", published.number)
        return True

    def tell(self, fault: Exception) -> None:
        """Until there is an index, residents find by names."""
        log.error("the index of this edition cannot be made", exc_info=fault)

    def _make_search(self, published: Published, index: Index) -> Kept:
        name, plain = name_of(published), self._plain
        if plain is not None and plain.name == name:
            search = plain.search.over(index)
        else:
            search = Search(published.edition, index)
        search.prepare()
        return Kept(name, search)

    def _open_or_make(self, published: Published) -> Index | None:
        """None while another process is making it."""
        index: Index | None = self._folder.open(published)
        if index is not None:
            return index
        self.search_for(published)  # no visitor should have to make it
        try:
            with self._folder.lock() as is_our_turn:
                if not is_our_turn:
                    return None
                index = self._folder.open(published)  # who had the turn before may have made it
                if index is None:
                    documents = documents_of(published.edition)
                    index = self._folder.make(published, documents, partial(self._pace, published))
                self._note_disk(None)
                return index
        except OSError as fault:
            self._note_disk(fault)
            return PlainIndex(documents_of(published.edition), least=0)

    def _note_disk(self, fault: OSError | None) -> None:
        if self._has_disk and fault is not None:
            log.warning("no index can be written (%s); this process keeps its own", fault)
        self._has_disk = fault is None

    def _pace(self, published: Published) -> None:
        """Let visitors go first, and give up what a newer edition has overtaken."""
        if self.pause(PAUSE) or self._current.published is not published:
            raise _Abandoned


class _Abandoned(Exception):
    """Nobody waits for this index any more."""
