"""A form that came at a bad moment: what was typed stands on the page, and can be sent again."""

from __future__ import annotations

from typing import Literal

from flask import Response, make_response, request

from routekaart.web.kit.rendering import render_page

Cause = Literal["database", "session"]

_STATUS: dict[Cause, int] = {"database": 503, "session": 401}

_NOT_TYPED = ("token", "answer", "was")
"""Fields that a page or a device filled in: sent again, but not shown."""


def show_interrupted(cause: Cause) -> Response:
    """Say what is the matter, with every field of the form kept and a button to send it again."""
    fields = list(request.form.items(multi=True)) if request.method == "POST" else []
    page = render_page(
        "kit/interrupted.html",
        cause=cause,
        fields=fields,
        files=any(each.filename for each in request.files.values()),
        typed=[value for name, value in fields if name not in _NOT_TYPED and value.strip()],
        address=request.path,
    )
    response = make_response(page, _STATUS[cause])
    if cause == "database":
        response.headers["Retry-After"] = "60"
    return response
