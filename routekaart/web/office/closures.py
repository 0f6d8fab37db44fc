"""Days on which everything is closed, such as public holidays; and what partners said of theirs."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.closing_everything import (
    ClosedForAll,
    UnknownClosure,
    add_holiday,
    find_closed,
    find_missing_holidays,
    keep_closed,
    list_closures,
    open_again,
)
from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.catalogue.holiday_closures import PREFIX
from routekaart.catalogue.pack import PackClosure
from routekaart.language.formats import full_date, time_range
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.review.keys import free_key
from routekaart.web.kit.acting import publish
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.own_pages import address_of
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.closure_form import LONGEST, ClosureForm
from routekaart.web.office.documents import CHANGED, Document
from routekaart.web.office.refusals import TOO_LONG_OPEN

CLOSURES = "/programma/sluitingen"
NEW = "nieuw"
_NOTE = "sluiting voor iedereen"
_HOLIDAYS = "holidays"


class Opened(NamedTuple):
    """A closure of everything with its form; `now` is None of a new one."""

    key: str
    now: ClosedForAll | None
    form: ClosureForm


class Theirs(NamedTuple):
    """A closure of a partner, place or service: what that is called, and where one reads of it."""

    key: str
    name: str
    address: str
    days: str
    reason: str


def list_all_closures() -> Response:
    return _list()


def add_holidays() -> AnyResponse:
    """All public holidays that are missing, in one tap."""
    if not open_form(ButtonForm, _HOLIDAYS).validate():
        return _list(422, (TOO_LONG_OPEN.says,))
    today = site().clock().date()

    def add(session: Session) -> bool:
        missing = find_missing_holidays(session, today)
        for each in missing:
            add_holiday(session, Document(f"closure.{each.key}").way, each)
        return bool(missing)

    trouble = publish(add, _NOTE)
    return _list(422, trouble) if trouble else redirect(CLOSURES, 303)


def begin_closure() -> Response:
    return _show(_open(NEW))


def show_closure(closure: str) -> Response:
    return _show(_open(closure))


def add_closure() -> AnyResponse:
    return _save(NEW)


def save_closure(closure: str) -> AnyResponse:
    return _save(closure)


def remove_closure(closure: str) -> AnyResponse:
    """It does not happen after all."""
    opened = _open(closure, anew=True)
    if not open_form(ButtonForm, f"open:{closure}").validate():
        return _show(opened, 422, (TOO_LONG_OPEN.says,))
    way = Document(f"closure.{closure}").way

    def remove(session: Session) -> bool:
        open_again(session, way)
        return True

    try:
        trouble = publish(remove, _NOTE)
    except UnknownClosure:
        trouble = ()  # tapped twice
    return _show(opened, 422, trouble) if trouble else redirect(CLOSURES, 303)


def _save(key: str) -> AnyResponse:
    opened = _open(key)
    form = opened.form
    if not form.validate():
        return _show(opened, 422)
    try:
        trouble = publish(lambda session: _keep(session, opened), _NOTE)
    except ChangedMeanwhile:
        opened = _open(key)
        opened.form.was.data = opened.now.digest if opened.now else ""
        return _show(opened, 409, (CHANGED,))
    return _show(opened, 422, trouble) if trouble else redirect(CLOSURES, 303)


def _keep(session: Session, opened: Opened) -> bool:
    """Whether residents read something else by it."""
    key, form = opened.key, opened.form
    if key == NEW:
        wanted = form.closed(key)
        same = [each for each in list_closures(session, form.today) if _is_same(each, wanted)]
        if same:
            return False  # tapped twice
        key = free_key(session, "closure", f"iedereen-{wanted.closure.starts_on:%Y%m%d}")
        key = key.partition(".")[2]
    else:
        now = find_closed(session, key)
        if now == form.closed(key):
            return False
        if now is None or now.digest != form.was.data:
            raise ChangedMeanwhile(key)
    keep_closed(session, Document(f"closure.{key}").way, form.closed(key))
    return True


def _is_same(row: ClosureRow, wanted: ClosedForAll) -> bool:
    said = (row.scope, row.starts_on, row.ends_on, row.reason, row.keeps)
    closure = wanted.closure
    return said == (
        closure.scope,
        closure.starts_on,
        closure.ends_on,
        closure.reason,
        closure.keeps,
    )


def _open(key: str, anew: bool = False) -> Opened:
    with site().database.reading() as session:
        now = find_closed(session, key)
    if now is None and key != NEW:
        raise NotFound
    data = ClosureForm.data_of(now) | {"was": now.digest} if now else {"keeps": "closed"}
    form = open_form(ClosureForm, f"closed:{key}", data, anew)
    form.today, form.before = site().clock().date(), now
    form.is_holiday = key.startswith(PREFIX)
    return Opened(key, now, form)


def _show(opened: Opened, status: int = 200, trouble: tuple[str, ...] = ()) -> Response:
    page = render_page(
        "office/closures/show.html",
        key=opened.key,
        is_new=opened.key == NEW,
        moments=Document(f"closure.{opened.key}").list_moments(),
        form=opened.form,
        locales=LOCALES,
        now=opened.now if status == 409 else None,
        say_days=_say_days,
        remove=open_form(ButtonForm, f"open:{opened.key}", anew=True),
        trouble=trouble or tuple(opened.form.token.errors),
    )
    return make_response(page, status)


def _list(status: int = 200, trouble: tuple[str, ...] = ()) -> Response:
    today = site().clock().date()
    with site().database.reading() as session:
        rows = list_closures(session, today)
        page = render_page(
            "office/closures/list.html",
            for_all=[each for each in rows if each.scope == "catalogue"],
            theirs=[_theirs(each) for each in rows if _is_theirs(each)],
            missing=find_missing_holidays(session, today),
            say_days=_say_days,
            say_hours=_say_hours,
            button=open_form(ButtonForm, _HOLIDAYS, anew=True),
            trouble=trouble,
        )
    return make_response(page, status)


def _is_theirs(row: ClosureRow) -> bool:
    """Whether it is closed for a time; what is longer stands for a line that answers always."""
    return row.scope != "catalogue" and row.ends_on - row.starts_on <= LONGEST


def _theirs(row: ClosureRow) -> Theirs:
    about = row.partner or row.location or row.service
    assert about is not None
    address = f"/{SOURCE}/{address_of(f'{row.scope}.{about.slug}')}"
    return Theirs(row.key, about.name, address, _say_days(row), row.reason)


def _say_days(closure: ClosureRow | PackClosure) -> str:
    first, last = full_date(closure.starts_on, SOURCE), full_date(closure.ends_on, SOURCE)
    return first if first == last else f"{first} tot en met {last}"


def _say_hours(closure: ClosureRow) -> str:
    if closure.keeps == "ordinary hours":
        return "Gewoon open"
    ranges = [time_range(opens, closes, SOURCE) for opens, closes in closure.hours]
    return f"Open van {' en '.join(ranges)}" if ranges else "Dicht"
