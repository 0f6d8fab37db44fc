"""Publishing the draft: looked at as a whole, with what is wrong or what goes off the map."""

from __future__ import annotations

from flask import Response, make_response, redirect
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField, StringField
from wtforms.validators import Length

from routekaart.authoring.drafting import find_overtaken
from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.edition.build import BrokenEdition
from routekaart.edition.drafted import Overtaken, publish_draft
from routekaart.programme.linking import THROUGH
from routekaart.review.publishing import publish_change
from routekaart.web.kit.acting import actor, take_up_edition
from routekaart.web.kit.form_tokens import open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.routemap.desk import MAP, read_desk, source
from routekaart.web.office.routemap.overview import DraftButton, read_version
from routekaart.web.office.routemap.page import tell_all
from routekaart.web.office.routemap.rows import tidy
from routekaart.web.office.routemap.words import list_changes, tell

LONGEST = 200
_MEANWHILE = "Iemand anders veranderde het concept net. Lees het nog eens, en publiceer dan."
_BROKEN = "Dit kan zo niet naar bewoners. Zij lezen nog wat er stond."
_OVERTAKEN = "Bewoners lezen intussen iets anders dan toen u begon. Kies eerst wat er moet staan."


class PublishForm(DraftButton):
    """Why, for the list of versions. `version` is that of the draft as the page showed it."""

    version = HiddenField()
    note = StringField(
        "Wat is er veranderd?",
        [Length(max=LONGEST, message=f"Maak dit korter: hoogstens {LONGEST} tekens.")],
        filters=[tidy],
        description="Voor de lijst met versies. Dit mag leeg zijn.",
    )


def show_publishing() -> Response:
    return _show()


def publish_map() -> AnyResponse:
    """Have residents read the draft from now on, or say all that is wrong with it."""
    form = open_form(PublishForm, "map:publish")
    if not form.validate():
        return _show(422)
    way = Way(MAP, actor().name, THROUGH, actor().now)
    version, note = read_version(form), form.note.data or ""
    try:
        publish_change(
            site().database,
            site().settings,
            lambda session: publish_draft(session, source(), way, note, version),
            way.now,
            f"Routekaart: {note}".removesuffix(": "),
        )
    except ChangedMeanwhile:
        return redirect(MAP, 303) if read_desk().kept.draft.is_empty else _show(409, _MEANWHILE)
    except Overtaken:
        return _show(409, _OVERTAKEN)
    except BrokenEdition as broken:
        return _show(422, _BROKEN, broken)
    take_up_edition()
    return redirect(MAP, 303)


def _show(status: int = 200, trouble: str = "", broken: BrokenEdition | None = None) -> Response:
    drafted = read_desk()
    live, wanted, draft = drafted.live, drafted.wanted, drafted.kept.draft
    form = open_form(PublishForm, "map:publish", {"version": drafted.kept.version})
    form.version.data = drafted.kept.version
    told = [tell(each, wanted) for each in broken.problems] if broken else tell_all(drafted)
    changes = list_changes(live, wanted, draft.entries)
    page = render_page(
        "office/routemap/publish.html",
        changes=changes,
        gone=[f"/nl/route/{each.name.partition('.')[2]}" for each in changes if each.is_gone],
        overtaken=find_overtaken(draft, live),
        told=told,
        texts={code: len(words) for code, words in draft.texts.items() if words},
        is_empty=draft.is_empty,
        form=form,
        trouble=trouble or next(iter(form.token.errors), ""),
        map_address=MAP,
    )
    return make_response(page, status)
