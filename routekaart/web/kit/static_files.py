"""Style, scripts and pictures: read once, compressed once, kept by phones for ever."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import blake2b
from pathlib import Path

import brotli
from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

from routekaart.web.kit.compression import encoding_for

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""Fixed here, because the type that a machine guesses depends on what is installed on it."""

_COMPRESSIBLE = {".css", ".ico", ".js", ".svg", ".txt"}

_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    # The slowest setting takes ten times as long, for one per cent less.
    "br": partial(brotli.compress, quality=9),
    "gzip": partial(gzip.compress, compresslevel=9, mtime=0),
}

WORKER = "worker.js"
"""The service worker has an address above all pages besides, or it could not speak for them; a
browser asks there anew at each visit."""


class StaticFile:
    """A file as it goes out."""

    def __init__(self, path: Path) -> None:
        self.media_type = MEDIA_TYPES[path.suffix]
        self.body = path.read_bytes()
        self.digest = blake2b(self.body, digest_size=8).hexdigest()
        self.is_compressible = path.suffix in _COMPRESSIBLE
        self._packed: dict[str, bytes] = {}

    def pack(self, encoding: str) -> bytes | None:
        """The file in a content encoding that `encoding_for` gives; None where that saves nothing.

        Done when the first visitor asks: no start waits for it.
        """
        if not self.is_compressible or not encoding:
            return None
        if encoding not in self._packed:
            self._packed[encoding] = _PACKERS[encoding](self.body)
        packed = self._packed[encoding]
        return packed if len(packed) < len(self.body) else None


class StaticFiles:
    """All files below some folders, each at an address that changes with its content."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Raises ValueError for a name that stands in two folders and for an unknown type."""
        self._addresses: dict[str, str] = {}
        self._files: dict[str, StaticFile] = {}
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    self._add(path.relative_to(folder).as_posix(), path)

    def _add(self, name: str, path: Path) -> None:
        if name in self._addresses:
            raise ValueError(f"two static files are called {name}")
        if path.suffix not in MEDIA_TYPES:
            raise ValueError(f"no media type is known for the static file {name}")
        file = StaticFile(path)
        address = f"{name.removesuffix(path.suffix)}.{file.digest}{path.suffix}"
        self._addresses[name] = f"/static/{address}"
        self._files[address] = file

    def url(self, name: str) -> str:
        """The address of `public.css` or `icons/home.svg`. Raises KeyError when there is none."""
        return self._addresses[name]

    def find(self, address: str) -> StaticFile | None:
        """The file at an address below `/static/`; None for an old or an unknown one."""
        return self._files.get(address)

    def all(self) -> dict[str, StaticFile]:
        """Every file by the address that `url` gives."""
        return {f"/static/{address}": file for address, file in self._files.items()}


def install_static_files(app: Flask, folders: Iterable[Path]) -> StaticFiles:
    """Serve the files and give templates `static_url`; Flask itself has `static_folder=None`."""
    files = StaticFiles(folders)

    def show_static_file(address: str) -> Response:
        file = files.find(address)
        if file is None:
            raise NotFound
        return _answer(file)

    def show_worker() -> Response:
        response = show_static_file(files.url(WORKER).removeprefix("/static/"))
        response.headers["Cache-Control"] = "no-cache"
        return response

    app.add_url_rule("/static/<path:address>", "static", show_static_file)
    app.add_url_rule(f"/{WORKER}", "worker", show_worker)
    return files


def _answer(file: StaticFile) -> Response:
    encoding = encoding_for(request.headers.get("Accept-Encoding", ""))
    packed = file.pack(encoding)
    response = Response(packed or file.body, headers={"Content-Type": file.media_type})
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.set_etag(f"{file.digest}-{encoding}" if packed else file.digest)
    if file.is_compressible:
        response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = encoding
    return response
