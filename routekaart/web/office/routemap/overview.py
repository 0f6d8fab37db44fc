"""The route map as it is being made: drawn, listed, with what is wrong and what differs."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from routekaart.authoring.drafting import Draft, accept, change, find_overtaken
from routekaart.authoring.map_drafts import hold_draft, list_versions
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.edition.drafted import Drafted, live_map
from routekaart.edition.publish import editions
from routekaart.language.locales import TRANSLATED
from routekaart.routemap.drawing import HEIGHT, WIDTH, draw, list_branches
from routekaart.routemap.written_over import split_name
from routekaart.web.kit.form_tokens import ButtonForm, TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.refusals import TOO_LONG_OPEN
from routekaart.web.office.routemap.desk import (
    MAP,
    SAY_NOUN,
    address_of,
    keep,
    name_of,
    read_desk,
    source,
)
from routekaart.web.office.routemap.page import count_missing, tell_all
from routekaart.web.office.routemap.words import list_changes

_MEANWHILE = "Iemand anders veranderde het concept net. Kijk wat er nu staat."


class EntryButton(TokenForm):
    """A tap that is about one entry."""

    name = HiddenField()


class DraftButton(TokenForm):
    """A tap that is about the draft as the page showed it."""

    version = HiddenField()


def show_map() -> Response:
    return _show()


def remove_step(noun: str, step: str) -> AnyResponse:
    """Take a page out of the draft's map; what leads to it is named as wrong."""
    name = name_of(noun, step)
    if not open_form(ButtonForm, f"map:remove:{name}").validate():
        return _show(422, TOO_LONG_OPEN.says)
    return _alter(lambda draft, live: change(draft, {name: None}, live))


def undo_change() -> AnyResponse:
    """Have an entry be again as residents read it."""
    form = open_form(EntryButton, "map:undo")
    if not form.validate():
        return _show(422, TOO_LONG_OPEN.says)
    name = form.name.data or ""
    return _alter(lambda draft, live: change(draft, {name: live.get(name)}, live))


def keep_change() -> AnyResponse:
    """Go on with a change, knowing that residents read something else by now."""
    form = open_form(EntryButton, "map:keep")
    if not form.validate():
        return _show(422, TOO_LONG_OPEN.says)
    name = form.name.data or ""

    def go_on(draft: Draft, live: dict[str, object]) -> Draft:
        if name not in draft.entries:
            raise NotFound
        return accept(draft, name, live)

    return _alter(go_on)


def drop_draft() -> AnyResponse:
    """Throw away all that was changed and not published; only what was seen."""
    form = open_form(DraftButton, "map:drop")
    if not form.validate():
        return _show(422, TOO_LONG_OPEN.says)
    try:
        with site().database.writing() as session:
            if not hold_draft(session).draft.is_empty:
                hold_draft(session, read_version(form))
                keep(session, Draft())
    except ChangedMeanwhile:
        return _show(409, _MEANWHILE)
    return redirect(MAP, 303)


def read_version(form: DraftButton) -> int:
    """The version of the draft that the page showed; one that never was where it shows none."""
    typed = form.version.data or ""
    return int(typed) if typed.isascii() and typed.isdecimal() else -1


def _alter(make: Callable[[Draft, dict[str, object]], Draft]) -> AnyResponse:
    with site().database.writing() as session:
        draft, live = hold_draft(session).draft, live_map(session, source())
        after = make(draft, live)
        if after != draft:
            keep(session, after)
    return redirect(MAP, 303)


def find_marks(drafted: Drafted) -> dict[str, list[str]]:
    """What the drawing says of a page besides its words, by its key."""
    broken = {each.name for each in tell_all(drafted)}
    marks: dict[str, list[str]] = {}
    for name, table in drafted.wanted.items():
        told = (
            ("fout", name in broken),
            ("gewijzigd", name in drafted.kept.draft.entries),
            ("spoed", table.get("urgent") is True),
            ("onopvallend", table.get("discreet") is True),
        )
        marks[split_name(name)[1]] = [word for word, is_so in told if is_so]
    return marks


def _show(status: int = 200, trouble: str = "") -> Response:
    drafted = read_desk()
    draft, live, wanted = drafted.kept.draft, drafted.live, drafted.wanted
    with site().database.reading() as session:
        versions = _list_versions(session)
    page = render_page(
        "office/routemap/show.html",
        drawing=draw(wanted),
        box=(WIDTH, HEIGHT),
        branches=list_branches(wanted),
        marks=find_marks(drafted),
        told=tell_all(drafted),
        changes=list_changes(live, wanted, draft.entries),
        overtaken=list_changes(live, wanted, find_overtaken(draft, live)),
        missing={code: n for code, n in count_missing(drafted).items() if n},
        texts=sum(len(draft.texts.get(code, {})) for code in TRANSLATED),
        kept=drafted.kept,
        is_empty=draft.is_empty,
        versions=versions,
        address_of=address_of,
        say_noun=SAY_NOUN,
        map_address=MAP,
        undo=open_form(EntryButton, "map:undo", anew=True),
        go_on=open_form(EntryButton, "map:keep", anew=True),
        drop=open_form(DraftButton, "map:drop", {"version": drafted.kept.version}, anew=True),
        trouble=trouble,
    )
    return make_response(page, status)


def _list_versions(session: Session) -> list[tuple[object, int | None]]:
    """Each with the edition of its moment."""
    numbers = {each.published_at: each.number for each in editions(site().database)}
    return [(each, numbers.get(each.published_at)) for each in list_versions(session)]
