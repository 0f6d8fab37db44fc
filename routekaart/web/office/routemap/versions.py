"""What was published before, beside what is read now; any of it comes back into the draft."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.authoring.drafting import bring_back
from routekaart.authoring.map_drafts import MapVersion, hold_draft, read_draft
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.edition.drafted import live_map
from routekaart.web.kit.form_tokens import open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.routemap.desk import MAP, keep, source
from routekaart.web.office.routemap.overview import DraftButton, read_version
from routekaart.web.office.routemap.words import list_changes

_MEANWHILE = "Iemand anders veranderde het concept net. Kijk nog eens, en zet dan terug."


def show_map_version(number: int) -> Response:
    return _show(number)


def bring_map_back(number: int) -> AnyResponse:
    """Make the draft such that the map would be what it was then; it is not published by this."""
    form = open_form(DraftButton, f"map:version:{number}")
    if not form.validate():
        return _show(number, 422, next(iter(form.token.errors), ""))
    try:
        with site().database.writing() as session:
            published = _find(session.get(MapVersion, number)).published
            draft, live = hold_draft(session).draft, live_map(session, source())
            brought = bring_back(draft, published.entries, published.texts, live)
            if brought != draft:
                hold_draft(session, read_version(form))
                keep(session, brought)
    except ChangedMeanwhile:
        return _show(number, 409, _MEANWHILE)
    return redirect(MAP, 303)


def _show(number: int, status: int = 200, trouble: str = "") -> Response:
    with site().database.reading() as session:
        version = _find(session.get(MapVersion, number))
        published, kept = version.published, read_draft(session)
        live = live_map(session, source())
        then = {**published.entries, **published.before}
        differing = [
            name
            for name in [*published.entries, *(live.keys() - published.entries.keys())]
            if published.entries.get(name) != live.get(name)
        ]
        form = open_form(DraftButton, f"map:version:{number}", {"version": kept.version}, anew=True)
        page = render_page(
            "office/routemap/version.html",
            version=version,
            then=list_changes(_there(then), published.entries, published.before),
            now=list_changes(live, published.entries, differing),
            has_draft=not kept.draft.is_empty,
            form=form,
            trouble=trouble,
            map_address=MAP,
        )
    return make_response(page, status)


def _there(tables: dict[str, Any]) -> dict[str, Any]:
    return {name: table for name, table in tables.items() if table is not None}


def _find(version: MapVersion | None) -> MapVersion:
    if version is None:
        raise NotFound
    return version
