"""The logo of a partner: sent, drawn anew, and seen by residents once it is approved."""

from __future__ import annotations

from flask import Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.logos import UnusableLogo, digest_of, find_logo, keep_logos
from routekaart.catalogue.pictures import LARGEST_FILE, redraw
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.logos import draw_kept_logo
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.partners.both import show_both
from routekaart.web.partners.organisation import keep_and_send
from routekaart.web.partners.own_entries import reading_own, say_state

_TOO_LONG_OPEN = "Deze pagina stond te lang open. Kies uw logo opnieuw."
_NOTHING_CHOSEN = "Kies eerst een plaatje."


def show_logo(slug: str) -> Response:
    return _show(slug)


def save_logo(slug: str) -> AnyResponse:
    """Keep the picture and send it in. Where somebody else was first, both are shown."""
    with reading_own(f"partner.{slug}") as (_, draft):
        is_sure = _open(draft.entry).validate()
    if not is_sure:
        return _show(slug, _TOO_LONG_OPEN)
    try:
        logo = None if request.form.get("then") == "remove" else _take_picture()
    except UnusableLogo as refusal:
        return _show(slug, str(refusal))
    opened = {"logo": request.form.get("opened-logo", "")}
    both, trouble = keep_and_send(draft, lambda _: {"logo": logo}, opened)
    if trouble:
        return _show(slug, trouble)
    if both:
        with reading_own(draft.entry) as (_, draft):
            now, action = {"logo": draft.digests["logo"]}, f"{_organisation(slug)}/logo"
            return show_both(draft, both, now, action, {"chosen": logo or ""})
    return redirect(f"{_organisation(slug)}?bewaard", 303)


def _take_picture() -> str:
    """The digest of what was sent, which is kept from here on: whoever has to choose between two
    chooses between pictures. Raises UnusableLogo."""
    file = request.files.get("picture")
    content = file.read(LARGEST_FILE + 1) if file is not None else b""
    if content:
        picture = redraw(content)
        with site().database.writing() as session:
            keep_logos(session, [picture])
        return digest_of(picture)
    chosen = request.form.get("chosen", "")
    with site().database.reading() as session:
        if find_logo(session, chosen) is None:
            raise UnusableLogo(_NOTHING_CHOSEN)
    return chosen


def _show(slug: str, trouble: str = "") -> Response:
    with reading_own(f"partner.{slug}") as (_, draft):
        logo = draft.wanted.logo  # type: ignore[attr-defined]
        page = render_page(
            "partners/organisation/logo.html",
            name=draft.partner.name,
            state=say_state(draft),
            address=_organisation(slug),
            logo=draw_kept_logo(logo) if logo else "",
            opened=draft.digests["logo"],
            form=_open(draft.entry),
            trouble=trouble,
        )
    return make_response(page, 422 if trouble else 200)


def _open(entry: str) -> ButtonForm:
    return open_form(ButtonForm, f"logo:{entry}")


def _organisation(slug: str) -> str:
    return f"/partner/organisatie/{slug}"
