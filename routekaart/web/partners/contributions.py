"""What a service does for the goals of the programme, as its partner proposes it."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, abort, make_response, redirect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.programme.entries import Link
from routekaart.programme.linking import (
    THROUGH,
    Pair,
    Said,
    find_link,
    propose_link,
    seen,
    withdraw_link,
)
from routekaart.programme.programme import Programme
from routekaart.programme.records import read_programme
from routekaart.review.drafts import Draft
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.link_form import LONGEST, LinkForm
from routekaart.web.kit.rendering import render_page
from routekaart.web.partners.own_entries import changing_own, reading_own

_CHANGED = "Dit veranderde net. Lees wat er nu staat. Wat u schreef, staat er nog."
_TOO_LONG_OPEN = "Deze pagina stond te lang open. Probeer het opnieuw."


class Contribution(NamedTuple):
    """A goal, what is said of this service there, and where that stands in words."""

    goal: str
    name: str
    link: Link | None
    state: str


class Opened(NamedTuple):
    """A service of theirs and a goal, with what is said of them and the form to say it in."""

    draft: Draft
    pair: Pair
    programme: Programme
    link: Link | None
    form: LinkForm


def show_contributions(slug: str) -> Response:
    """Every goal, with what is said of this service there."""
    with reading_own(f"service.{slug}") as (session, draft):
        _require_live(draft)
        programme = read_programme(session)
    challenges = sorted(programme.challenges, key=lambda key: programme.challenges[key].number)
    page = render_page(
        "partners/contributions/list.html",
        name=draft.wanted.name,  # type: ignore[attr-defined]
        address=f"/partner/dienst/{slug}",
        groups=[
            (
                programme.challenges[key].name,
                [_describe(programme, slug, goal) for goal, _ in programme.goals_of(key)],
            )
            for key in challenges
        ],
    )
    return make_response(page)


def list_contributions(session: Session, slug: str) -> list[Contribution]:
    """What is said of this service, goal by goal; nothing of the goals it is not said of."""
    programme = read_programme(session)
    all_ = (_describe(programme, slug, goal) for goal in programme.goals)
    return sorted((each for each in all_ if each.link), key=lambda each: each.name)


def show_contribution(slug: str, goal: str) -> Response:
    with reading_own(f"service.{slug}") as (session, draft):
        return _show(_open(session, draft, Pair(slug, goal)))


def propose(slug: str, goal: str) -> AnyResponse:
    """Keep what was said till an officer has read it."""
    pair = Pair(slug, goal)
    with changing_own(f"service.{slug}") as (session, draft):
        opened = _open(session, draft, pair)
        form = opened.form
        if not form.validate():
            return _show(opened, 422)
        try:
            said = Said(form.strength.data, form.sentence, "partner", confirmed=False)
            propose_link(session, pair, said, form.was.data or "", _way())
        except ChangedMeanwhile:
            form.was.data = seen(opened.link)
            return _show(opened, 409, _CHANGED)
    return redirect(f"/partner/dienst/{slug}/doelen", 303)


def withdraw_contribution(slug: str, goal: str) -> AnyResponse:
    """Take it back; what counts already stays for the programme."""
    pair = Pair(slug, goal)
    with changing_own(f"service.{slug}") as (session, draft):
        opened = _open(session, draft, pair, anew=True)
        if not _open_button(pair).validate():
            return _show(opened, 422, _TOO_LONG_OPEN)
        withdraw_link(session, pair, _way())
    return redirect(f"/partner/dienst/{slug}/doelen", 303)


def _describe(programme: Programme, slug: str, goal: str) -> Contribution:
    link = find_link(programme, Pair(slug, goal))[1]
    name = f"{programme.number_of(goal)} {programme.goals[goal].name}"
    return Contribution(goal, name, link, _say_state(link))


def _say_state(link: Link | None) -> str:
    if link is None:
        return ""
    if link.confirmed:
        return "Telt mee"
    return "Niet overgenomen" if link.refused else "Voorgesteld"


def _open(session: Session, draft: Draft, pair: Pair, anew: bool = False) -> Opened:
    _require_live(draft)
    programme = read_programme(session)
    if pair.goal not in programme.goals:
        abort(404)
    link = find_link(programme, pair)[1]
    said = {"strength": link.strength, "says": link.says} if link is not None else {}
    form = open_form(LinkForm, f"contribution:{pair.key}", {"was": seen(link), **said}, anew)
    return Opened(draft, pair, programme, link, form)


def _require_live(draft: Draft) -> None:
    """A service that nobody reads yet helps with nothing yet."""
    if draft.live is None:
        abort(404)


def _open_button(pair: Pair, anew: bool = False) -> ButtonForm:
    return open_form(ButtonForm, f"withdraw:{pair.key}", anew=anew)


def _way() -> Way:
    who = actor()
    return Way("", who.name, THROUGH, who.now)


def _show(opened: Opened, status: int = 200, trouble: str = "") -> Response:
    draft, pair, programme, link, form = opened
    page = render_page(
        "partners/contributions/show.html",
        name=draft.wanted.name,  # type: ignore[attr-defined]
        address=f"/partner/dienst/{pair.service}/doelen",
        goal=pair.goal,
        goal_name=f"{programme.number_of(pair.goal)} {programme.goals[pair.goal].name}",
        link=link,
        form=form,
        longest=LONGEST,
        withdraw=_open_button(pair, anew=True),
        trouble=trouble or next(iter(form.token.errors), ""),
    )
    return make_response(page, status)
