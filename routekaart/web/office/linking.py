"""How a service supports a goal, in one sentence: said, mended, confirmed or taken back."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Response, make_response, redirect
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.edition.entries import Service
from routekaart.programme.entries import Link
from routekaart.programme.linking import (
    THROUGH,
    Pair,
    Said,
    UnknownLink,
    find_link,
    keep_link,
    refuse_link,
    remove_link,
    seen,
)
from routekaart.programme.programme import Programme
from routekaart.programme.words import SAY_SOURCE
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_fields import Said as Refused
from routekaart.web.kit.form_fields import line
from routekaart.web.kit.form_tokens import ButtonForm, TokenForm, open_form
from routekaart.web.kit.link_form import LONGEST, LinkForm
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.goals import GOALS
from routekaart.web.office.offer import read_beside
from routekaart.web.office.refusals import TOO_LONG_OPEN

_OVERTAKEN = "Dit veranderde net. Er is niets geweigerd. Lees wat er nu staat."

_CHANGED = "Iemand anders veranderde dit net. Hieronder staat wat u schreef. Bewaar het nog eens."


class RefusalForm(TokenForm):
    """Why it does not count; the partner reads this. `was` is of what the page showed."""

    was = HiddenField()
    why = line("Waarom telt dit niet mee? De partner leest dit.", most=LONGEST)

    def validate_why(self, field: Any) -> None:
        if not field.data:
            raise Refused("Schrijf in één zin waarom.")


class Opened(NamedTuple):
    """A service and a goal, with what is said of them and the form to say it in."""

    programme: Programme
    pair: Pair
    service: Service
    link: Link | None
    form: LinkForm


def show_link(goal: str, service: str) -> Response:
    return _show(_open(Pair(service, goal)))


def save_link(goal: str, service: str) -> AnyResponse:
    """Keep what was said. An officer's word counts at once, also for what a partner proposed."""
    opened = _open(Pair(service, goal))
    form = opened.form
    if not form.validate():
        return _show(opened, 422)
    said = Said(form.strength.data, form.sentence, "programme", confirmed=True)
    try:
        with site().database.writing() as session:
            keep_link(session, opened.pair, said, form.was.data or "", _way())
    except UnknownLink:
        raise NotFound from None
    except ChangedMeanwhile:
        opened = _open(opened.pair)
        opened.form.was.data = seen(opened.link)
        return _show(opened, 409, _CHANGED)
    return redirect(f"{GOALS}/{goal}", 303)


def drop_link(goal: str, service: str) -> AnyResponse:
    """It does not support this goal after all."""
    opened = _open(Pair(service, goal), anew=True)
    if not open_form(ButtonForm, f"drop:{opened.pair.key}").validate():
        return _show(opened, 422, TOO_LONG_OPEN.says)
    with site().database.writing() as session:
        remove_link(session, opened.pair, _way())
    return redirect(f"{GOALS}/{goal}", 303)


def refuse(goal: str, service: str) -> AnyResponse:
    """What a partner proposed does not count; the partner reads why."""
    opened = _open(Pair(service, goal), anew=True)
    form = _open_refusal(opened)
    if not form.validate():
        return _show(opened, 422, next(iter(form.token.errors), ""), form)
    try:
        with site().database.writing() as session:
            refuse_link(session, opened.pair, form.why.data, form.was.data or "", _way())
    except ChangedMeanwhile:
        opened = _open(opened.pair, anew=True)
        form.was.data = seen(opened.link)
        return _show(opened, 409, _OVERTAKEN, form)
    return redirect(f"{GOALS}/{goal}", 303)


def _open_refusal(opened: Opened, anew: bool = False) -> RefusalForm:
    return open_form(RefusalForm, f"refuse:{opened.pair.key}", {"was": seen(opened.link)}, anew)


def _open(pair: Pair, anew: bool = False) -> Opened:
    with site().database.reading() as session:
        programme, services, _ = read_beside(session)
    service = services.get(pair.service)
    if pair.goal not in programme.goals or service is None:
        raise NotFound
    link = find_link(programme, pair)[1]
    said = {"strength": link.strength, "says": link.says} if link is not None else {}
    form = open_form(LinkForm, f"link:{pair.key}", {"was": seen(link), **said}, anew)
    return Opened(programme, pair, service, link, form)


def _way() -> Way:
    who = actor()
    return Way("", who.name, THROUGH, who.now)


def _show(
    opened: Opened, status: int = 200, trouble: str = "", refusal: RefusalForm | None = None
) -> Response:
    programme, pair, service, link, form = opened
    page = render_page(
        "office/goals/link.html",
        address=f"{GOALS}/{pair.goal}",
        number=programme.number_of(pair.goal),
        goal=programme.goals[pair.goal],
        service=service,
        link=link,
        source=SAY_SOURCE[link.source] if link is not None else "",
        form=form,
        longest=LONGEST,
        refusal=refusal or _open_refusal(opened, anew=True),
        drop=open_form(ButtonForm, f"drop:{pair.key}", anew=True),
        trouble=trouble or next(iter(form.token.errors), ""),
    )
    return make_response(page, status)
