"""Signing in, and one's own account."""

from __future__ import annotations

from flask import Flask

from routekaart.accounts.attempts import Attempts
from routekaart.accounts.kept_secrets import keep_secret
from routekaart.settings import Settings
from routekaart.web.accounts import blueprint, trying


def install(app: Flask, settings: Settings) -> None:
    """Add the pages for signing in, and the limits on trying."""
    app.register_blueprint(blueprint.accounts)
    app.jinja_env.globals["examples"] = ()
    app.extensions[trying.EXTENSION] = Attempts(keep_secret(settings.secrets_dir / "attempts"))
