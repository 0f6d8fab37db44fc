"""Signing in, and one's own account."""

from __future__ import annotations

from flask import Flask

from routekaart.accounts.attempts import Attempts
from routekaart.settings import Settings
from routekaart.web.accounts import blueprint, trying
from routekaart.web.kit.form_tokens import keep_secret


def install(app: Flask, settings: Settings) -> None:
    """Add the pages for signing in, and the limits on trying."""
    app.register_blueprint(blueprint.accounts)
    app.jinja_env.globals["examples"] = ()
    app.extensions[trying.EXTENSION] = Attempts(keep_secret(settings.secrets_dir / "attempts"))
