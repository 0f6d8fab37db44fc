"""A form that came at a bad moment: what was typed stands on the page, and can be sent again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Literal

from flask import Flask, Response, current_app, make_response, request
from wtforms import Form

from routekaart.web.kit.form_tokens import open_form
from routekaart.web.kit.form_words import Filled, say_form
from routekaart.web.kit.rendering import render_page

Cause = Literal["database", "session"]

FormsSent = Mapping[str, Callable[..., type[Form] | None]]
"""By endpoint, and by what its address says: the form that is sent there."""

_STATUS: dict[Cause, int] = {"database": 503, "session": 401}

_NOT_TYPED = ("token", "answer", "was", "then", "seen", "changes", "chosen")
_NOT_TYPED_EITHER = ("opened-", "choose-")
"""Fields that a page or a device filled in, by name or its beginning: sent again, not shown."""

_EXTENSION = "routekaart.forms_sent"

log = logging.getLogger(__name__)


def install_forms(app: Flask, forms: FormsSent) -> None:
    """Have what these forms were filled in with said in their own words."""
    app.extensions.setdefault(_EXTENSION, {}).update(forms)


def show_interrupted(cause: Cause) -> Response:
    """Say what is the matter, with every field of the form kept and a button to send it again."""
    fields = list(request.form.items(multi=True)) if request.method == "POST" else []
    page = render_page(
        "kit/interrupted.html",
        cause=cause,
        fields=fields,
        files=any(each.filename for each in request.files.values()),
        typed=_say_filled(fields),
        address=request.path,
    )
    response = make_response(page, _STATUS[cause])
    if cause == "database":
        response.headers["Retry-After"] = "60"
    return response


def _say_filled(fields: list[tuple[str, str]]) -> list[Filled]:
    find_form = current_app.extensions.get(_EXTENSION, {}).get(request.endpoint)
    try:
        form = find_form(**(request.view_args or {})) if find_form and fields else None
        if form is not None:
            return say_form(open_form(form, "interrupted"))
    except Exception:  # whatever else is wrong now, what was typed is shown
        log.exception("a form could not be said in words")
    return [
        Filled("", value)
        for name, value in fields
        if name not in _NOT_TYPED and not name.startswith(_NOT_TYPED_EITHER) and value.strip()
    ]
