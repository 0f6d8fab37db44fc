"""The application for any WSGI server: `granian --interface wsgi wsgi:app`."""

from __future__ import annotations

from routekaart.application import create_app

app = create_app()
