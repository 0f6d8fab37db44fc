"""What partners see: their own entries, and what these need."""

from __future__ import annotations

from flask import Flask

from routekaart.web.partners import blueprint


def install(app: Flask) -> None:
    """Add the pages of the partners."""
    app.register_blueprint(blueprint.partners)
