"""What a letter links to: saying, without signing in, that entries still hold."""

from __future__ import annotations

from flask import Flask

from routekaart.reminders.links import ConfirmLinks
from routekaart.settings import Settings
from routekaart.web.confirmations import entries


def install(app: Flask, settings: Settings) -> None:
    """Add the pages, and the secret of their links."""
    app.register_blueprint(entries.confirmations)
    app.extensions[entries.LINKS] = ConfirmLinks.kept_in(settings.secrets_dir)
