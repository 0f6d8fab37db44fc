"""The application for any WSGI server: `granian --interface wsgi wsgi:app`."""

from __future__ import annotations

import atexit

from routekaart.application import create_app

app = create_app()
atexit.register(app.extensions["routekaart"].tally.stop)
