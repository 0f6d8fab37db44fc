"""What key figures see: lists they keep, whom to call at a partner, and telling how it went."""

from __future__ import annotations

from flask import Flask

from routekaart.web.keyfigures import blueprint
from routekaart.web.keyfigures.kept_lists import KeepForm
from routekaart.web.keyfigures.signals import install_signals
from routekaart.web.kit.interrupted import install_forms


def install(app: Flask) -> None:
    """Add the pages of the key figures."""
    app.register_blueprint(blueprint.keyfigures)
    install_signals(app)
    install_forms(app, {"keyfigures.keep_list": lambda **_: KeepForm})
