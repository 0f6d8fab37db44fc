"""What key figures see: lists they keep, and whom to call at a partner for a neighbour."""

from __future__ import annotations

from flask import Flask

from routekaart.web.keyfigures import blueprint
from routekaart.web.keyfigures.kept_lists import KeepForm
from routekaart.web.kit.interrupted import install_forms


def install(app: Flask) -> None:
    """Add the pages of the key figures."""
    app.register_blueprint(blueprint.keyfigures)
    install_forms(app, {"keyfigures.keep_list": lambda **_: KeepForm})
