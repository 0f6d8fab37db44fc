"""Pages that are new: their key is made of the first Dutch, and stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Response, make_response, redirect
from werkzeug.wrappers import Response as AnyResponse
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from routekaart.authoring.drafting import change
from routekaart.authoring.map_drafts import hold_draft
from routekaart.content_pack.slugs import make_slug
from routekaart.edition.drafted import Drafted, live_map
from routekaart.routemap.written_over import split_name
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.routemap.desk import MAP, NOUNS, address_of, keep, source
from routekaart.web.office.routemap.forms import LONGEST, LONGEST_KEY, NEW
from routekaart.web.office.routemap.rows import tidy

NAMELESS = "Nieuwe bladzijde"


class NewPageForm(TokenForm):
    """What kind of page, and what it says first."""

    kind = RadioField(
        "Wat voor bladzijde?",
        choices={"vraag": "Een vraag", "uitkomst": "Een uitkomst, met hulp"},
        validators=[InputRequired("Kies wat het wordt.")],
    )
    says = StringField(
        "Wat staat bovenaan?",
        [
            DataRequired("Schrijf wat bovenaan staat."),
            Length(max=LONGEST, message=f"Maak dit korter: hoogstens {LONGEST} tekens."),
        ],
        filters=[tidy],
    )


def ask_new_page() -> Response:
    return _show(open_form(NewPageForm, "map:new"))


def make_page() -> AnyResponse:
    """Put it in the draft. A second tap comes to the page that the first one made."""
    form = open_form(NewPageForm, "map:new")
    if not form.validate():
        return _show(form, 422)
    noun, says = NOUNS[form.kind.data], form.says.data
    table = _begin(noun, says)
    with site().database.writing() as session:
        draft, live = hold_draft(session).draft, live_map(session, source())
        same = f"{noun}.{make_slug(says, (), LONGEST_KEY)}"
        is_there = same not in live and draft.entries.get(same) == table
        taken = taken_keys([*live, *draft.entries])
        name = same if is_there else f"{noun}.{make_slug(says, taken, LONGEST_KEY)}"
        if not is_there:
            keep(session, change(draft, {name: table}, live))
    return redirect(address_of(name), 303)


def make_new_pages(
    table: dict[str, Any], drafted: Drafted, name: str, is_stale: bool
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The table with its answers leading to the pages they asked for, and those pages by name.

    Of a form that somebody sends again (`is_stale`), an answer leads to what it led to by then.
    """
    taken = taken_keys([*drafted.live, *drafted.kept.draft.entries])
    before = drafted.wanted.get(name, {}).get("answers", [])
    made = {each.get("key"): each.get("goes_to") for each in before} if is_stale else {}
    new: dict[str, Any] = {}
    for answer in table.get("answers", []):
        if answer.get("goes_to") in NEW:
            noun, says = answer["goes_to"][1:], answer.get("says") or NAMELESS
            known = f"{noun}.{made.get(answer['key'])}"
            if known in drafted.kept.draft.entries and known not in drafted.live:
                answer["goes_to"] = made[answer["key"]]
                continue
            answer["goes_to"] = key = make_slug(says, taken, LONGEST_KEY)
            taken.add(key)
            new[f"{noun}.{key}"] = _begin(noun, says)
    return table, new


def taken_keys(names: Iterable[str]) -> set[str]:
    """Keys that were ever given out here, also to what goes: an address keeps its meaning."""
    return {split_name(name)[1] for name in names}


def _begin(noun: str, says: str) -> dict[str, Any]:
    return {"asks" if noun == "question" else "title": says}


def _show(form: NewPageForm, status: int = 200) -> Response:
    page = render_page("office/routemap/new.html", form=form, map_address=MAP)
    return make_response(page, status)
