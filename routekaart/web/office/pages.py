"""The pages of plain reading: about the site, privacy, accessibility; in every language."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from flask import Response, make_response, redirect, request
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.edition.entries import Page
from routekaart.edition.page_origins import is_reviewed
from routekaart.edition.page_pairs import Pair, pair_pieces
from routekaart.edition.page_writing import (
    Standing,
    Typed,
    find_page,
    list_pages,
    restore_page,
    write_dutch,
    write_translation,
)
from routekaart.edition.pages import KEYS, NEVER_BEHIND
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.web.kit.acting import publish
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.documents import CHANGED, Document, read_all_written, read_source
from routekaart.web.office.page_form import PageForm
from routekaart.web.office.refusals import TOO_LONG_OPEN

PAGES = "/programma/bladzijden"
TITLES = {
    "over": "Over de routekaart",
    "privacy": "Privacy",
    "toegankelijkheid": "Toegankelijkheid",
}
_NOTE = "bladzijde"


class Opened(NamedTuple):
    """A page with the form to write it in, and what its pieces stand beside."""

    standing: Standing
    form: PageForm
    pairs: list[Pair]

    @property
    def dutch(self) -> str | None:
        """The Dutch, of a translation."""
        return self.standing.dutch if self.standing.locale != SOURCE else None


def list_all_pages() -> Response:
    found = list_pages(read_source().pages_folder, read_all_written())
    states = {key: [(each, _say_state(each)) for each in pages] for key, pages in found.items()}
    page = render_page("office/pages/list.html", pages=states, titles=TITLES, locales=LOCALES)
    return make_response(page)


def show_page(locale: str, page: str) -> Response:
    return _show(_open(locale, page))


def save_page(locale: str, page: str) -> AnyResponse:
    """Keep it, or first show how residents read it."""
    opened = _open(locale, page)
    form = opened.form
    is_sent = form.validate() and bool(form.pieces.entries)
    read = form.find_page(opened.pairs) if is_sent else None
    if read is None or request.form.get("then") == "look":
        return _show(opened, 200 if read else 422, looked=read)
    day = site().clock().date() if form.read.data else None
    typed = Typed(form.markdown, form.was.data or "", bool(form.agrees.data), day)
    if locale != SOURCE and not opened.standing.is_behind:
        typed = typed._replace(agrees=True)
    write = write_dutch if locale == SOURCE else write_translation
    folder, way = read_source().pages_folder, Document(f"page.{locale}.{page}").way
    try:
        trouble = publish(lambda session: write(session, folder, way, typed), _NOTE)
    except ChangedMeanwhile:
        return _show_both(locale, page, typed)
    return _show(opened, 422, trouble) if trouble else redirect(PAGES, 303)


def bring_back_page(locale: str, page: str) -> AnyResponse:
    """As the release has it."""
    opened = _open(locale, page, anew=True)
    if not open_form(ButtonForm, f"restore:{locale}:{page}").validate():
        return _show(opened, 422, (TOO_LONG_OPEN.says,))
    way = Document(f"page.{locale}.{page}").way
    restore = partial(restore_page, folder=read_source().pages_folder, way=way)
    trouble = publish(restore, _NOTE)
    return _show(opened, 422, trouble) if trouble else redirect(PAGES, 303)


def _open(locale: str, key: str, anew: bool = False) -> Opened:
    if locale not in LOCALES or key not in KEYS:
        raise NotFound
    found = find_page(read_source().pages_folder, read_all_written(), locale, key)
    words = found.words or ""
    pairs = pair_pieces(found.dutch, words) if locale != SOURCE and words else []
    if len(pairs) == 1:
        pairs = []  # of another form than the Dutch: written as a whole
    pieces = [each.translation.mark + each.translation.words for each in pairs] or [words]
    data = {"was": found.shown, "pieces": pieces}
    return Opened(found, open_form(PageForm, f"page:{locale}:{key}", data, anew), pairs)


def _show_both(locale: str, key: str, typed: Typed) -> Response:
    """What was typed as a whole, beside what somebody else made of it."""
    opened = _open(locale, key)
    opened.form.was.data = opened.standing.shown
    opened.form.show_pieces([typed.words])
    return _show(opened._replace(pairs=[]), 409, (CHANGED,))


def _show(
    opened: Opened, status: int = 200, trouble: tuple[str, ...] = (), looked: Page | None = None
) -> Response:
    standing, form, pairs = opened
    if len(pairs) != len(form.pieces.entries):
        pairs = []
    page = render_page(
        "office/pages/show.html",
        standing=standing,
        moments=Document(f"page.{standing.locale}.{standing.key}").list_moments(),
        title=TITLES[standing.key],
        locales=LOCALES,
        form=form,
        beside=[each.dutch.mark + each.dutch.words for each in pairs],
        whole_dutch=opened.dutch if not pairs else None,
        in_dutch_now=standing.is_behind and standing.key in NEVER_BEHIND,
        now=standing.words if status == 409 else None,
        looked=looked,
        # nh3 cleaned it, as it does for residents
        html=Markup(looked.html) if looked else "",  # noqa: S704
        restore=open_form(ButtonForm, f"restore:{standing.locale}:{standing.key}", anew=True),
        trouble=trouble or tuple(form.token.errors),
        wrong=any(each.errors for each in form.pieces),
    )
    return make_response(page, status)


def _say_state(page: Standing) -> str:
    if page.words is None:
        return "Niet vertaald"
    if page.is_behind:
        return "Loopt achter"
    if page.locale != SOURCE and is_reviewed(page.origin, page.dutch, page.words):
        return "Nagelezen"
    return ""
