"""Pages of plain reading: about, privacy, accessibility."""

from __future__ import annotations

from flask import abort, g
from markupsafe import Markup

from routekaart.language.locales import SOURCE
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site


def show_about() -> str:
    return _show("over")


def show_privacy() -> str:
    return _show("privacy")


def show_accessibility() -> str:
    return _show("toegankelijkheid")


def _show(key: str) -> str:
    """The page in the reader's language, else in Dutch and marked so. Its HTML was made safe."""
    pages = site().edition.pages
    lang = g.locale if key in pages.get(g.locale, {}) else SOURCE
    page = pages.get(lang, {}).get(key)
    if page is None:
        abort(404)
    g.machine_made |= lang != SOURCE and not page.reviewed
    html = Markup(page.html)  # noqa: S704 - nh3 cleaned it when the edition was built
    return render_page("public/pages/show.html", page=page, html=html, lang=lang)
