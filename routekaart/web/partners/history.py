"""What an entry said before, for who keeps it; any version can be proposed again."""

from __future__ import annotations

import uuid

from flask import Response, abort, make_response, redirect
from werkzeug.wrappers import Response as AnyResponse

from routekaart.review.drafts import NothingToSubmit
from routekaart.review.versions import AlreadyOpen, find_version, list_versions, propose_version
from routekaart.web.kit.acting import actor
from routekaart.web.kit.entry_history import say_version, say_whole
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.partners.own_entries import changing_own, reading_own

_SAME = "Zo is het nu al. Er is niets terug te zetten."
_OPEN = "U bent al iets aan het veranderen. Stuur dat eerst in, of trek het in."
_TOO_LONG_OPEN = "Deze pagina stond te lang open. Probeer het opnieuw."


def show_history(slug: str) -> Response:
    with reading_own(f"service.{slug}") as (session, draft):
        versions = [say_version(each) for each in list_versions(session, draft.entry)]
    page = render_page(
        "partners/history/entry.html",
        name=draft.wanted.name,  # type: ignore[attr-defined]
        versions=versions,
        address=f"/partner/dienst/{slug}",
    )
    return make_response(page)


def show_version(slug: str, version: uuid.UUID) -> Response:
    return _show(slug, version)


def bring_back(slug: str, version: uuid.UUID) -> AnyResponse:
    """Propose this version again, and send it in: the differences are seen before approving."""
    if not _open(slug).validate():
        return _show(slug, version, _TOO_LONG_OPEN)
    try:
        with changing_own(f"service.{slug}") as (session, draft):
            found = find_version(session, draft.entry, version) or abort(404)
            propose_version(session, draft, found[1], actor())
    except NothingToSubmit:
        return _show(slug, version, _SAME)
    except AlreadyOpen:
        return _show(slug, version, _OPEN)
    return redirect(f"/partner/dienst/{slug}", 303)


def _show(slug: str, version: uuid.UUID, trouble: str = "") -> Response:
    with reading_own(f"service.{slug}") as (session, draft):
        found, said = find_version(session, draft.entry, version) or abort(404)
    page = render_page(
        "partners/history/version.html",
        name=draft.wanted.name,  # type: ignore[attr-defined]
        address=f"/partner/dienst/{slug}",
        moment=say_version(found),
        facts=say_whole(draft.entry, said, draft.live or said),
        form=_open(slug),
        trouble=trouble,
    )
    return make_response(page, 422 if trouble else 200)


def _open(slug: str) -> ButtonForm:
    return open_form(ButtonForm, f"history:{slug}")
