"""Text brought to the one spelling that words are compared in, whoever typed it on what keyboard.

Case, accents, vowel marks, letter forms of Arabic and Persian, dotless i, letters that Tigrinya
says alike and digits of any script are folded. What is folded once stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LETTERS = {
    **{"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t"},
    **{"æ": "ae", "œ": "oe", "ґ": "г"},
    **{"ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك"},
    **{"ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ء": "", "ـ": ""},
}
_APOSTROPHES = frozenset("'’‘‛ʼʹʻʾʿ`´′")
_SOUND_ALIKE = {"ሠ": "ሰ", "ሐ": "ሀ", "ኀ": "ሀ", "ዐ": "አ", "ፀ": "ጸ"}
# After a vowel Tigrinya softens k and q and has letters for that, which not everybody uses: ከፈለ is
# "paid", ክኸፍል or ክከፍል "to pay". That ኸ sounds as ሀ is so in Amharic only.
_SOFTENED = {"ኸ": "ከ", "ዀ": "ኰ", "ቐ": "ቀ", "ቘ": "ቈ"}
_ORDERS = 8  # a consonant of the Ethiopic script stands there in eight shapes, one for each vowel
_ETHIOPIC_SEPARATORS = range(0x1360, 0x1369)
_DROPPED = {"Mn", "Mc", "Me", "Cf"}  # marks on letters, and controls that nobody sees
_KEPT_CHARACTERS = 20_000

_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W_])'+(?=[^\W_])")

_NUMBER = re.compile(r"(?<![^\W_])\+?\(?[0-9]+(?:[ .()/–-]{1,3}[0-9]+)*(?![^\W_])")
_DIGITS = re.compile(r"[0-9]+")
_HOME = re.compile(r"(?:\+|00)310?")
_SHORTEST_LONG = 5  # from here on digits are read as one number, however they were parted


def _make_letters() -> dict[str, str]:
    letters = dict(_LETTERS)
    for series, sounds_like in (_SOUND_ALIKE | _SOFTENED).items():
        for order in range(_ORDERS):
            letters[chr(ord(series) + order)] = chr(ord(sounds_like) + order)
    # Eritrea writes ኣ and ሃ where Ethiopia writes አ and ሀ.
    for long, short in (("ኣ", "አ"), ("ዓ", "አ"), ("ሃ", "ሀ"), ("ሓ", "ሀ"), ("ኃ", "ሀ")):
        letters[long] = short
    return letters


class _Characters(dict[int, str]):
    """For `str.translate`: every character with what it folds to, worked out when first met."""

    letters = _make_letters()

    def __missing__(self, code: int) -> str:
        folded = self._fold(chr(code))
        if len(self) < _KEPT_CHARACTERS:
            self[code] = folded
        return folded

    def _fold(self, character: str) -> str:
        if character in _APOSTROPHES:
            return "'"
        if ord(character) in _ETHIOPIC_SEPARATORS:
            return " "
        spelled = unicodedata.normalize("NFKC", character).casefold()
        spelled = unicodedata.normalize("NFKD", spelled)
        folded = "".join(self._fold_part(part) for part in spelled)
        return folded if folded == character else folded.translate(self)

    def _fold_part(self, part: str) -> str:
        if unicodedata.category(part) in _DROPPED:
            return ""
        digit = unicodedata.decimal(part, None)
        return self.letters.get(part, part) if digit is None else str(digit)


_CHARACTERS = _Characters()


def fold(text: str) -> str:
    """The text in folded letters. Spaces and punctuation stay, apostrophes inside a word go."""
    # Most of what is indexed is plain Dutch or English, and lower() is ten times faster.
    plain = text.lower().replace("`", "'") if text.isascii() else text.translate(_CHARACTERS)
    return _INNER_APOSTROPHE.sub("", plain) if "'" in plain else plain


def find_words(text: str) -> list[str]:
    """The folded words of a text, in order.

    A word with a hyphen gives the whole, written as one, and then its parts, because people write
    "PING-loket", "pingloket" and "ping loket". A single letter is no part: "e-mail" is no "e".
    """
    words: list[str] = []
    for whole in _HYPHENATED.finditer(fold(text)):
        word = whole[0]
        words += [word] if word.isalnum() else [part for _, _, part in _read_hyphenated(whole)]
    return words


def find_spans(text: str) -> list[tuple[int, int, str]]:
    """The words of `find_words`, each with its start and end in `text` as it was given.

    Spans stand in order of their start and never cross; a whole comes before the parts within it.
    """
    folded, origins = _fold_with_origins(text)
    return [
        (origins[start], _end_of(text, origins[end - 1]), word)
        for whole in _HYPHENATED.finditer(folded)
        for start, end, word in _read_hyphenated(whole)
    ]


def _read_hyphenated(whole: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    parts = list(_WORD.finditer(whole[0]))
    offset = whole.start()
    yield offset, whole.end(), "".join(part[0] for part in parts)
    for part in parts if len(parts) > 1 else ():
        if len(part[0]) > 1 or part[0].isdigit():
            yield offset + part.start(), offset + part.end(), part[0]


def _fold_with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in `text` that it came from."""
    pieces = [_CHARACTERS[ord(character)] for character in text]
    origins = [at for at, piece in enumerate(pieces) for _ in piece]
    folded = "".join(pieces)
    if "'" not in folded:
        return folded, origins
    inner = {at for match in _INNER_APOSTROPHE.finditer(folded) for at in range(*match.span())}
    kept = [at for at in range(len(folded)) if at not in inner]
    return "".join(folded[at] for at in kept), [origins[at] for at in kept]


def _end_of(text: str, last: int) -> int:
    """Behind the last letter of a word and the marks upon it."""
    end = last + 1
    while end < len(text) and not _CHARACTERS[ord(text[end])]:
        end += 1
    return end


def find_numbers(text: str) -> list[str]:
    """The numbers in a text, a telephone number as it is dialled within the country: 0702057000.

    Digits written apart are one number when there are five or more of them; unless they look like
    a telephone number, they are given one by one as well, because "112 113" is two numbers.
    """
    numbers: list[str] = []
    for run in _NUMBER.finditer(fold(text)):
        groups = _DIGITS.findall(run[0])
        whole = _dial("+" * run[0].startswith("+") + "".join(groups))
        if len(whole) < _SHORTEST_LONG:
            numbers += groups
            continue
        numbers.append(whole)
        if len(groups) > 1 and not whole.startswith(("0", "14")):
            numbers += groups
    return numbers


def _dial(digits: str) -> str:
    """`digits`, perhaps after a plus, as dialled in the Netherlands."""
    if home := _HOME.match(digits):
        rest = digits[home.end() :]
        return rest if rest.startswith("14") and len(rest) <= 6 else f"0{rest}"
    return digits.replace("+", "00")
