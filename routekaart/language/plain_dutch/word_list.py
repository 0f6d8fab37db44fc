"""The words to avoid and the sentences that stay as they are: `content/plain.toml`.

`[words]` has what not to write and what to write instead; a `*` in it is any letters. `[[kept]]`
has a sentence that is never told of, and the reason why it must stay.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from routekaart.content_pack.fitting import fit
from routekaart.content_pack.problems import Problem, Spot
from routekaart.content_pack.toml_files import read_toml

FILE = "plain.toml"


class _Kept(Struct, frozen=True):
    words: str
    reason: str


class _File(Struct, frozen=True):
    words: dict[str, str] = {}
    kept: tuple[_Kept, ...] = ()


class Avoided(NamedTuple):
    """How a word looks in a text, in all its forms, and what to write for it."""

    pattern: re.Pattern[str]
    instead: str


class WordList(NamedTuple):
    """`kept` has the place in the file of each sentence that stays as it is."""

    avoided: tuple[Avoided, ...]
    kept: dict[str, Spot]
    problems: list[Problem]


def read_word_list(content: Path) -> WordList:
    """The word list of this content; without its file no word is avoided."""
    path = content / FILE
    if not path.exists():
        return WordList((), {}, [])
    file = read_toml(path)
    problems = list(file.problems)
    read = fit(file.table, _File, file.spot, problems) or _File()
    kept = {each.words: file.spot / "kept" / number for number, each in enumerate(read.kept)}
    return WordList(tuple(map(avoided, read.words, read.words.values())), kept, problems)


def avoided(word: str, instead: str) -> Avoided:
    """A whole word or words, in small letters or capitals, over a line's end as well."""
    parts = r"\s+".join(re.escape(each).replace(r"\*", r"\w*") for each in word.split())
    return Avoided(re.compile(rf"(?<!\w){parts}(?!\w)", re.IGNORECASE), instead)
