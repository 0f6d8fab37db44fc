"""Static files: an address that changes with the content, and nothing else to be had."""

from __future__ import annotations

import brotli
import pytest
from flask import Flask

from routekaart.web.kit.caching import finish_response
from routekaart.web.kit.static_files import StaticFiles, install_static_files


@pytest.fixture
def folders(tmp_path):
    for folder, name, text in (
        ("kit", "site.css", "a { color: blue }\n" * 50),
        ("public", "icons/home.svg", "<svg></svg>"),
        ("public", "photo.png", "png"),
        ("public", ".hidden", "x"),
    ):
        file = tmp_path / folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (tmp_path / "secret.css").write_text("secret")
    return [tmp_path / "kit", tmp_path / "public"]


@pytest.fixture
def client(folders):
    app = Flask("static", static_folder=None)
    install_static_files(app, folders)
    app.after_request(finish_response)
    app.testing = True
    return app.test_client()


def test_a_file_is_served_for_ever_with_its_type(client, folders) -> None:
    url = StaticFiles(folders).url("site.css")
    answer = client.get(url)
    assert answer.data == (folders[0] / "site.css").read_bytes()
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    svg = client.get(StaticFiles(folders).url("icons/home.svg"))
    assert svg.mimetype == "image/svg+xml"


def test_it_is_sent_compressed_where_that_is_smaller(client, folders) -> None:
    files = StaticFiles(folders)
    small = client.get(files.url("site.css"), headers={"Accept-Encoding": "br"})
    assert brotli.decompress(small.data) == (folders[0] / "site.css").read_bytes()
    assert small.headers["Content-Encoding"] == "br"
    assert small.headers["Vary"] == "Accept-Encoding"
    photo = client.get(files.url("photo.png"), headers={"Accept-Encoding": "br"})
    assert photo.data == b"png"
    assert "Content-Encoding" not in photo.headers


@pytest.mark.parametrize("encoding", ["", "br", "gzip"])
def test_who_has_it_gets_304(client, folders, encoding) -> None:
    url = StaticFiles(folders).url("site.css")
    etag = client.get(url, headers={"Accept-Encoding": encoding}).headers["ETag"]
    again = client.get(url, headers={"Accept-Encoding": encoding, "If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_new_content_has_a_new_address_and_the_old_one_is_gone(client, folders) -> None:
    old = StaticFiles(folders).url("site.css")
    (folders[0] / "site.css").write_text("a { color: green }")
    files = StaticFiles(folders)
    assert files.url("site.css") != old
    assert files.find(old.removeprefix("/static/")) is None


@pytest.mark.parametrize(
    "path",
    [
        "/static/site.css",
        "/static/site.0000000000000000.css",
        "/static/",
        "/static/.hidden",
        "/static/../secret.css",
        "/static/%2e%2e/secret.css",
        "/static//etc/passwd",
    ],
)
def test_anything_else_is_404(client, path) -> None:
    assert client.get(path, follow_redirects=True).status_code == 404


def test_an_unknown_name_in_a_template_is_an_error(folders) -> None:
    with pytest.raises(KeyError):
        StaticFiles(folders).url("style.css")


def test_one_name_in_two_folders_and_an_unknown_type_are_refused(folders) -> None:
    (folders[1] / "site.css").write_text("x")
    with pytest.raises(ValueError, match=r"site\.css"):
        StaticFiles(folders)
    (folders[1] / "site.css").rename(folders[1] / "site.xyz")
    with pytest.raises(ValueError, match=r"site\.xyz"):
        StaticFiles(folders)
