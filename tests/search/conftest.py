"""The search of the real content, over a Whoosh index as a running site makes it."""

from __future__ import annotations

import pytest

from routekaart.search.search import Search
from routekaart.search.shelf import CurrentSearch
from tests.real_site import Reading, copy_site, read_edition


@pytest.fixture(scope="session")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    settings = copy_site(tmp_path_factory, tmp_path_factory.mktemp("site"))
    published = read_edition(settings)
    searches = CurrentSearch(Reading(published), settings.indexes_dir)  # type: ignore[arg-type]
    assert searches.look()
    return searches.search_for(published)
