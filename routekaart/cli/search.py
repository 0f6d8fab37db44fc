"""`routekaart search`: the index of what residents read."""

from __future__ import annotations

import time

import click

from routekaart.cli.reporting import refusing_clearly
from routekaart.edition import store
from routekaart.edition.store import Published
from routekaart.search.documents import documents_of
from routekaart.search.index_folder import IndexFolder
from routekaart.settings import Settings

LONGEST_WAIT = 60.0
"""Seconds that another process may take to make an index."""


@click.group(name="search")
def search() -> None:
    """De zoekindex van wat bewoners lezen."""


@search.command(name="rebuild")
def rebuild() -> None:
    """Maak de zoekindex van de nieuwste editie opnieuw."""
    with refusing_clearly():
        settings = Settings.from_environment()
    published = store.newest(settings.editions_dir)
    if published is None:
        says = "Er is nog geen editie. Maak de eerste met: routekaart edition publish"
        raise click.ClickException(says)
    try:
        click.echo(_rebuild(IndexFolder(settings.indexes_dir), published))
    except OSError as fault:
        says = f"In {settings.indexes_dir} kan geen index geschreven worden ({fault.strerror})."
        raise click.ClickException(says) from None


def _rebuild(folder: IndexFolder, published: Published) -> str:
    """Make it, and tell of it. Waits while another process is making one. Raises OSError."""
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        with folder.lock() as is_our_turn:
            if is_our_turn:
                began = time.monotonic()
                documents = documents_of(published.edition)
                folder.make(published, documents, pace=lambda: None, anew=True)
                seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
                megabytes = f"{folder.size(published) / 1_000_000:.1f}".replace(".", ",")
                return (
                    f"De zoekindex van editie {published.number} is gemaakt: "
                    f"{len(documents)} pagina's, {seconds} seconden, {megabytes} MB."
                )
        time.sleep(0.2)
    raise click.ClickException("Een ander proces maakt al een index. Probeer het straks opnieuw.")
