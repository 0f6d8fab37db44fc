"""Pages of plain reading as officers write them: the Dutch, and each translation beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
from sqlalchemy.orm import Session

from routekaart.authoring.records import read_written, write_over
from routekaart.authoring.standing import digest, give_back
from routekaart.catalogue.history import ChangedMeanwhile, Way
from routekaart.content_pack.written import Written
from routekaart.edition.page_origins import PageOrigin, carry_over, stale_pieces, write_anew
from routekaart.edition.pages import KEYS, find_origins, find_words
from routekaart.language.locales import SOURCE, TRANSLATED


class Standing(NamedTuple):
    """A page of one locale as it stands: its Markdown, or None, and which Dutch that is of.

    `in_files` is what the release says; `dutch` is today's."""

    locale: str
    key: str
    words: str | None
    in_files: str | None
    dutch: str
    origin: PageOrigin | None
    is_written: bool

    @property
    def shown(self) -> str:
        """The digest of all that a form of this page shows."""
        return digest([self.words, self.dutch])

    @property
    def is_behind(self) -> bool:
        """Whether it is a translation of other Dutch than today's."""
        words = self.words
        return (
            self.locale != SOURCE
            and words is not None
            and bool(stale_pieces(self.origin, self.dutch, words))
        )


class Typed(NamedTuple):
    """A page as somebody sends it; `shown` is the digest of what the form showed.

    `agrees`: of the Dutch, that the translations still hold; of a translation, that it follows
    today's Dutch. `read_on` is the day that a speaker of its language read all of it.
    """

    words: str
    shown: str
    agrees: bool
    read_on: date | None = None


def find_page(folder: Path, written: Written, locale: str, key: str) -> Standing:
    """The page, whether or not there is one. `key` and `locale` are of the site."""
    name = f"page.{locale}.{key}"
    in_files = find_words(folder, locale, key)
    return Standing(
        locale,
        key,
        written.get(name, in_files),
        in_files,
        written.get(f"page.{SOURCE}.{key}") or find_words(folder, SOURCE, key) or "",
        find_origins(folder, locale, written).origins.get(key) if locale != SOURCE else None,
        name in written,
    )


def write_dutch(session: Session, folder: Path, way: Way, typed: Typed) -> bool:
    """Have the Dutch page that `way` names say this; whether that is something else. Where the
    translations agree, each that was not behind is not behind now. Raises ChangedMeanwhile.
    """
    written = read_written(session)
    page = _find(folder, written, way)
    if page.words == typed.words:
        return False
    if page.shown != typed.shown:
        raise ChangedMeanwhile(way.entry)
    for locale in TRANSLATED if typed.agrees else ():
        each = find_page(folder, written, locale, page.key)
        if each.words is not None and each.origin is not None and not each.is_behind:
            kept = carry_over(each.origin, each.dutch, typed.words, each.words)
            _write_origin(session, way, each, kept)
    return write_over(session, way, page.words, typed.words)


def write_translation(session: Session, folder: Path, way: Way, typed: Typed) -> bool:
    """Have the translated page that `way` names say this, and keep which Dutch it is of. Raises
    ChangedMeanwhile.
    """
    page = _find(folder, read_written(session), way)
    origin = write_anew(page.origin, page.dutch, typed.words, typed.agrees, typed.read_on)
    if page.shown != typed.shown and (page.words != typed.words or page.origin != origin):
        raise ChangedMeanwhile(way.entry)
    is_other = _write_origin(session, way, page, origin)
    return write_over(session, way, page.words, typed.words) or is_other


def restore_page(session: Session, folder: Path, way: Way) -> bool:
    """As the release has it, now and after every later release."""
    page = _find(folder, read_written(session), way)
    if page.locale != SOURCE:
        before = find_origins(folder, page.locale).origins.get(page.key)
        give_back(session, _of_origin(way, page), _plain(before))
    return give_back(session, way, page.in_files)


def list_pages(folder: Path, written: Written) -> dict[str, list[Standing]]:
    """By key, in every language."""
    return {
        key: [find_page(folder, written, locale, key) for locale in (SOURCE, *TRANSLATED)]
        for key in KEYS
    }


def _find(folder: Path, written: Written, way: Way) -> Standing:
    _, locale, key = way.entry.split(".")
    return find_page(folder, written, locale, key)


def _write_origin(session: Session, way: Way, page: Standing, origin: PageOrigin) -> bool:
    return write_over(session, _of_origin(way, page), _plain(page.origin), _plain(origin))


def _of_origin(way: Way, page: Standing) -> Way:
    return way._replace(entry=f"origin.{page.locale}.{page.key}")


def _plain(origin: PageOrigin | None) -> dict[str, object] | None:
    plain: dict[str, object] | None = msgspec.to_builtins(origin)
    return plain
