"""The pages of plain reading, for reviewers and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from routekaart.edition.page_origins import (
    PageOrigin,
    mark_of,
    origins_file,
    read_origins,
    review,
    update,
    write_origins,
)
from routekaart.edition.page_pairs import Pair, find_slip, pair_pieces, put_in
from routekaart.edition.pages import TranslatedPage, each_translated_page
from routekaart.language.fingerprints import fingerprint
from routekaart.language.reviewing.review_text import ReviewText, State
from routekaart.language.reviewing.verdicts import Verdicts
from routekaart.translating.places import Places


class PageReview:
    """The pages of one locale, as they stand now."""

    def __init__(self, folder: Path, locale: str) -> None:
        read = read_origins(folder, locale)
        self.problems = read.problems
        self._file = origins_file(folder, locale)
        self._pages = list(each_translated_page(folder, locale))
        self._origins = read.origins | {
            page.key: update(read.origins.get(page.key), page.dutch, page.translation)
            for page in self._pages
        }

    def texts(self, places: Places) -> Iterator[ReviewText]:
        """Every piece of every page."""
        for page in self._pages:
            for number, (code, pair) in enumerate(_pairs(page), start=1):
                yield ReviewText(
                    code,
                    places.of_page(page.key, number),
                    pair.dutch.words,
                    pair.translation.words,
                    _state_of(pair, self._origins[page.key]),
                    partial(find_slip, pair),
                )

    def take_over(self, verdicts: Verdicts, day: date) -> dict[Path, bytes]:
        """The files as they should be after a review."""
        files, origins = {}, dict(self._origins)
        for page in self._pages:
            words = _better(page, verdicts)
            if words != page.translation:
                files[page.file] = words.encode()
            marks = _reviewed_marks(page, words, verdicts)
            origins[page.key] = review(origins[page.key], page.dutch, words, marks, day)
        if origins:
            files[self._file] = write_origins(origins)
        return files


def _pairs(page: TranslatedPage) -> Iterator[tuple[str, Pair]]:
    """Each pair and its code: by its Dutch, so that other pieces may come and go."""
    seen: Counter[str] = Counter()
    for pair in pair_pieces(page.dutch, page.translation):
        mark = fingerprint(pair.dutch.words)
        yield f"page.{page.key}.{mark}.{seen[mark]}", pair
        seen[mark] += 1


def _state_of(pair: Pair, origin: PageOrigin) -> State:
    if mark_of(pair) in origin.reviewed:
        return "reviewed"
    whole = pair.dutch.kind == "page"
    return "machine" if whole or fingerprint(pair.dutch.words) in origin.dutch else "stale"


def _better(page: TranslatedPage, verdicts: Verdicts) -> str:
    better = {
        pair.translation: verdict.words
        for code, pair in _pairs(page)
        if (verdict := verdicts.get(code)) is not None and verdict.kind == "bettered"
    }
    return put_in(page.translation, better) if better else page.translation


def _reviewed_marks(page: TranslatedPage, words: str, verdicts: Verdicts) -> set[str]:
    """Of the pairs as they become; a page that was one piece may have fallen into its own."""
    before, after = list(_pairs(page)), pair_pieces(page.dutch, words)
    stands = [(verdict := verdicts.get(code)) is not None and verdict.stands for code, _ in before]
    if len(before) != len(after):
        return {mark_of(pair) for pair in after} if all(stands) else set()
    return {mark_of(pair) for pair, good in zip(after, stands, strict=True) if good}
