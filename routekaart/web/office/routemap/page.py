"""One entry of the map: written, its rows moved, and kept in the draft."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote

from flask import Response, jsonify, make_response, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.authoring.drafting import change
from routekaart.authoring.map_drafts import Edit
from routekaart.authoring.standing import digest
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.edition.drafted import Drafted
from routekaart.language.locales import LOCALES
from routekaart.routemap.content_files import each_text
from routekaart.routemap.drawing import pages_of
from routekaart.routemap.written_over import HEAD, split_name
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.plain_hints import hint
from routekaart.web.kit.rendering import render_page
from routekaart.web.office.routemap.desk import (
    CHANGED,
    MAP,
    SAY_NOUN,
    address_of,
    find_table,
    keep_edit,
    name_of,
    read_desk,
)
from routekaart.web.office.routemap.forms import FORMS, EntryForm
from routekaart.web.office.routemap.new_pages import make_new_pages
from routekaart.web.office.routemap.rows import Tap, read_tap
from routekaart.web.office.routemap.words import Told, say_entry, say_title, tell


class Opened(NamedTuple):
    """An entry as the draft has it, and its form. Without a table somebody took it away."""

    name: str
    drafted: Drafted
    table: dict[str, Any] | None
    form: EntryForm


def show_step(noun: str, step: str) -> Response:
    return _show(_open(name_of(noun, step)))


def save_step(noun: str, step: str) -> AnyResponse:
    return _save(name_of(noun, step))


def show_head() -> Response:
    return _show(_open(HEAD))


def save_head() -> AnyResponse:
    return _save(HEAD)


def check_step(noun: str, step: str) -> Response:
    """What would be wrong with the map if this were kept, while somebody types. Keeps nothing."""
    opened = _open(name_of(noun, step))
    if not opened.form.validate():
        raise NotFound
    table = opened.form.read(Tap("save"))
    draft = change(opened.drafted.kept.draft, {opened.name: table}, opened.drafted.live)
    told = tell_all(read_desk(draft), opened.name)
    return jsonify(
        problems=[(each.where, each.address, each.says) for each in told],
        advice=find_advice(table),
    )


def tell_all(drafted: Drafted, first: str = "") -> list[Told]:
    """All that is wrong with the draft; what is about one entry comes first."""
    told = dict.fromkeys(tell(each, drafted.wanted) for each in drafted.problems)
    return sorted(told, key=lambda each: each.name != first)


def find_advice(table: dict[str, Any]) -> list[str]:
    """What could be said more plainly. Nothing is refused for it."""
    answers = [each.get("says", "") for each in table.get("answers", [])]
    said = [table.get(field, "") for field in ("asks", "title", "explains")]
    return list(dict.fromkeys(each for words in said + answers for each in hint(words)))


def _open(name: str) -> Opened:
    """As the request has it. Whoever typed something keeps it, even where the page went away."""
    drafted = read_desk()
    is_typed = request.method == "POST"
    table = drafted.wanted.get(name) if is_typed else find_table(drafted, name)
    kind = FORMS[split_name(name)[0]]
    known = table or {}
    form = open_form(kind, f"map:{name}", {**kind.fill(known), "was": digest(table)})
    form.offer(drafted, known)
    return Opened(name, drafted, table, form)


def _save(name: str) -> AnyResponse:
    """Put what was typed in the draft, finished or not."""
    opened = _open(name)
    form = opened.form
    if not form.validate():
        return _show(opened, 422)
    tap = read_tap(request.form.get("do"))
    is_stale = form.was.data != digest(opened.table)
    table, new = make_new_pages(form.read(tap), opened.drafted, name, is_stale)
    try:
        keep_edit(Edit(name, table, form.was.data or "", new))
    except ChangedMeanwhile:
        opened = _open(name)
        opened.form.was.data = digest(opened.table)
        return _show(opened, 409, CHANGED)
    return redirect(_find_next(name, table, new, tap), 303)


def _find_next(name: str, table: dict[str, Any], new: dict[str, Any], tap: Tap) -> str:
    """To the page that was made, to the pictograms, or back to the row."""
    address, rows = address_of(name), FORMS[split_name(name)[0]].rows
    if new:
        return address_of(next(iter(new)))
    if tap.what == "picture":
        answers = table.get("answers", [])
        is_answer = tap.row is not None and tap.row < len(answers)
        key = quote(answers[tap.row]["key"]) if is_answer else ""
        return f"{address}/plaatje?bij={key}" if key else f"{address}/plaatje"
    if tap.what == "add":
        return f"{address}#{rows}-{len(table.get(rows, []))}"
    return address if tap.row is None else f"{address}#{rows}"


def _show(opened: Opened, status: int = 200, trouble: str = "") -> Response:
    name, drafted, table, form = opened
    noun, key = split_name(name)
    wanted = drafted.wanted
    pages = pages_of(wanted)
    draft = drafted.kept.draft
    page = render_page(
        f"office/routemap/{noun}.html",
        name=name,
        key=key,
        noun=SAY_NOUN[noun],
        title=say_title(name, wanted),
        address=address_of(name),
        form=form,
        theirs=say_entry(table, pages) if trouble else [],
        trouble=trouble or next(iter(form.token.errors), ""),
        told=tell_all(drafted, name),
        advice=find_advice(table or {}),
        led_from=[each for each in pages.values() if any(w.goes_to == key for w in each.ways)],
        address_of=address_of,
        locales=[each for each in LOCALES.values() if each.code != "nl"],
        missing=count_missing(drafted, name),
        is_changed=name in draft.entries,
        is_live=name in drafted.live,
        undo=open_form(ButtonForm, "map:undo", anew=True),
        remove=open_form(ButtonForm, f"map:remove:{name}", anew=True),
        kept=drafted.kept,
        map_address=MAP,
    )
    return make_response(page, status)


def count_missing(drafted: Drafted, name: str = "") -> dict[str, int]:
    """By locale, how many texts of this entry, or of all of them, wait for a translation."""
    texts = [
        each
        for each in each_text(drafted.content.route_map.route_map)
        if name in ("", f"{each.noun}.{each.page}")
    ]
    return {
        code: sum(code not in each.text.translations for each in texts)
        for code in LOCALES
        if code != "nl"
    }
