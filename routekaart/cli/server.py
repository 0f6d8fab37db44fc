"""`routekaart serve`: the site on a port, in as many processes as asked."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import gc
import http.client
import importlib
import signal
import socket
import tempfile
import threading
import time
from contextlib import closing
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Any

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from sqlalchemy.exc import SQLAlchemyError

from routekaart.accounts.attempts import SHORTEST_SECRET
from routekaart.cli.reporting import refusing_clearly
from routekaart.database import Database
from routekaart.database.revision import require_head
from routekaart.edition import store
from routekaart.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

BLOCKING_THREADS = 8
"""Per process. Pages come from memory; only who sends a form may wait, for a slow line or for the
database, and the guards let no more than half of the threads wait so."""

WAITING = 512
"""Requests per process that may wait for a thread; beyond it the system's queue fills."""

_M_ARENA_MAX = -8
"""Of mallopt(3)."""

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"_granian": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
"""What goes on, without a line per request: who looked for help when is nobody's business. Of the
server itself only errors: it warns at every start of having more threads than cores."""


class CannotStart(Exception):
    """Why there can be no server now, in one sentence for the person who starts it."""


@click.command()
def serve() -> None:
    """Start de site met wat er al gepubliceerd is."""
    with refusing_clearly(CannotStart):
        settings = Settings.from_environment()
        require_port(settings)
        require_usable(settings)
    run_server(settings)


def require_writable(settings: Settings) -> None:
    """Raise CannotStart when nothing can be written in the data folder."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.data_dir):
            pass
    except OSError as error:
        raise CannotStart(
            f"In de map {settings.data_dir} kan niets geschreven worden ({error.strerror}). "
            "Kies een andere met ROUTEKAART_DATA_DIR."
        ) from error


def require_usable(settings: Settings) -> None:
    """Raise WrongRevision for a database of another version, CannotStart when there is nothing.

    A database that does not answer is no reason to stay away: the last edition on file serves.
    """
    require_secret(settings)
    database = Database(settings.database)
    try:
        require_head(database)
    except SQLAlchemyError as fault:
        if store.newest(settings.editions_dir) is None:
            raise CannotStart(
                "Er is geen database en nog geen editie. Begin met `routekaart demo`, of met "
                "`routekaart migrate`, `content load` en `edition publish`."
            ) from fault
        click.echo("De database antwoordt niet; de laatste editie wordt getoond.", err=True)
    finally:
        database.engine.dispose()


def require_secret(settings: Settings) -> None:
    """Raise CannotStart when a secret is empty, or cannot be made."""
    for name in ("form-tokens", "attempts", "confirmations"):
        file = settings.secrets_dir / name
        if not file.exists():
            require_writable(settings)
        elif len(file.read_bytes().strip()) < SHORTEST_SECRET:
            raise CannotStart(
                f"Het geheim in {file} is leeg. Zet het terug uit een kopie, of haal het bestand "
                "weg: dan maakt de site een nieuw."
            )


def require_port(settings: Settings) -> None:
    """Raise CannotStart when the address is taken. The server itself would share it silently."""
    host, port = settings.host, settings.port
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with closing(socket.socket(family)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen(1)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotStart(
                f"Poort {port} op {host} is al in gebruik. Kies een andere met ROUTEKAART_PORT."
            ) from error
        raise CannotStart(
            f"Op {host}, poort {port}, kan niet geluisterd worden ({error.strerror})."
        ) from error


def run_server(settings: Settings, worker: str = "make_worker") -> None:
    """Serve until told to stop. A process that dies is replaced. `worker` makes the application,
    by its name here."""
    # Read before the processes part, so that they share the memory of it. What is read stays, so
    # looking through it for rubbish is in vain, and in a process of its own costs a copy.
    gc.disable()
    for module in ("routekaart.application", "routekaart.search.whoosh_index"):
        importlib.import_module(module)
    gc.freeze()
    server = Granian(
        f"routekaart.cli.server:{worker}",
        factory=True,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        address=settings.host,
        port=settings.port,
        workers=settings.workers,
        blocking_threads=BLOCKING_THREADS,
        backpressure=WAITING,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_dictconfig=LOGGING,
        log_level=LogLevels.error,
        log_access=False,
    )
    threading.Thread(target=_announce, args=(settings,), daemon=True).start()
    server.serve()


def make_worker() -> WSGIApplication:
    """The application, in a process of the server's."""
    return _make(demo=False)


def make_demo_worker() -> WSGIApplication:
    """Likewise, with examples to sign in as. No setting leads here: only `routekaart demo`."""
    return _make(demo=True)


def _make(demo: bool) -> WSGIApplication:
    from routekaart.application import create_app

    gc.enable()
    _share_memory_between_threads()
    # Ctrl-C reaches every process at once, and the server then tells each to stop: hearing it
    # twice together, a process hangs. So only the server listens to Ctrl-C.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    app = create_app(demo=demo)
    # A process of the server ends by the rules of multiprocessing, which know no `atexit`.
    Finalize(None, app.extensions["routekaart"].tally.stop, exitpriority=0)
    return app


def _share_memory_between_threads() -> None:
    """Let glibc keep one heap for all threads. It gives each its own, which then keeps what the
    thread once needed; under the interpreter's lock they do not hinder each other."""
    with contextlib.suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def _announce(settings: Settings) -> None:
    """Say the address once it answers."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104
    for _ in range(300):
        # First of all asleep: a thread that does something now might hold a lock that the
        # server's processes, forked off at this moment, would wait for in vain.
        time.sleep(0.2)
        if _answers(host, settings):
            shown = f"[{host}]" if ":" in host else host
            click.echo(f"De routekaart staat op http://{shown}:{settings.port} (stoppen: Ctrl-C)")
            return


def _answers(host: str, settings: Settings) -> bool:
    name = settings.trusted_hosts[0] if settings.trusted_hosts else host
    with closing(http.client.HTTPConnection(host, settings.port, timeout=5)) as connection:
        try:
            connection.request("GET", "/health/live", headers={"Host": name})
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
