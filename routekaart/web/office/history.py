"""What every entry said before, for the programme; any of it can be proposed again."""

from __future__ import annotations

import uuid

from flask import Response, make_response, redirect, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.pack import Entry
from routekaart.review.drafts import Draft, NothingToSubmit, find_draft
from routekaart.review.versions import (
    AlreadyOpen,
    Version,
    entry_names,
    find_version,
    list_versions,
    propose_version,
)
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.acting import actor
from routekaart.web.kit.entry_history import say_version, say_whole
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.refusals import LIST, TOO_LONG_OPEN

HISTORY = "/programma/geschiedenis"

SAY_KIND = {
    "service": "Aanbod",
    "partner": "Partner",
    "location": "Plek",
    "closure": "Sluiting",
}
_SAME = "Zo is het nu al. Er is niets terug te zetten."
_OPEN = "Er loopt al een voorstel voor deze gegevens. Maak dat eerst af."


def list_entries() -> Response:
    """All of them, or those with what was typed in their name."""
    typed = request.args.get("naam", "").strip()
    with site().database.reading() as session:
        names = entry_names(session)
    found = [
        (key, name, SAY_KIND[key.partition(".")[0]])
        for key, name in names.items()
        if typed.casefold() in name.casefold()
    ]
    return make_response(render_page("office/history/list.html", typed=typed, entries=found))


def show_history(entry: str) -> Response:
    with site().database.reading() as session:
        name = _name(session, entry)
        versions = [say_version(each) for each in list_versions(session, entry)]
    here = f"{HISTORY}/{entry}"
    return make_response(
        render_page("office/history/entry.html", name=name, versions=versions, here=here)
    )


def show_version(entry: str, version: uuid.UUID) -> Response:
    return _show(entry, version)


def bring_back(entry: str, version: uuid.UUID) -> AnyResponse:
    """Propose this version; approving it is another step, with the differences in view."""
    if not _open(entry).validate():
        return _show(entry, version, TOO_LONG_OPEN.says)
    try:
        with site().database.writing() as session:
            draft, (_version, said) = _find(session, entry, version)
            if draft is None:
                raise NotFound
            proposal = propose_version(session, draft, said, actor())
            session.flush()
            address = f"{LIST}/{proposal.id}"
    except NothingToSubmit:
        return _show(entry, version, _SAME)
    except AlreadyOpen:
        return _show(entry, version, _OPEN)
    return redirect(address, 303)


def _show(entry: str, version: uuid.UUID, trouble: str = "") -> Response:
    with site().database.reading() as session:
        name = _name(session, entry)
        draft, (found, said) = _find(session, entry, version)
        now = list_versions(session, entry)[0]
        latest = find_version(session, entry, uuid.UUID(now.key))
    page = render_page(
        "office/history/version.html",
        entry=entry,
        name=name,
        moment=say_version(found),
        facts=say_whole(entry, said, latest[1] if latest else said),
        can_bring_back=draft is not None,
        form=_open(entry),
        trouble=trouble,
    )
    return make_response(page, 422 if trouble else 200)


def _name(session: Session, entry: str) -> str:
    names = entry_names(session)
    if entry not in names:
        raise NotFound
    return names[entry]


def _find(
    session: Session, entry: str, version: uuid.UUID
) -> tuple[Draft | None, tuple[Version, Entry]]:
    """The version, and a draft to bring it back in; None where no partner keeps the entry."""
    found = find_version(session, entry, version)
    if found is None:
        raise NotFound
    return find_draft(session, entry, None), found


def _open(entry: str) -> ButtonForm:
    return open_form(ButtonForm, f"history:{entry}:{signed_in().person}")
