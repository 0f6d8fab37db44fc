"""A page is made once a minute, and never shown when it is no longer true."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from routekaart.web.kit.caching import LARGEST_PAGE, Page, PageCache, Shelf, make_page


def test_a_page_is_made_once_within_the_minute(kit) -> None:
    first, second = kit.get(), kit.get()
    assert kit.made == [""]
    assert first.data == second.data
    assert sorted(first.headers) == sorted(second.headers)


@pytest.mark.parametrize(
    "change",
    [
        lambda kit: kit.clock.tick(seconds=40),
        lambda kit: kit.clock.tick(minutes=-5),
        lambda kit: setattr(kit.current.published, "number", 2),
        lambda kit: setattr(kit.current.published, "digest", "b" * 64),
        lambda kit: setattr(kit.current, "database_reachable", False),
    ],
    ids=["minute", "clock back", "edition", "restored backup", "database"],
)
def test_whatever_a_page_depends_on_makes_it_anew(kit, change) -> None:
    kit.get()
    change(kit)
    kit.get()
    assert kit.made == ["", ""]


@pytest.mark.parametrize("path", ["/nl/?q=huur", "/fout", "/koekje"])
def test_queries_errors_and_cookies_are_never_kept(kit, path) -> None:
    kit.get(path)
    kit.get(path)
    assert len(kit.made) == 2


def test_hosts_and_schemes_do_not_share_pages(kit) -> None:
    for address in ("http://localhost/", "http://127.0.0.1/", "https://localhost/"):
        kit.app.test_client().get("/nl/", base_url=address)
    assert len(kit.made) == 3


def test_a_phone_may_keep_it_until_the_minute_is_over(kit) -> None:
    assert kit.get().headers["Cache-Control"] == "public, max-age=40"
    kit.clock.tick(seconds=39)
    assert kit.get().headers["Cache-Control"] == "public, max-age=1"
    assert kit.made == [""]


def test_a_discreet_page_is_kept_here_and_nowhere_else(kit) -> None:
    kit.app.view_functions["show"] = lambda name="": (
        kit.made.append(name) or make_page(b"x" * 500, discreet=True)
    )
    answers = [kit.get(), kit.get(), kit.app.test_client().head("/nl/")]
    assert kit.made == [""]
    assert {each.headers["Cache-Control"] for each in answers} == {"no-store"}


@pytest.mark.parametrize("path", ["/fout", "/kaal", "/er-is-niets"])
def test_what_is_not_marked_may_not_be_kept(kit, path) -> None:
    assert kit.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page_cache", [True, False])
@pytest.mark.parametrize("encoding", ["", "br", "gzip"])
def test_who_has_it_already_gets_304(make_kit, page_cache, encoding) -> None:
    kit = make_kit(page_cache=page_cache)
    for _ in range(2):
        full = kit.get(Accept_Encoding=encoding)
        for known in (full.headers["ETag"], f'"x", W/{full.headers["ETag"]}', "*"):
            again = kit.get(Accept_Encoding=encoding, If_None_Match=known)
            assert (again.status_code, again.data) == (304, b"")
            assert again.headers["ETag"] == full.headers["ETag"]
            assert again.headers["Vary"] == "Accept-Encoding"
            assert not {"Content-Length", "Content-Encoding"} & set(again.headers.keys())
        other = kit.get(Accept_Encoding=encoding, If_None_Match='"x"')
        assert (other.status_code, other.data) == (200, full.data)
    assert len(kit.made) == (1 if page_cache else 10)


def test_each_encoding_has_an_etag_of_its_own_and_none_is_weak(kit) -> None:
    etags = {kit.get(Accept_Encoding=encoding).headers["ETag"] for encoding in ("", "br", "gzip")}
    assert len(etags) == 3
    assert all(etag.startswith('"') for etag in etags)


@pytest.mark.parametrize("page_cache", [True, False])
def test_head_is_get_without_the_body(make_kit, page_cache) -> None:
    kit = make_kit(page_cache=page_cache)
    cold = kit.app.test_client().head("/nl/")
    get = kit.get()
    warm = kit.app.test_client().head("/nl/")
    for head in (cold, warm):
        assert head.data == b""
        assert dict(head.headers) == dict(get.headers)


def test_memory_is_bounded_by_count_and_by_bytes() -> None:
    shelf = Shelf(None, most_pages=3, most_bytes=100)
    for name in "abc":
        shelf.put(name, Page([], b"x" * 10, name))
    shelf.find("a")
    shelf.put("d", Page([], b"x" * 10, "d"))
    assert [name for name in "abcd" if shelf.find(name)] == ["a", "c", "d"]
    shelf.put("e", Page([], b"x" * 85, "e"))
    assert [name for name in "abcde" if shelf.find(name)] == ["d", "e"]
    shelf.put("f", Page([], b"x" * 101, "f"))
    assert [name for name in "abcdef" if shelf.find(name)] == []
    shelf.put("g", Page([], b"x" * 100, "g"))
    assert shelf.find("g")


def test_a_giant_is_served_and_not_kept(kit) -> None:
    name = "x" * LARGEST_PAGE
    made = []
    kit.app.view_functions["show"] = lambda name="": made.append(1) or "y" * (LARGEST_PAGE + 1)
    assert len(kit.get().data) == len(kit.get().data) == len(name) + 1
    assert made == [1, 1]


def test_a_page_made_for_an_old_minute_is_not_shown_in_the_new_one() -> None:
    """A thread that was slow over the turn of the minute leaves its page where nobody looks."""
    now = datetime(2026, 11, 21, 10, 0, 59, tzinfo=UTC)
    current = SimpleNamespace(published=None, database_reachable=True)
    cache = PageCache(lambda environ, start: [], SimpleNamespace(current=current))
    old = cache._shelf_of(now)
    new = cache._shelf_of(now + timedelta(seconds=1))
    old.put("key", Page([], b"", ""))
    assert new.find("key") is None


def test_half_past_two_comes_twice_when_the_clock_goes_back(kit) -> None:
    kit.clock.now = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    kit.get()
    kit.clock.now = kit.clock.now.replace(fold=1)
    kit.get()
    assert kit.made == ["", ""]


def test_many_threads_get_whole_pages(make_kit) -> None:
    kit = make_kit()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: kit.get(f"/nl/{number % 5}"), range(200)))
    assert {answer.status_code for answer in answers} == {200}
    assert all(answer.data.endswith(str(n % 5).encode()) for n, answer in enumerate(answers))
    assert 5 <= len(kit.made) <= 40
