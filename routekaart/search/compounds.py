"""Dutch compounds and the words they are made of: "huurschuld" is about "huur" and "schuld"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

_SHORTEST = 3  # letters of a part: with shorter ones almost any word comes apart
_LONGEST = 45  # letters of a word that is taken apart
_LINKS = ("", "s", "en", "er", "e", "n")
_ENDINGS = ("", "en", "eren", "s", "n", "e", "es")


def split(word: str, parts: Collection[str]) -> list[str]:
    """The known parts of a folded Dutch compound, in order; none where the word is not made of two.

    Parts may be linked (deurwaarder-s-kosten) and the last may be a plural or inflected. A longer
    first part is better, so "kinderopvangtoeslag" has "kinderopvang" where that is known. `parts`
    are folded words; what is no sensible part of a word should not be among them.
    """
    if len(word) > _LONGEST or _has_one_part(word, parts):
        return []
    return _split_from(0, word, parts, set()) or []


def _has_one_part(word: str, parts: Collection[str]) -> bool:
    """A form of a known word is no compound: "ouderen" is not made of "oud" and "eren"."""
    return any(stem in parts for stem in _take_off(word, _ENDINGS[1:]))


def _split_from(
    start: int, word: str, parts: Collection[str], dead_ends: set[int]
) -> list[str] | None:
    """The parts from `start`, or None. `dead_ends` keeps the work bounded for any word."""
    if start in dead_ends:
        return None
    if start and (last := _find_last(word[start:], parts)):
        return [last]
    for end in range(len(word) - _SHORTEST, start + _SHORTEST - 1, -1):
        part = word[start:end]
        if part not in parts:
            continue
        for link in _LINKS:
            if word.startswith(link, end) and (
                rest := _split_from(end + len(link), word, parts, dead_ends)
            ):
                return [part, *rest]
    dead_ends.add(start)
    return None


def _find_last(rest: str, parts: Collection[str]) -> str | None:
    return next((stem for stem in _take_off(rest, _ENDINGS) if stem in parts), None)


def _take_off(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word[: len(word) - len(ending)]
