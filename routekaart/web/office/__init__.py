"""What the programme sees: who works on the route map, and what waits for it."""

from __future__ import annotations

from flask import Flask

from routekaart.web.office import blueprint


def install(app: Flask) -> None:
    """Add the pages of the programme."""
    app.register_blueprint(blueprint.office)
