"""What a reviewer said of a text, weighed against the text as it is today.

A verdict is taken over only when the reviewer saw what stands there now. All else is a conflict,
told with the reviewer's own words in it, so that no text is lost. Weighing the same sheet again
finds everything done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple
from unicodedata import category

from routekaart.language.fingerprints import fingerprint
from routekaart.language.reviewing.review_text import ReviewText

GOOD = "goed"
_GOOD = {GOOD, "x", "v", "ok", "oké", "ja", "1", "true", "✓", "✔", "✅", "👍"}


class Row(NamedTuple):
    """A row that came back, without white space around what was filled in. The marks are the
    fingerprints of what the reviewer was given.
    """

    number: int
    code: str
    dutch_mark: str
    words_mark: str
    shown: str
    good: str
    better: str


class Verdict(NamedTuple):
    """`known` was taken over before; `none` says nothing. Only a conflict `says` something."""

    kind: Literal["none", "reviewed", "bettered", "known", "conflict"]
    words: str = ""
    says: str = ""

    @property
    def stands(self) -> bool:
        """Whether a person stands for `words`."""
        return self.kind in ("reviewed", "bettered", "known")


Verdicts = Mapping[str, Verdict]
"""By the code of the text."""


def weigh_all(rows: Iterable[Row], texts: Mapping[str, ReviewText]) -> list[tuple[Row, Verdict]]:
    """Each row in turn: a second row about a text meets what the first one made of it."""
    today, weighed = dict(texts), []
    for row in rows:
        verdict = weigh(row, today.get(row.code))
        if verdict.stands:
            today[row.code] = today[row.code]._replace(words=verdict.words, state="reviewed")
        weighed.append((row, verdict))
    return weighed


def weigh(row: Row, text: ReviewText | None) -> Verdict:
    """What to do with a row. `text` is what has its code today, if anything has."""
    asks = bool(row.good or row.better)
    if text is None:
        says = "deze tekst is er niet meer, of zijn Nederlands is veranderd" if asks else None
    elif asks:
        says = _unclear(row, text)
    else:
        says = None if _as_given(row) else "schrijf een betere zin in de kolom 'Beter'"
    if says is not None:
        return _conflict(says, row)
    return _weigh_words(row, text, _tidy(row.better, text.dutch)) if text and asks else _NOTHING


_NOTHING = Verdict("none")


def _weigh_words(row: Row, text: ReviewText, better: str) -> Verdict:
    unchanged = fingerprint(text.words) == row.words_mark
    if not unchanged and text.words != better:
        who = "iemand anders koos" if text.state == "reviewed" else "de vertaling is nu"
        return _conflict(f"sindsdien is er iets veranderd: {who} '{text.words}'", row)
    if not better and not text.words:
        return _conflict("er is nog geen vertaling; schrijf haar in de kolom 'Beter'", row)
    if not better or better == text.words:
        is_known = text.state == "reviewed" or (text.state == "human" and not row.good)
        return Verdict("known" if is_known else "reviewed", text.words)
    if (slip := _odd_character(better) or text.find_slip(better)) is not None:
        return _conflict(slip.rstrip("."), row)
    return Verdict("bettered", better)


def _unclear(row: Row, text: ReviewText) -> str | None:
    good = row.good.casefold()
    if good and good not in _GOOD:
        return f"in de kolom 'Goed' staat '{row.good}'; kies 'goed' of laat haar leeg"
    if not _as_given(row):
        return "de vertaling in het blad zelf is veranderd; zet haar terug"
    if good and row.better and fingerprint(row.better) != row.words_mark:
        return "'Goed' en 'Beter' zijn allebei ingevuld; maak er één leeg"
    if fingerprint(text.dutch) != row.dutch_mark:
        return f"het Nederlands is sindsdien veranderd in '{text.dutch}'"
    return None


def _as_given(row: Row) -> bool:
    return fingerprint(row.shown) == row.words_mark


def _conflict(says: str, row: Row) -> Verdict:
    # All that the reviewer wrote, or what he saw where he wrote nothing.
    return Verdict("conflict", row.better or row.shown, f"{says}.")


def _tidy(better: str, dutch: str) -> str:
    """On one line where the Dutch is, without white space around, line ends as ours."""
    lines = [" ".join(line.split()) for line in re.split(r"\r\n|\r|\n", better)]
    if "\n\n" in dutch:
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return ("\n" if "\n" in dutch else " ").join(filter(None, lines))


def _odd_character(text: str) -> str | None:
    """Characters that cannot be seen and that pages keep for themselves."""
    odd = [each for each in text if category(each) in ("Cc", "Co", "Cs", "Cn") and each != "\n"]
    return f"Er staat een teken in dat niet te lezen is (U+{ord(odd[0]):04X})." if odd else None
