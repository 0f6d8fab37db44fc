"""How pages travel: small, once, and with nothing about the visitor."""

from __future__ import annotations

import gzip
import re

import brotli
import pytest

from tests.pages.browsing import Visitor

KEPT = ("/nl/", "/ar/route/schulden", "/en/hulp/ping-loket", "/nl/vandaag", "/ar/over")


@pytest.mark.parametrize("path", KEPT)
def test_a_page_that_was_seen_is_not_sent_again(visitor: Visitor, path: str) -> None:
    first = visitor.fetch(path)
    again = visitor.fetch(path, If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert visitor.fetch(path, If_None_Match='"another"').status_code == 200


@pytest.mark.parametrize("path", KEPT)
def test_a_page_is_kept_until_the_minute_is_over(visitor: Visitor, path: str) -> None:
    visitor.clock.set("2026-11-23T10:30:45")
    assert visitor.fetch(path).headers["Cache-Control"] == "public, max-age=15"


def test_what_is_true_now_is_not_shown_a_minute_later(visitor: Visitor) -> None:
    visitor.clock.set("2026-11-23T11:59:59")
    before = visitor.fetch("/nl/hulp/ping-loket")
    visitor.clock.set("2026-11-23T12:00:00")
    after = visitor.fetch("/nl/hulp/ping-loket", If_None_Match=before.headers["ETag"])
    assert after.status_code == 200
    assert "Woensdag weer open" in after.text


@pytest.mark.parametrize("path", [*KEPT, "/nl/onbekend", "/nl/hulp/wijk-ggz"])
def test_head_is_get_without_the_words(visitor: Visitor, path: str) -> None:
    get, head = visitor.fetch(path), visitor.fetch(path, "HEAD")
    assert head.status_code == get.status_code
    assert head.data == b""
    assert head.headers.get("ETag") == get.headers.get("ETag")


@pytest.mark.parametrize(
    ("encoding", "decode"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_a_page_travels_compressed(visitor: Visitor, encoding: str, decode) -> None:
    plain = visitor.fetch("/ar/route/schulden")
    small = visitor.fetch("/ar/route/schulden", Accept_Encoding=encoding)
    assert small.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in small.headers["Vary"]
    assert decode(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 2
    assert small.headers["ETag"] != plain.headers["ETag"]


def test_style_script_and_drawings_are_kept_for_ever(visitor: Visitor) -> None:
    html = visitor.fetch("/nl/").text
    files = sorted(set(re.findall(r"/static/[\w./-]+", html)))
    assert {name.rsplit(".", 1)[1] for name in files} == {"css", "js", "svg"}
    for file in files:
        answer = visitor.fetch(file)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert re.search(r"\.[0-9a-f]{16}\.\w+$", file)


def test_a_form_is_never_kept(visitor: Visitor) -> None:
    form = visitor.fetch("/nl/hulp/ping-loket/klopt-niet")
    assert form.headers["Cache-Control"] == "no-store"
    assert "ETag" not in form.headers


def test_a_first_visit_fits_its_budget(visitor: Visitor) -> None:
    """HTML and style at most 14 kB, script at most 4 kB, as they travel (DESIGN §9)."""
    html = visitor.fetch("/nl/").text
    sizes = {
        kind: sum(
            len(visitor.fetch(file, Accept_Encoding="br").data)
            for file in set(re.findall(rf"/static/[\w./-]+\.{kind}", html))
        )
        for kind in ("css", "js")
    }
    paths = ["/", "/vandaag", "/nood", "/over"]
    paths += [f"/route/{key}" for key in visitor.edition.route_map.outcomes]
    paths += [f"/hulp/{slug}" for slug in visitor.edition.services]
    for path in paths:
        page = visitor.fetch(f"/ar{path}", Accept_Encoding="br")
        assert len(page.data) + sizes["css"] <= 14_000, path
    assert sizes["js"] <= 4_000


def test_reading_aloud_weighs_next_to_nothing(visitor: Visitor) -> None:
    """At most 2 kB, as it travels, on every page."""
    (script,) = set(re.findall(r"/static/aloud\.\w+\.js", visitor.fetch("/ar/zoeken").text))
    assert len(visitor.fetch(script, Accept_Encoding="br").data) <= 2_000


@pytest.mark.parametrize(
    ("path", "discreet"),
    [
        ("/nl/route/thuis", True),
        ("/ar/route/thuis-hulp", True),
        ("/nl/hulp/veilig-thuis", True),
        ("/nl/route/schulden", False),
        ("/nl/hulp/ping-loket", False),
        ("/nl/", False),
    ],
)
def test_a_discreet_page_can_be_left_at_once_and_is_kept_nowhere(
    visitor: Visitor, path: str, discreet: bool
) -> None:
    page = visitor.open(path)
    ways_out = [each for each in page.all("a") if "knmi.nl" in each.get("href", "")]
    scripts = [each for each in page.all("script") if "/leave." in each.get("src", "")]
    assert len(ways_out) == len(scripts) == int(discreet)
    assert ("no-store" in page.answer.headers["Cache-Control"]) is discreet
