"""Where the programme begins on a Monday: what waits, and one row for each thing to do."""

from __future__ import annotations

from flask import Response, make_response

from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.tasks import TASKS
from routekaart.web.office.waiting import find_waiting


def show_home() -> Response:
    with site().database.reading() as session:
        waiting = find_waiting(session, site().clock().date())
    return make_response(render_page("office/home/show.html", tasks=TASKS, waiting=waiting))
