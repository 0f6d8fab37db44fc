"""The pages of plain reading: Markdown in the content pack, safe HTML in an edition."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import nh3
from markdown_it import MarkdownIt

from routekaart.content_pack import Problem
from routekaart.edition.entries import Page
from routekaart.language.locales import LOCALES, SOURCE

KEYS = ("over", "privacy", "toegankelijkheid")

_TAGS = {
    "p",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "a",
    "strong",
    "em",
    "code",
    "pre",
    "blockquote",
    "br",
    "hr",
}
_SCHEMES = {"https", "http", "mailto", "tel"}
_TITLE = "# "


class PageFiles(NamedTuple):
    """The pages by locale, then key, and what is wrong with their files."""

    pages: dict[str, dict[str, Page]]
    problems: list[Problem]


def read_pages(folder: Path) -> PageFiles:
    """Read `<locale>/<key>.md` for every locale and key. Only the Dutch ones must be there: of a
    page without translation readers get the Dutch.
    """
    pages: dict[str, dict[str, Page]] = {}
    problems: list[Problem] = []
    for locale in LOCALES:
        for key in KEYS:
            file = folder / locale / f"{key}.md"
            if locale != SOURCE and not file.exists():
                continue
            page = _read_page(file)
            if isinstance(page, Problem):
                problems.append(page)
            else:
                pages.setdefault(locale, {})[key] = page
    return PageFiles(pages, problems)


def _read_page(file: Path) -> Page | Problem:
    try:
        title, _, body = file.read_text(encoding="utf-8").partition("\n")
    except FileNotFoundError:
        return Problem(file, 1, "Deze bladzijde ontbreekt.")
    except (OSError, UnicodeDecodeError):
        return Problem(file, 1, "Deze bladzijde is niet te lezen; het moet tekst in UTF-8 zijn.")
    if not title.startswith(_TITLE) or not title.removeprefix(_TITLE).strip():
        return Problem(file, 1, 'De eerste regel moet de titel zijn: "# Titel".')
    if not body.strip():
        return Problem(file, 1, "Onder de titel staat geen tekst.")
    for number, line in enumerate(body.splitlines(), start=2):
        if line.startswith(_TITLE):
            return Problem(file, number, 'Een bladzijde heeft één titel; gebruik hier "## ".')
    return Page(title.removeprefix(_TITLE).strip(), to_safe_html(body))


def to_safe_html(markdown: str) -> str:
    """HTML of headings, paragraphs, lists and links; HTML in the source is shown as text."""
    html = MarkdownIt("commonmark", {"html": False}).render(markdown)
    attributes = {"a": {"href"}}
    safe = nh3.clean(html, tags=_TAGS, attributes=attributes, url_schemes=_SCHEMES, link_rel=None)
    return safe.strip()
