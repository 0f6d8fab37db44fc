"""Sentences that tell what happens and not who does it: "u wordt gebeld".

Without a dictionary of verbs: a past participle is known by its form, and what only looks like
one is listed. Read for a warning, so a rare miss is better than a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from routekaart.language.plain_dutch.forms import forms

_BECOMES = frozenset(("word", "wordt", "worden", "werd", "werden"))
_IS = frozenset(("ben", "bent", "is", "zijn", "was", "waren"))
_HAS = frozenset(("heb", "hebt", "heeft", "hebben", "had", "hadden"))

_CLAUSE = re.compile(r"[,;:()\"“”„]|\s[-–—]\s")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_WITH_GE = re.compile(rf"(?:{'|'.join(forms('before_ge'))})?(ge\w+(?:[dt]|en|aan|ien))")
_WITHOUT_GE = re.compile(r"(?:be|her|mis|onder|ont|ver)\w{2,}(?:d|(?:ch|f|k|p|s)t)")
_PARTICIPLES = frozenset(forms("participles"))
_NO_PARTICIPLES = frozenset(forms("no_participles"))
_NO_ENDINGS = forms("no_endings")


def passive(sentence: str) -> str | None:
    """The words that make it passive, such as "wordt … gebeld"; None if nothing does."""
    for clause in _CLAUSE.split(sentence):
        words = [each.lower() for each in _WORD.findall(clause)]
        # In "hij heeft zijn huur betaald door hulp", "zijn" is no verb.
        by_whom = "door" in words and _HAS.isdisjoint(words)
        helpers = _BECOMES | _IS if by_whom else _BECOMES
        helper = next((each for each in words if each in helpers), None)
        participle = next(_participles(words), None)
        if helper and participle:
            return " … ".join(sorted((helper, participle), key=words.index))
    return None


def _participles(words: list[str]) -> Iterator[str]:
    for word in words:
        if word in _PARTICIPLES:
            yield word
        elif word not in _NO_PARTICIPLES and not word.endswith(_NO_ENDINGS):
            match = _WITH_GE.fullmatch(word)
            if _WITHOUT_GE.fullmatch(word) or (match and match[1] not in _NO_PARTICIPLES):
                yield word
