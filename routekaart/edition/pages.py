"""The pages of plain reading: Markdown in the content pack, safe HTML in an edition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from routekaart.content_pack import Problem
from routekaart.content_pack.written import Written
from routekaart.edition.entries import Page
from routekaart.edition.page_origins import (
    OriginsFile,
    PageOrigin,
    is_reviewed,
    read_origins,
    stale_pieces,
    update,
    write_origins,
)
from routekaart.language.locales import LOCALES, SOURCE

KEYS = ("over", "privacy", "toegankelijkheid")

NEVER_BEHIND = ("privacy",)
"""Of these, readers get today's Dutch rather than a translation of older Dutch: decision 34."""

NOTHING_WRITTEN: Written = MappingProxyType({})

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


class TranslatedPage(NamedTuple):
    """The Markdown of a page in Dutch and in a translation, which stands in `file`."""

    key: str
    file: Path
    dutch: str
    translation: str


class PageFiles(NamedTuple):
    """The pages by locale, then key, and what is wrong with their files."""

    pages: dict[str, dict[str, Page]]
    problems: list[Problem]


def read_pages(folder: Path, written: Written = NOTHING_WRITTEN) -> PageFiles:
    """Read `<locale>/<key>.md` for every locale and key, or what officers wrote in its place. Only
    the Dutch ones must be there: of a page without translation readers get the Dutch.
    """
    pages: dict[str, dict[str, Page]] = {}
    problems: list[Problem] = []
    for locale in LOCALES:
        for key in KEYS:
            file = folder / locale / f"{key}.md"
            name = f"page.{locale}.{key}"
            if locale != SOURCE and not file.exists() and written.get(name) is None:
                continue
            text = _find_text(folder, locale, key, written)
            page = read_page(file, text) if isinstance(text, str) else text
            if isinstance(page, Problem):
                problems.append(page)
            else:
                pages.setdefault(locale, {})[key] = page
    for locale, of_locale in pages.items():
        if locale != SOURCE:
            read = find_origins(folder, locale, written)
            problems.extend(read.problems)
            for each in each_translated_page(folder, locale, written):
                _judge(of_locale, each, read.origins.get(each.key))
    return PageFiles(pages, problems)


def find_origins(folder: Path, locale: str, written: Written = NOTHING_WRITTEN) -> OriginsFile:
    """The origins of the pages of a locale, those of what officers wrote in their place."""
    read = read_origins(folder, locale)
    tables = {key: written.get(f"origin.{locale}.{key}") for key in KEYS}
    ours = {
        key: msgspec.convert(table, PageOrigin)
        for key, table in tables.items()
        if table is not None
    }
    return OriginsFile(read.origins | ours, read.problems)


def each_translated_page(
    folder: Path, locale: str, written: Written = NOTHING_WRITTEN
) -> Iterator[TranslatedPage]:
    """The pages of a locale beside their Dutch, as far as both can be read."""
    for key in KEYS:
        dutch = _find_text(folder, SOURCE, key, written)
        translation = _find_text(folder, locale, key, written)
        if isinstance(dutch, str) and isinstance(translation, str):
            yield TranslatedPage(key, folder / locale / f"{key}.md", dutch, translation)


def find_words(folder: Path, locale: str, key: str) -> str | None:
    """The Markdown that stands in the file of a page, or None."""
    text = _read_text(folder / locale / f"{key}.md")
    return text if isinstance(text, str) else None


def stale_pages(folder: Path, locale: str) -> Iterator[Problem]:
    """Every piece of Dutch that changed after the page was translated."""
    origins = read_origins(folder, locale).origins
    for page in each_translated_page(folder, locale):
        for piece in stale_pieces(origins.get(page.key), page.dutch, page.translation):
            says = f"Dit Nederlands is veranderd; vertaal het opnieuw in {locale}/{page.file.name}."
            yield Problem(folder / SOURCE / page.file.name, piece.line, says)


def updated_origins(folder: Path, locale: str) -> bytes | None:
    """The origins of the pages of a locale as they should stand now; None if it has no pages."""
    known = read_origins(folder, locale).origins
    pages = each_translated_page(folder, locale)
    updated = {
        page.key: update(known.get(page.key), page.dutch, page.translation) for page in pages
    }
    return write_origins(known | updated) if known or updated else None


def _judge(pages: dict[str, Page], page: TranslatedPage, origin: PageOrigin | None) -> None:
    """Say of a translation that it was reviewed, or leave it out where old words would promise
    what is no longer so."""
    if page.key not in pages:
        return
    if is_reviewed(origin, page.dutch, page.translation):
        pages[page.key] = replace(pages[page.key], reviewed=True)
    elif page.key in NEVER_BEHIND and stale_pieces(origin, page.dutch, page.translation):
        del pages[page.key]


def _find_text(folder: Path, locale: str, key: str, written: Written) -> str | Problem:
    words = written.get(f"page.{locale}.{key}")
    return str(words) if words is not None else _read_text(folder / locale / f"{key}.md")


def _read_text(file: Path) -> str | Problem:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Problem(file, 1, "Deze bladzijde ontbreekt.")
    except (OSError, UnicodeDecodeError):
        return Problem(file, 1, "Deze bladzijde is niet te lezen; het moet tekst in UTF-8 zijn.")


def read_page(file: Path, text: str) -> Page | Problem:
    """The page of this Markdown as residents get it, or why it is none."""
    title, _, body = text.partition("\n")
    if not title.startswith(_TITLE) or not title.removeprefix(_TITLE).strip():
        return Problem(file, 1, 'De eerste regel moet de titel zijn: "# Titel".')
    if not body.strip():
        return Problem(file, 1, "Onder de titel staat geen tekst.")
    for number, line in enumerate(body.splitlines(), start=2):
        if line.startswith(_TITLE):
            return Problem(file, number, 'Een bladzijde heeft één titel; gebruik hier "## ".')
    return Page(title.removeprefix(_TITLE).strip(), to_safe_html(body))


@lru_cache(maxsize=len(KEYS) * len(LOCALES) * 2)  # of all pages, as they were and as they are
def to_safe_html(markdown: str) -> str:
    """HTML of headings, paragraphs, lists and links; HTML in the source is shown as text."""
    # Read here: a server that only shows pages needs neither.
    import nh3
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark", {"html": False}).render(markdown)
    attributes = {"a": {"href"}}
    safe = nh3.clean(html, tags=_TAGS, attributes=attributes, url_schemes=_SCHEMES, link_rel=None)
    return safe.strip()
