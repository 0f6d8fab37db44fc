"""Recordings of pages: offered where there is one, read from disk when a player asks."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path

from flask import Flask, Response, g, request
from werkzeug.exceptions import NotFound

from routekaart.edition.recordings import SUFFIX, find_address, read_recordings

MEDIA_TYPE = "audio/ogg"
_NOT_TO_KEEP = "vluchtig"


class Recordings:
    """All recordings as they were at the start, each at an address that changes with its sound."""

    def __init__(self, folder: Path) -> None:
        """Those that cannot be played are left out: `routekaart content check` tells of them."""
        self._files: dict[str, Path] = {}
        self._offers: dict[str, str] = {}
        for (locale, key), file in read_recordings(folder).files.items():
            address = f"{locale}/{key}.{_digest(file)}{SUFFIX}"
            self._files[address] = file.absolute()
            self._offers[f"/{locale}/{find_address(key)}"] = f"/audio/{address}"

    def find_for_page(self) -> str | None:
        """Template function: the address of the recording of the page that was asked for."""
        address = self._offers.get(request.path)
        # A page that leaves no trace in the browser leaves no sound there either.
        return f"{address}?{_NOT_TO_KEEP}" if address and g.get("discreet") else address

    def find(self, address: str) -> Path | None:
        """The file at an address below `/audio/`; None for an old or an unknown one."""
        return self._files.get(address)


def install_recordings(app: Flask, folder: Path) -> Callable[[], str | None]:
    """Serve what is in `folder`. Gives the template function that offers it."""
    recordings = Recordings(folder)

    def send_recording(address: str) -> Response:
        file = recordings.find(address)
        if file is None:
            raise NotFound
        try:
            sound = file.read_bytes()  # a few hundred kB at most, and a file left open is a leak
        except OSError:
            raise NotFound from None
        return _answer(sound, etag=address.split(".")[-2])

    app.add_url_rule("/audio/<path:address>", "audio", send_recording)
    return recordings.find_for_page


def _answer(sound: bytes, etag: str) -> Response:
    """The sound, or the part that was asked for: some players ask for nothing else."""
    response = Response(sound, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = (
        "no-store" if _NOT_TO_KEEP in request.args else "public, max-age=31536000, immutable"
    )
    response.set_etag(etag)
    response.make_conditional(request, accept_ranges=True, complete_length=len(sound))
    return response


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "blake2b").hexdigest()[:16]
