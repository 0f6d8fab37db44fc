"""What could be said more plainly in a text, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from routekaart.language.plain_dutch.passives import passive
from routekaart.language.plain_dutch.sentences import Sentence, count_words, sentences
from routekaart.language.plain_dutch.word_list import WordList

MOST_WORDS = 12
_SHOWN = 6


class Finding(NamedTuple):
    """What to mend in a sentence, and the offset in the text of what it is about."""

    at: int
    says: str


class Names:
    """Names on doors and letters. They cannot be said otherwise, so each counts as one word."""

    def __init__(self, names: Iterable[str]) -> None:
        whole = {each.strip() for each in names} - {""}
        # "Voorschoolse educatie (VE)" is told of without its abbreviation.
        short = {re.sub(r"\s*\([^)]*\)$", "", each) for each in whole} - {""}
        longest_first = sorted(whole | short, key=lambda each: (-len(each), each))
        choices = "|".join(map(_either_case, longest_first)) or "(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{choices})(?!\w)")

    def hide(self, text: str) -> str:
        """The text with a blank of equal length for every name, so that offsets stay the same."""
        return self._pattern.sub(lambda match: "_" * len(match[0]), text)


def findings(text: str, words: WordList, names: Names) -> Iterator[Finding]:
    """Everything in a Dutch text that a reader at A2 may stumble over, in order of reading."""
    for sentence, written in read(text, names):
        if written not in words.kept:
            yield from sorted(_of_sentence(sentence, written, words))


def read(text: str, names: Names) -> Iterator[tuple[Sentence, str]]:
    """Every sentence, its names hidden, for "Doe Mee! Weken" ends none; and as it is written."""
    for sentence in sentences(names.hide(text)):
        yield sentence, text[sentence.at : sentence.at + len(sentence.words)]


def _of_sentence(sentence: Sentence, written: str, words: WordList) -> Iterator[Finding]:
    if (count := count_words(sentence.words)) > MOST_WORDS:
        says = f'Deze zin heeft {count} woorden; maak er meer zinnen van: "{_start(written)}".'
        yield Finding(sentence.at, says)
    if (found := passive(sentence.words)) is not None:
        yield Finding(sentence.at, f'Schrijf wie het doet, in plaats van "{found}".')
    for each in words.avoided:
        if (match := each.pattern.search(sentence.words)) is not None:
            says = f'Schrijf "{each.instead}" in plaats van "{match[0]}".'
            yield Finding(sentence.at + match.start(), says)


def _either_case(name: str) -> str:
    first, rest = name[0], re.escape(name[1:])
    return f"[{re.escape(first.upper())}{re.escape(first.lower())}]{rest}"


def _start(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
