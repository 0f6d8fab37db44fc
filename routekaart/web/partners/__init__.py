"""What partners see: their own entries, and what these need."""

from __future__ import annotations

from flask import Flask

from routekaart.web.kit.interrupted import install_forms
from routekaart.web.partners import blueprint, filled_forms


def install(app: Flask) -> None:
    """Add the pages of the partners."""
    app.register_blueprint(blueprint.partners)
    install_forms(app, filled_forms.FORMS)
