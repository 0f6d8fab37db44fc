"""What residents see: no account, no cookie, no trace."""

from __future__ import annotations

from flask import Flask

from routekaart.web.kit.counting import install_counting
from routekaart.web.public import blueprint, corrections, counted, helped, machines, states, taps


def install(app: Flask) -> None:
    """Add the residents' pages, and the addresses that phones and search engines ask for."""
    app.register_blueprint(blueprint.public)
    app.register_blueprint(machines.machines)
    corrections.install_corrections(app)
    helped.install_helped(app)
    taps.install_taps(app)
    install_counting(app, counted.find_pages)
    app.jinja_env.globals.update(
        state_of=states.state_of,
        state_at=states.state_at,
        can_call=states.can_call,
        is_asked_of=helped.is_asked_of,
    )
