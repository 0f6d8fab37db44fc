"""Puts the rooms together: settings → database → edition → languages → audiences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.search.shelf import CurrentSearch
from routekaart.settings import Settings
from routekaart.web import accounts, confirmations, keyfigures, kit, office, partners, public
from routekaart.web.accounts.demo import install_demo
from routekaart.web.endpoints import AUDIENCE_OF, IN_A_DEMO
from routekaart.web.kit.drawing import Drawing
from routekaart.web.kit.dutch_hours import say_hours
from routekaart.web.kit.routes import PatientRule
from routekaart.web.kit.site import Site
from routekaart.web.public.addresses import OF_THE_MINUTE, find_addresses


def local_now() -> datetime:
    """The clock of the neighbourhood."""
    return datetime.now(ZONE)


class Application(Flask):
    """Flask, without asking of every function whether it is a coroutine."""

    url_rule_class = PatientRule

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func


def create_app(
    settings: Settings | None = None,
    clock: Callable[[], datetime] = local_now,
    current: CurrentEdition | None = None,
    demo: bool = False,
) -> Flask:
    """The web application. Without `current` it follows the database, draws, writes
    counts away, sends mail, and reminds.

    As a `demo` anybody on this machine signs in as an example. Raises OpenToOthers when others
    could as well.
    """
    settings = settings or Settings.from_environment()
    database = Database(settings.database)
    app = Application("routekaart.web", static_folder=None, template_folder=None)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(settings.translations_dir.absolute())
    followed = current or CurrentEdition(database, settings.editions_dir)
    searches = CurrentSearch(followed, settings.indexes_dir)
    site = app.extensions["routekaart"] = Site(settings, database, followed, searches, clock)
    kit.install(app, site, {**AUDIENCE_OF, **(IN_A_DEMO if demo else {})})
    public.install(app)
    accounts.install(app, settings)
    confirmations.install(app, settings)
    office.install(app)
    partners.install(app)
    keyfigures.install(app)
    if demo:
        install_demo(app)
    drawing = Drawing(app, site, find_addresses, OF_THE_MINUTE)
    app.extensions["routekaart.drawing"] = drawing
    if current is None:
        _follow(site, drawing)
    return app


def _follow(site: Site, drawing: Drawing) -> None:
    """Begin what goes on beside the requests."""
    from routekaart.edition.wanted import Granting
    from routekaart.reminders.reminding import Reminding

    site.current.start()
    drawing.start()
    site.searches.start()
    site.tally.start()
    Granting(site.database, site.settings, site.clock).start()
    Reminding(site.database, site.settings, site.clock, say_hours).start()
    if site.settings.check_links:
        from routekaart.websites.nightly import Nightly

        Nightly(site.database, site.settings, site.clock, site.find_edition).start()
    if site.settings.mail_url:
        from routekaart.mail.sending import Sending

        Sending(site.database, site.settings, site.clock).start()
