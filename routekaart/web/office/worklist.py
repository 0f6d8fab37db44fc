"""What the programme looks after itself: nobody answers, or there is nobody to ask."""

from __future__ import annotations

from flask import Response, make_response

from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

SAY_QUESTION = {
    "still right": "Klopt dit nog?",
    "ends": "Dit stopt bijna. Gaat het door?",
    "opens again": "De sluiting is bijna voorbij. Gaat het weer open?",
}

SAY_WHY = {
    "nobody answers": "De partner kreeg twee brieven en antwoordde niet.",
    "nobody to ask": "Van deze partner heeft niemand een account.",
}


def show_worklist() -> Response:
    from routekaart.reminders.worklist import worklist

    with site().database.reading() as session:
        items = worklist(session, site().clock().date())
    page = render_page(
        "office/worklist/show.html", items=items, questions=SAY_QUESTION, reasons=SAY_WHY
    )
    return make_response(page)
