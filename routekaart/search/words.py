"""The words of a text as the search compares them."""

from __future__ import annotations

from collections.abc import Collection

from routekaart.language.locales import SOURCE
from routekaart.search.compounds import split
from routekaart.search.folding import find_words
from routekaart.search.stemming import is_stop_word, stem

SHORTEST_PART = 4
"""Letters. Of shorter words a Dutch compound is not said to be made."""


def find_content(words: list[str], *locales: str) -> list[str]:
    """The words that say what somebody seeks, in any of these languages; all when none does."""
    telling = [word for word in words if not any(is_stop_word(word, each) for each in locales)]
    return telling or words


def find_stems(text: str, locale: str) -> list[str]:
    """The stems of the content of a text, in order."""
    return [stem(word, locale) for word in find_content(find_words(text), locale)]


def find_part_stems(word: str, parts: Collection[str]) -> list[str]:
    """The stems of the known words that a Dutch word is made of."""
    return [stem(part, SOURCE) for part in split(word, parts)]
