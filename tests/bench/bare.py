"""What the site is measured against: the least that can answer, on the same server.

`PAGES` in the environment names a JSON file with the size of each address in bytes, so that these
send as much as the site does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PAGES = "BENCH_PAGES"


def bodies() -> dict[str, bytes]:
    sizes = json.loads(Path(os.environ[PAGES]).read_text())
    return {path: b"x" * size for path, size in sizes.items()}


def wsgi() -> WSGIApplication:
    """A bare WSGI callable."""
    sent = bodies()

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        body = sent[environ["PATH_INFO"]]
        headers = [("Content-Type", "text/html"), ("Content-Length", str(len(body)))]
        start_response("200 OK", headers)
        return [body]

    return answer


def flask() -> Flask:
    """A bare Flask view."""
    sent = bodies()
    app = Flask(__name__, static_folder=None)

    @app.get("/<path:path>")
    def view(path: str) -> Response:
        return Response(sent[f"/{path}"], content_type="text/html")

    return app
