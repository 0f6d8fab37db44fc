"""Requests per second: by wrk from outside, or, where it is absent, in this process."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.test import EnvironBuilder, run_wsgi_app

from tests.bench.servers import HOST, Server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

GET_WRK = "wrk is not here, so the speed is that inside one process. Debian: apt-get install wrk"

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36"
)
"""As a resident's browser names itself, so that what it reads is counted."""

SCRIPT = """
local paths, requests, at = {%s}, {}, 0
wrk.headers["Accept-Encoding"] = "br"
wrk.headers["User-Agent"] = "%s"
function init() for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path) end end
function request() at = at %% #requests + 1; return requests[at] end
"""


def has_wrk() -> bool:
    return shutil.which("wrk") is not None


def write_script(script: Path, paths: Sequence[str]) -> Path:
    """For wrk: ask for these addresses in turn."""
    script.write_text(SCRIPT % (", ".join(map(json.dumps, paths)), PHONE))
    return script


def from_outside(server: Server, script: Path, seconds: int) -> float:
    """Answers per second over 16 connections. Raises RuntimeError when one is not a 2xx."""
    said = subprocess.run(
        ["wrk", "-t1", "-c16", f"-d{seconds}s", "-s", str(script), f"http://{HOST}:{server.port}"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    rate = re.search(r"Requests/sec:\s*([\d.]+)", said)
    if rate is None or "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    return float(rate[1])


def inside(app: WSGIApplication, paths: Sequence[str], seconds: float) -> float:
    """Answers per second of one thread that asks for these addresses in turn."""
    asked = [environ_of(path) for path in paths]
    answered, since = 0, time.perf_counter()
    while (spent := time.perf_counter() - since) < seconds:
        for environ in asked:
            body, status, _ = run_wsgi_app(app, dict(environ), buffered=True)
            b"".join(body)
            if not status.startswith("200"):
                raise RuntimeError(f"{environ['PATH_INFO']} answered {status}")
            answered += 1
    return answered / spent


def environ_of(path: str) -> dict[str, object]:
    """The request of a resident."""
    headers = {"Accept-Encoding": "br", "User-Agent": PHONE}
    builder = EnvironBuilder(path, f"http://{HOST}", headers=headers)
    return builder.get_environ()
