"""An entry is edited in sections; each is saved by itself, and nothing typed is ever lost."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, abort, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.pack import Entry
from routekaart.review import drafts
from routekaart.review.drafts import Draft
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_tokens import open_form
from routekaart.web.kit.plain_hints import find_hints
from routekaart.web.kit.rendering import render_page
from routekaart.web.partners.both import chosen_of, show_both
from routekaart.web.partners.bring import BringForm
from routekaart.web.partners.contact import ContactForm
from routekaart.web.partners.ending import EndingForm
from routekaart.web.partners.for_whom import ForWhomForm
from routekaart.web.partners.own_entries import changing_own, reading_own
from routekaart.web.partners.section_form import SectionForm
from routekaart.web.partners.trust import TrustForm
from routekaart.web.partners.what import WhatForm

WHERE = "waar-en-wanneer"


class Section(NamedTuple):
    """A part of an entry that is edited by itself. `fields` are those of the entry.

    One without a form has pages of its own.
    """

    key: str
    title: str
    form: type[SectionForm] | None
    fields: tuple[str, ...]


SECTIONS: tuple[Section, ...] = (
    Section(
        "wat",
        "Wat is het?",
        WhatForm,
        ("name", "alternate_name", "summary", "description", "what_happens", "topics"),
    ),
    Section(
        "voor-wie",
        "Voor wie is het?",
        ForWhomForm,
        ("minimum_age", "maximum_age", "audiences", "languages"),
    ),
    Section(
        "contact",
        "Hoe bereikt iemand u?",
        ContactForm,
        ("phones", "email", "url", "application_process"),
    ),
    Section(WHERE, "Waar en wanneer?", None, ("places", "opening_times")),
    Section(
        "meenemen-en-kosten",
        "Wat neemt iemand mee, en wat kost het?",
        BringForm,
        ("documents", "costs", "fees_description"),
    ),
    Section("goed-om-te-weten", "Goed om te weten", TrustForm, ("trust_facts",)),
    Section(
        "loopt-af", "Gaat het door?", EndingForm, ("status", "valid_from", "valid_to", "alert")
    ),
)
"""In the order in which they are filled in."""

BY_KEY = {each.key: each for each in SECTIONS}


def show_section(slug: str, section: str) -> Response:
    chosen = _find(section)
    with reading_own(f"service.{slug}") as (_, draft):
        form = _open(chosen, slug, draft.wanted)
        return _show(chosen, draft, form, draft.digests)


def save_section(slug: str, section: str) -> AnyResponse:
    """Keep what was typed. Where somebody else was first, both versions are shown."""
    chosen = _find(section)
    with changing_own(f"service.{slug}") as (session, draft):
        form = _open(chosen, slug, draft.wanted)
        opened = {each: request.form.get(f"opened-{each}", "") for each in chosen.fields}
        if not form.validate():
            return _show(chosen, draft, form, opened, 422)
        typed = chosen_of(form.values(draft.wanted))
        collided = drafts.save(session, draft, typed, opened, actor())
        if collided:
            opened = {each: draft.digests[each] for each in chosen.fields}
            return show_both(draft, collided, opened, f"{_address(draft)}/{chosen.key}")
    return redirect(_next(slug, chosen), 303)


def following(section: Section) -> Section | None:
    """The one to fill in after this one."""
    later = SECTIONS[SECTIONS.index(section) + 1 :]
    return later[0] if later else None


def _find(section: str) -> Section:
    return BY_KEY.get(section) or abort(404)


def _open(section: Section, slug: str, entry: Entry) -> SectionForm:
    form = section.form or abort(404)
    return open_form(form, f"section:{slug}:{section.key}", form.data_of(entry))


def _show(
    section: Section, draft: Draft, form: SectionForm, opened: dict[str, str], status: int = 200
) -> Response:
    page = render_page(
        f"partners/sections/{section.key}.html",
        section=section,
        sections=SECTIONS,
        draft=draft,
        address=_address(draft),
        form=form,
        opened={name: opened[name] for name in section.fields},
        hints=find_hints(form),
        kept="bewaard" in request.args,
    )
    return make_response(page, status)


def _next(slug: str, section: Section) -> str:
    """The next section, the overview, or the same one when its words could be plainer."""
    address = f"/partner/dienst/{slug}"
    if request.form.get("then") == "stay":
        return f"{address}/{section.key}?bewaard"
    after = following(section)
    if request.form.get("then") == "next" and after:
        return f"{address}/{after.key}"
    return address


def _address(draft: Draft) -> str:
    return f"/partner/dienst/{draft.entry.partition('.')[2]}"
