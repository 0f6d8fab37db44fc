"""Banners: a short notice above every page of residents on some days."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from flask import Response, make_response, redirect, request
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.authoring.standing import digest
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.content_pack.slugs import make_slug
from routekaart.edition.banners import BannerEntry, compose, is_there, with_days
from routekaart.language.formats import full_date
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.language.text import Text
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.own_pages import name_pages
from routekaart.web.kit.rendering import render_macro_in, render_page
from routekaart.web.kit.site import site
from routekaart.web.kit.words import Words
from routekaart.web.office.banner_form import KINDS, BannerForm
from routekaart.web.office.documents import CHANGED, Document, read_all_written, read_source
from routekaart.web.office.refusals import TOO_LONG_OPEN

BANNERS = "/programma/mededelingen"
NEW = "nieuw"
_NOTE = "mededeling"


class Opened(NamedTuple):
    """A banner with the form to write it in; `now` is None of a new one."""

    key: str
    document: Document
    shown: str
    now: BannerEntry | None
    form: BannerForm


def list_banners() -> Response:
    banners = compose(read_source().banners, read_all_written()).banners
    today = site().clock().date()
    page = render_page(
        "office/banners/list.html",
        coming=[each for each in _by_day(banners) if each[1].ends_on >= today],
        over=[each for each in reversed(_by_day(banners)) if each[1].ends_on < today],
        today=today,
        say_days=_say_days,
        is_dead=lambda link: link is not None and not is_there(link, site().edition_so_far),
    )
    return make_response(page)


def begin_banner() -> Response:
    return _show(_open(NEW))


def show_banner(banner: str) -> Response:
    return _show(_open(banner))


def add_banner() -> AnyResponse:
    return _save(NEW)


def save_banner(banner: str) -> AnyResponse:
    """Keep it, or first show what residents will read."""
    return _save(banner)


def remove_banner(banner: str) -> AnyResponse:
    """Take it away, from every page at once."""
    opened = _open(banner, anew=True)
    if not open_form(ButtonForm, f"remove:{banner}").validate():
        return _show(opened, 422, (TOO_LONG_OPEN.says,))
    if trouble := opened.document.take_away(_NOTE):
        return _show(opened, 422, trouble)
    return redirect(BANNERS, 303)


def _save(key: str) -> AnyResponse:
    opened = _open(key)
    form = opened.form
    if not form.validate():
        return _show(opened, 422)
    if request.form.get("then") == "look":
        return _show(opened, looked=True)
    try:
        trouble = _name(opened).keep(msgspec.to_builtins(form.entry), form.was.data or "", _NOTE)
    except ChangedMeanwhile:
        opened = _open(key)
        opened.form.was.data = opened.shown
        return _show(opened, 409, (CHANGED,), looked=True)
    return _show(opened, 422, trouble) if trouble else redirect(BANNERS, 303)


def _name(opened: Opened) -> Document:
    """A new banner is named after its words; one that is there already was sent twice."""
    if opened.key != NEW:
        return opened.document
    entry, written, source = opened.form.entry, read_all_written(), read_source().banners
    for key, each in compose(source, written).banners.items():
        if each == entry:
            return Document(f"banner.{key}", source.table.get(key))
    taken = {NEW, *source.table, *(name.removeprefix("banner.") for name in written)}
    return Document(f"banner.{make_slug(entry.words[SOURCE], taken, longest=40)}")


def _open(key: str, anew: bool = False) -> Opened:
    source, written = read_source().banners, read_all_written()
    document = Document(f"banner.{key}", source.table.get(key))
    table = written.get(document.name, document.in_files)
    if table is None and key != NEW:
        raise NotFound
    now = msgspec.convert(with_days(table), BannerEntry) if table is not None else None
    data = {"was": digest(table), "kind": "ordinary", **(BannerForm.data_of(now) if now else {})}
    form = open_form(BannerForm, f"banner:{key}", data, anew)
    form.today, form.before = site().clock().date(), now
    kinds = dict(name_pages(site().edition_so_far))
    form.link.choices = {key: name for each in kinds.values() for key, name in each.items()}
    return Opened(key, document, digest(table), now, form)


def _show(
    opened: Opened, status: int = 200, trouble: tuple[str, ...] = (), looked: bool = False
) -> Response:
    form = opened.form
    page = render_page(
        "office/banners/show.html",
        key=opened.key,
        is_new=opened.key == NEW,
        moments=opened.document.list_moments(),
        form=form,
        now=opened.now if status == 409 else None,
        kinds=KINDS,
        groups=dict(name_pages(site().edition_so_far)),
        locales=LOCALES,
        said=_preview(form) if looked else [],
        remove=open_form(ButtonForm, f"remove:{opened.key}", anew=True),
        trouble=trouble or tuple(form.token.errors),
        say_days=_say_days,
    )
    return make_response(page, status)


def _preview(form: BannerForm) -> list[tuple[str, Markup]]:
    """What stands above a page of each language."""
    banner, kind = form.entry, form.kind.data
    others = {code: words for code, words in banner.words.items() if code != SOURCE}
    text = Text(banner.words[SOURCE], others)
    return [
        (code, render_macro_in(code, "kit/banner.html", "banner", Words(code).read(text), kind, ""))
        for code in LOCALES
    ]


def _by_day(banners: dict[str, BannerEntry]) -> list[tuple[str, BannerEntry]]:
    return sorted(banners.items(), key=lambda each: (each[1].starts_on, each[0]))


def _say_days(banner: BannerEntry) -> str:
    first, last = full_date(banner.starts_on, SOURCE), full_date(banner.ends_on, SOURCE)
    return first if first == last else f"{first} tot en met {last}"
