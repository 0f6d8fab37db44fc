"""The partner's own record: what it is and how one reaches it. Its name the programme changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, make_response, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import FieldList, FormField

from routekaart.catalogue.pack import PackPartner
from routekaart.language.locales import LOCALES
from routekaart.review import drafts
from routekaart.review.drafts import Both, Draft
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_fields import line, text
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.logos import draw_kept_logo
from routekaart.web.kit.plain_hints import find_hints
from routekaart.web.kit.rendering import render_page
from routekaart.web.partners.both import chosen_of, show_both
from routekaart.web.partners.own_entries import find_own, reading_own, say_state
from routekaart.web.partners.phone_rows import PhoneRow, read_phones, show_phones
from routekaart.web.partners.section_form import SectionForm
from routekaart.web.partners.sending import send_in
from routekaart.web.partners.steps import make_change, take_step
from routekaart.web.partners.typed import read_email, read_website

_FIELDS = ("description", "website", "email", "phones")


class OrganisationForm(SectionForm):
    """What it is, and how one reaches it."""

    plain = ("description",)

    description = text("Wat doet uw organisatie?", "Korte zinnen. Geen moeilijke woorden.")
    website = line("Website")
    email = line("E-mailadres")
    phones = FieldList(FormField(PhoneRow))

    @classmethod
    def data_of(cls, entry: PackPartner) -> dict[str, Any]:
        phones = show_phones(entry.phones, 1)
        shown = {"website": entry.website, "email": entry.email, "phones": phones}
        return super().data_of(entry) | shown

    def validate_website(self, field: Any) -> None:
        if field.data:
            field.data = read_website(field.data)

    def validate_email(self, field: Any) -> None:
        if field.data:
            field.data = read_email(field.data)

    def values(self, entry: PackPartner) -> dict[str, Any]:
        contact = {"website": self.website.data or None, "email": self.email.data or None}
        phones = {"phones": read_phones(self.phones.data, entry.phones)}
        return super().values(entry) | contact | phones


def show_organisation(slug: str) -> Response:
    with reading_own(f"partner.{slug}") as (_, draft):
        return _show(draft, _open(draft), _digests(draft))


def save_organisation(slug: str) -> AnyResponse:
    """Keep what was typed and send it in. Where somebody else was first, both are shown."""
    entry = f"partner.{slug}"
    opened = {name: request.form.get(f"opened-{name}", "") for name in _FIELDS}
    with reading_own(entry) as (_, draft):
        form = _open(draft)
        if not form.validate():
            return _show(draft, form, opened, 422)
    both, trouble = keep_and_send(draft, form.values, opened)
    if both or trouble:
        with reading_own(entry) as (_, draft):
            if both:
                return show_both(draft, both, _digests(draft), _address(draft))
            return _show(draft, form, opened, 422, trouble)
    return redirect(f"{_address(draft)}?bewaard", 303)


def keep_and_send(
    draft: Draft, values: Callable[[Any], dict[str, Any]], opened: dict[str, str]
) -> tuple[dict[str, Both], str]:
    """Keep these fields of a partner and send them in, in one unit, unless somebody else was first.

    `values` makes them of what the record is to say by then. Gives both versions where it was so,
    and says what stands in the way.
    """
    both = dict[str, Both]()

    def keep(session: Session) -> bool:
        now = find_own(session, draft.entry)
        both.update(drafts.save(session, now, chosen_of(values(now.wanted)), opened, actor()))
        return not both and send_in(session, find_own(session, draft.entry), actor())

    trouble = make_change(keep, draft.entry)
    return both, trouble


def withdraw_organisation(slug: str) -> AnyResponse:
    """Take the changes back: residents read what they read before."""
    entry = f"partner.{slug}"
    with reading_own(entry) as (_, draft):
        is_sure = _button(draft).validate()
    if not is_sure:
        return redirect(f"{_address(draft)}?te-laat", 303)
    take_step(entry, drafts.withdraw)
    return redirect(_address(draft), 303)


def _open(draft: Draft) -> OrganisationForm:
    assert isinstance(draft.wanted, PackPartner)
    data = OrganisationForm.data_of(draft.wanted)
    return open_form(OrganisationForm, f"organisation:{draft.entry}", data)


def _show(
    draft: Draft,
    form: OrganisationForm,
    opened: dict[str, str],
    status: int = 200,
    trouble: str = "",
) -> Response:
    proposal = draft.proposal
    page = render_page(
        "partners/organisation/show.html",
        name=draft.partner.name,
        state=say_state(draft),
        address=_address(draft),
        form=form,
        opened=opened,
        hints=find_hints(form),
        comment=proposal.steps[-1].comment if proposal and proposal.state == "returned" else "",
        waits=proposal is not None,
        button=_button(draft),
        trouble=trouble,
        kept="bewaard" in request.args,
        logo=draw_kept_logo(draft.wanted.logo) if draft.wanted.logo else "",  # type: ignore[attr-defined]
        languages_of_residents=LOCALES,
        too_late="te-laat" in request.args,
    )
    return make_response(page, status)


def _digests(draft: Draft) -> dict[str, str]:
    return {name: draft.digests[name] for name in _FIELDS}


def _address(draft: Draft) -> str:
    return f"/partner/organisatie/{draft.entry.partition('.')[2]}"


def _button(draft: Draft) -> ButtonForm:
    return open_form(ButtonForm, f"entry:{draft.entry}")
