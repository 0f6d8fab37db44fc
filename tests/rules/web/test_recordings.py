"""Recordings are offered by the page they are of, and sent whole or in part."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask, g

from routekaart.web.kit.caching import finish_response
from routekaart.web.kit.recordings import Recordings, install_recordings
from tests.opus import make_opus

SOUND = make_opus()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("nl/begin.opus", "ar/route.direct.opus"):
        file = tmp_path / "audio" / name
        file.parent.mkdir(parents=True)
        file.write_bytes(SOUND)
    (tmp_path / "secret.opus").write_bytes(SOUND)
    (tmp_path / "audio" / "nl" / "over.opus").write_bytes(b"not sound")
    return tmp_path / "audio"


@pytest.fixture
def app(folder: Path) -> Flask:
    app = Flask("recordings", static_folder=None)
    app.config["offer"] = install_recordings(app, folder)
    app.after_request(finish_response)
    app.testing = True
    return app


def offered(app: Flask, path: str, *, discreet: bool = False) -> Any:
    with app.test_request_context(path):
        g.discreet = discreet
        return app.config["offer"]()


def test_a_page_offers_its_recording_in_its_own_language(app: Flask) -> None:
    assert offered(app, "/nl/").startswith("/audio/nl/begin.")
    assert offered(app, "/ar/route/direct").startswith("/audio/ar/route.direct.")


@pytest.mark.parametrize(
    "path",
    ["/ar/", "/nl/route/direct", "/nl/over", "/nl/nood", "/", "/nl/begin", "/ar/route.direct"],
)
def test_another_page_offers_none(app: Flask, path: str) -> None:
    assert offered(app, path) is None


def test_it_is_sent_for_ever(app: Flask) -> None:
    answer = app.test_client().get(offered(app, "/nl/"))
    assert answer.data == SOUND
    assert answer.headers["Content-Type"] == "audio/ogg"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Content-Encoding" not in answer.headers


def test_a_player_gets_the_part_it_asks_for(app: Flask) -> None:
    """Without this some telephones do not play at all."""
    answer = app.test_client().get(offered(app, "/nl/"), headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.data) == (206, SOUND[:2])
    assert answer.headers["Content-Range"] == f"bytes 0-1/{len(SOUND)}"


def test_who_has_it_gets_304(app: Flask) -> None:
    url, client = offered(app, "/nl/"), app.test_client()
    again = client.get(url, headers={"If-None-Match": client.get(url).headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_of_a_discreet_page_the_browser_keeps_nothing(app: Flask) -> None:
    answer = app.test_client().get(offered(app, "/nl/", discreet=True))
    assert answer.data == SOUND
    assert answer.headers["Cache-Control"] == "no-store"
    assert offered(app, "/nl/over", discreet=True) is None


def test_another_sound_has_another_address(app: Flask, folder: Path) -> None:
    before = offered(app, "/nl/")
    (folder / "nl" / "begin.opus").write_bytes(make_opus(20))
    after = Recordings(folder)
    assert after.find(before.removeprefix("/audio/")) is None


@pytest.mark.parametrize(
    "path",
    [
        "/audio/nl/begin.opus",
        "/audio/nl/begin.0000000000000000.opus",
        "/audio/nl/",
        "/audio/nl/over.opus",
        "/audio/../secret.opus",
        "/audio/%2e%2e/secret.opus",
        "/audio//etc/passwd",
    ],
)
def test_anything_else_is_404(app: Flask, path: str) -> None:
    assert app.test_client().get(path, follow_redirects=True).status_code == 404


def test_a_recording_that_was_taken_away_is_404(app: Flask, folder: Path) -> None:
    url = offered(app, "/nl/")
    (folder / "nl" / "begin.opus").unlink()
    assert app.test_client().get(url).status_code == 404
