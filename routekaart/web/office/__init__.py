"""What the programme sees: who works on the route map, and what waits for it."""

from __future__ import annotations

from flask import Flask

from routekaart.web.kit.interrupted import install_forms
from routekaart.web.office import blueprint, filled_forms


def install(app: Flask) -> None:
    """Add the pages of the programme."""
    app.register_blueprint(blueprint.office)
    install_forms(app, filled_forms.FORMS)
