"""The entries of one letter, as residents read them now, each with a button: all of it holds.

What reads the catalogue's records is read where it is used: no resident's page needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from flask import Blueprint, Response, current_app, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from routekaart.language.locales import SOURCE
from routekaart.reminders.links import Confirmation, ConfirmLinks, DeadLink
from routekaart.web.kit.dutch_hours import say_hours
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import choose_wording

if TYPE_CHECKING:
    from routekaart.catalogue.services import Service
    from routekaart.reminders.confirming import Opened
    from routekaart.reminders.in_short import EntryInShort

LINKS = "routekaart.confirm_links"

confirmations = Blueprint(
    "confirmations", __name__, url_prefix="/bevestigen", template_folder="templates"
)


class Shown(NamedTuple):
    """An entry on the page; with a form as long as nobody confirmed it."""

    entry: EntryInShort
    form: TokenForm | None


@confirmations.before_request
def speak_dutch() -> None:
    """As everywhere for who works on the route map."""
    choose_wording(SOURCE)


@confirmations.errorhandler(DeadLink)
def refuse_link(_dead: DeadLink) -> Response:
    """Whatever is the matter with it, the page says no more than that."""
    return make_response(render_page("confirmations/dead.html"), 410)


@confirmations.get("/<token>")
def show_entries(token: str) -> Response:
    """Looking changes nothing: mail scanners open links too."""
    return _show(token)


@confirmations.post("/<token>")
def confirm_all(token: str) -> AnyResponse:
    """Everything on the page still holds."""
    return _confirm(token)


@confirmations.post("/<token>/<slug>")
def confirm_one(token: str, slug: str) -> AnyResponse:
    """This entry still holds."""
    return _confirm(token, slug)


def _confirm(token: str, only: str | None = None) -> AnyResponse:
    """What was confirmed meanwhile is done; what has changed meanwhile is shown first."""
    from routekaart.reminders.confirming import confirm, open_link

    named, now = _read(token), site().clock()
    with site().database.writing() as session:
        opened = open_link(session, named, now, hold=True)
        wanted = [each for each in opened.waiting() if only in (None, each.slug)]
        is_as_seen = not wanted or _open(token, wanted).validate()
        if is_as_seen:
            confirm(session, opened, wanted, now)
    return redirect(f"/bevestigen/{token}", 303) if is_as_seen else _show(token, 409)


def _show(token: str, status: int = 200) -> Response:
    from routekaart.reminders.confirming import open_link

    named = _read(token)
    with site().database.reading() as session:
        opened = open_link(session, named, site().clock())
        waiting = opened.waiting()
        page = render_page(
            "confirmations/entries.html",
            name=opened.person.name,
            shown=_list_entries(session, opened, waiting, token),
            form_for_all=_open(token, waiting) if len(waiting) > 1 else None,
            is_done=not waiting,
            has_changed=status == 409,
            address=f"/bevestigen/{token}",
        )
    return make_response(page, status)


def _list_entries(
    session: Session, opened: Opened, waiting: Sequence[Service], token: str
) -> list[Shown]:
    from routekaart.reminders.in_short import put_in_short
    from routekaart.reminders.tasks import find_coming

    today = site().clock().date()
    coming = find_coming(session, opened.services, today)
    return [
        Shown(
            put_in_short(each, coming[each.id], say_hours, today),
            _open(token, [each]) if each in waiting else None,
        )
        for each in opened.services
    ]


def _read(token: str) -> Confirmation:
    links = cast(ConfirmLinks, current_app.extensions[LINKS])
    return links.read(token, site().clock())


def _open(token: str, services: Sequence[Service]) -> TokenForm:
    """A form that is good for these entries as they are now, and for nothing else."""
    from routekaart.reminders.confirming import seen

    return open_form(TokenForm, f"confirm:{token}:{seen(services)}")
