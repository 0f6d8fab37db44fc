"""Somebody else was first: what was typed and what they kept, side by side, to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, make_response, request

from routekaart.review.drafts import Both, Draft
from routekaart.web.kit.entry_words import say_field, say_json
from routekaart.web.kit.rendering import render_page

_THEIRS = "theirs"


def show_both(
    draft: Draft,
    collided: Mapping[str, Both],
    opened: Mapping[str, str],
    action: str,
    also: Mapping[str, str] | None = None,
) -> Response:
    """The choice, with all that was typed in it; it is sent to `action`, as that form was.

    `opened` has the digests of now: whoever chooses has seen both. `also` is sent with it, for
    what was chosen in another way than by typing.
    """
    choices = [
        (name, say_field(name), *(say_json(draft.entry, name, value) for value in both))
        for name, both in collided.items()
    ]
    typed = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if not name.startswith(("opened-", "choose-")) and name not in (also or {})
    ]
    typed += (also or {}).items()
    page = render_page(
        "partners/sections/both.html", choices=choices, typed=typed, opened=opened, action=action
    )
    return make_response(page, 409)


def chosen_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields to keep: all but those of which the other's version was chosen."""
    return {
        name: value
        for name, value in values.items()
        if request.form.get(f"choose-{name}") != _THEIRS
    }
