"""Which Dutch a translated page was made from, and who stands for it: `<locale>/origins.toml`.

Texts are known there by their fingerprint, so that whatever changes loses its mark by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import tomli_w
from msgspec import Struct
from msgspec.structs import asdict, replace

from routekaart.content_pack.fitting import fit
from routekaart.content_pack.problems import Problem
from routekaart.content_pack.toml_files import read_toml
from routekaart.edition.page_pairs import Pair, Piece, pair_pieces, split_pieces
from routekaart.language.fingerprints import fingerprint

_ABOUT = "# Wordt geschreven door `routekaart translate` en `routekaart content import-review`.\n"


class PageOrigin(Struct, frozen=True, forbid_unknown_fields=True):
    """Of one page: the pieces of the Dutch it was made from, the translation as it was then, and
    by pair of pieces the day that a person reviewed it.
    """

    dutch: tuple[str, ...]
    translation: str
    reviewed: dict[str, date] = {}


class OriginsFile(NamedTuple):
    """By key of the page. What could not be read is a problem, and counts as not there."""

    origins: dict[str, PageOrigin]
    problems: list[Problem]


def origins_file(pages: Path, locale: str) -> Path:
    """Where the origins of the pages of one locale stand."""
    return pages / locale / "origins.toml"


def read_origins(pages: Path, locale: str) -> OriginsFile:
    """Read them; a language that has none yet has no problem."""
    file = origins_file(pages, locale)
    if not file.exists():
        return OriginsFile({}, [])
    read = read_toml(file)
    problems = [*read.problems]
    found = {
        key: fit(table, PageOrigin, read.spot / key, problems) for key, table in read.table.items()
    }
    return OriginsFile({key: each for key, each in found.items() if each is not None}, problems)


def write_origins(origins: Mapping[str, PageOrigin]) -> bytes:
    """The file that `read_origins` reads."""
    tables = {key: asdict(origins[key]) for key in sorted(origins)}
    for table in tables.values():
        table["reviewed"] = dict(sorted(table["reviewed"].items()))
    return (_ABOUT + tomli_w.dumps(tables)).encode()


def update(origin: PageOrigin | None, dutch: str, translation: str) -> PageOrigin:
    """The origin of a page as it stands. A translation that was changed since is taken to be made
    from today's Dutch; one that was not is stale when the Dutch changed.
    """
    marks = {mark_of(pair) for pair in pair_pieces(dutch, translation)}
    reviewed = origin.reviewed if origin else {}
    kept = {mark: day for mark, day in reviewed.items() if mark in marks}
    if origin is not None and origin.translation == fingerprint(translation):
        return replace(origin, reviewed=kept)
    return PageOrigin(_marks(split_pieces(dutch)), fingerprint(translation), kept)


def review(
    origin: PageOrigin, dutch: str, translation: str, marks: set[str], day: date
) -> PageOrigin:
    """The origin after a review, of which `translation` is the outcome: who looked at all of it
    looked at today's Dutch, and who looked at a part leaves the rest as old as it was.
    """
    all_marks = {mark_of(pair) for pair in pair_pieces(dutch, translation)}
    reviewed = dict.fromkeys(marks, day) | origin.reviewed
    reviewed = {mark: day for mark, day in reviewed.items() if mark in all_marks}
    made_from = _marks(split_pieces(dutch)) if all_marks <= reviewed.keys() else origin.dutch
    return PageOrigin(made_from, fingerprint(translation), reviewed)


def carry_over(origin: PageOrigin, before: str, dutch: str, translation: str) -> PageOrigin:
    """The origin after a small change in the Dutch, of which somebody says that the translation
    still holds; who reviewed a piece still stands for it.
    """
    pairs = zip(pair_pieces(before, translation), pair_pieces(dutch, translation), strict=False)
    reviewed = {
        mark_of(new): origin.reviewed[mark_of(old)]
        for old, new in pairs
        if mark_of(old) in origin.reviewed and old.translation == new.translation
    }
    return PageOrigin(_marks(split_pieces(dutch)), origin.translation, reviewed)


def write_anew(
    origin: PageOrigin | None, dutch: str, translation: str, follows: bool, read_on: date | None
) -> PageOrigin:
    """The origin of a translation that somebody wrote. Only who says that it `follows` today's
    Dutch takes away that it was behind; `read_on` is the day that a speaker read all of it.
    """
    marks = [mark_of(pair) for pair in pair_pieces(dutch, translation)]
    before = origin.reviewed if origin else {}
    kept = {mark: before[mark] for mark in marks if mark in before}
    today = _marks(split_pieces(dutch))
    return PageOrigin(
        today if follows or origin is None else origin.dutch,
        fingerprint(translation),
        (dict.fromkeys(marks, read_on) if read_on else {}) | kept,
    )


def mark_of(pair: Pair) -> str:
    """What a reviewed pair of pieces is known by."""
    return fingerprint(pair.dutch.words, pair.translation.words)


def is_reviewed(origin: PageOrigin | None, dutch: str, translation: str) -> bool:
    """Whether a person stands for every piece of the page as it is now."""
    pairs = pair_pieces(dutch, translation)
    return origin is not None and all(mark_of(pair) in origin.reviewed for pair in pairs)


def stale_pieces(origin: PageOrigin | None, dutch: str, translation: str) -> list[Piece]:
    """The pieces of the Dutch that changed since the page was translated; the first where some
    went away.
    """
    if origin is None or origin.translation != fingerprint(translation):
        return []
    pieces = split_pieces(dutch)
    if _marks(pieces) == origin.dutch:
        return []
    return [piece for piece in pieces if fingerprint(piece.words) not in origin.dutch] or pieces[:1]


def _marks(pieces: list[Piece]) -> tuple[str, ...]:
    return tuple(fingerprint(piece.words) for piece in pieces)
