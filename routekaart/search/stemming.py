"""Words brought to the part that their forms share: "schulden" and "schuld" are one word.

Snowball does Dutch, English, Arabic, Polish and Farsi. It gets folded words, which have lost
letters that it looks for, so each language is prepared for it and mended after it. For Turkish
without its dots and hooks it does badly, and Ukrainian and Tigrinya it does not know: their
endings are taken off here. Common words whose forms share no stem are named one by one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from threading import local

import Stemmer  # type: ignore[import-not-found]  # a compiled module without types

_LONGEST = 40
"""Letters. What is longer is no word; nobody pays for its stem."""

_IRREGULAR = {
    "nl": {
        **{"kinderen": "kind", "eieren": "ei", "steden": "stad", "scheiding": "scheid"},
        # and forms that a rule would lead to another word: afval, stelen, les, over, open
        **{"afvallen": "afgevallen", "stellen": "stelt", "lezen": "leest", "lees": "leest"},
        **{
            "overheid": "regering",
            "overheden": "regering",
            "openbaar": "publiek",
            "openbare": "publiek",
        },
    },
    "en": {"children": "child", "paid": "pay", "women": "woman", "men": "man", "kids": "kid"},
    "pl": {"dzieci": "dziecko", "dziecka": "dziecko", "pieniedzy": "pieniadze"},
    "fa": {"قروض": "قرض", "قبوض": "قبض", "اطفال": "طفل", "مدارس": "مدرسه", "وكلا": "وكيل"},
    "ar": {
        **{"ديون": "دين", "رسايل": "رساله", "قروض": "قرض", "فواتير": "فاتوره", "اوراق": "ورقه"},
        **{"اطفال": "طفل", "اولاد": "ولد", "مدارس": "مدرسه", "بيوت": "بيت", "دروس": "درس"},
        **{"ضرايب": "ضريبه", "نسا": "امراه", "شباب": "شاب", "اعمال": "عمل", "شقق": "شقه"},
        **{"مشاكل": "مشكله", "حقوق": "حق", "عقود": "عقد", "اسر": "اسره", "مواعيد": "موعد"},
        **{"بطاقه": "كرت", "بطاقات": "كرت"},  # a card is no energy, طاقه
    },
}
"""By locale, folded: forms that no rule leads to their word. Arabic ones without the article."""


@lru_cache(maxsize=8_192)
def stem(word: str, locale: str) -> str:
    """The stem of a folded word. What is no word, or of a language not known here, stays."""
    find = _STEMMERS.get(locale)
    if find is None or len(word) > _LONGEST or not word.isalnum() or word.isdigit():
        return word
    return find(word)


def is_stop_word(word: str, locale: str) -> bool:
    """Whether a folded word says nothing about what somebody looks for."""
    return word in _read_stop_words().get(locale, ())


@cache
def _read_stop_words() -> dict[str, frozenset[str]]:
    tables = tomllib.loads((Path(__file__).parent / "stop_words.toml").read_text(encoding="utf-8"))
    return {locale: frozenset(" ".join(lines).split()) for locale, lines in tables.items()}


class _Snowball(local):
    """The stemmers of one thread: each holds the word it works on, so threads cannot share it."""

    def __init__(self) -> None:
        self.algorithms: dict[str, Stemmer.Stemmer] = {}

    def stem(self, word: str, algorithm: str) -> str:
        if algorithm not in self.algorithms:
            self.algorithms[algorithm] = Stemmer.Stemmer(algorithm, 0)  # 0: the cache is ours
        stemmed: str = self.algorithms[algorithm].stemWord(word)
        return stemmed


_snowball = _Snowball()

_DUTCH_SMALL = re.compile(r"(?<=[^aeiou])jes?$")
_DUTCH_S = re.compile(r"(?:(?<=[tdgj]e)|(?<=[^o]o)|(?<=[^v]ie)|(?<=[bdtln]y))s$")
_DUTCH_VERB = re.compile(r"^((?:be|ver|ont|her)[^aeiou]+(aa|ee|oo|uu)[^aeiou])[dt]e?$")
_DUTCH_LAST = re.compile(r"(.)\1$|[bcdfgklmnprt]s$")
_DUTCH_T = re.compile(r"(?<=...[aeiouj][lnrkpgmb])t$|(?<=[lnr][kpgm])t$|(?<=[aeo][aeo]n)t$")
_VOICELESS = {"v": "f", "z": "s"}


def _stem_dutch(word: str) -> str:
    """The Porter stemmer: the newer one makes "schul" of "schulden" but "schuld" of "schuld"."""
    word = _IRREGULAR["nl"].get(word, word)
    if len(word) > 4:
        word = _DUTCH_SMALL.sub("", _DUTCH_S.sub("", word))
        word = _DUTCH_VERB.sub(r"\1", word)
        word = _DUTCH_T.sub("", word)  # "spijbelt" is "spijbelen"
    # Who learns Dutch hears no difference: "rijbewys".
    stemmed = _snowball.stem(word.replace("y", "ij"), "dutch_porter")
    if len(stemmed) > 3 and _DUTCH_LAST.search(stemmed):  # "les", "lessen"; "arts", "artsen"
        stemmed = stemmed[:-1]
    if len(stemmed) > 2 and stemmed[-1] in _VOICELESS:  # "huis", "huizen"
        return stemmed[:-1] + _VOICELESS[stemmed[-1]]
    return stemmed


def _stem_english(word: str) -> str:
    return _snowball.stem(_IRREGULAR["en"].get(word, word), "english")


_ARABIC_ARTICLE = re.compile(r"^(?:(?:وال|بال|فال|كال|ولل)(?=.{4})|(?:ال|لل)(?=.{3}))")
_ARABIC_PLURAL = re.compile(r"(?<=...)ات$")
_ARABIC_REST = re.compile(r"(?<=....)ت$")


def _stem_arabic(word: str) -> str:
    """Snowball takes "ون" off "الديون" and not off "ديون": the article goes before it looks."""
    word = _ARABIC_ARTICLE.sub("", word)
    stemmed = _strip_arabic(_IRREGULAR["ar"].get(word, word))
    owned = _IRREGULAR["ar"].get(stemmed)  # "my children" is "children" only now
    return stemmed if owned is None else _strip_arabic(owned)


def _strip_arabic(word: str) -> str:
    return _ARABIC_REST.sub("", _snowball.stem(_ARABIC_PLURAL.sub("", word), "arabic"))


_POLISH_PLURAL = re.compile(r"(?<=...)ow$")
_POLISH_FLEETING = re.compile(r"(?<=[^aeiouy])ek$")


def _stem_polish(word: str) -> str:
    word = _POLISH_PLURAL.sub("", _IRREGULAR["pl"].get(word, word))
    return _POLISH_FLEETING.sub("k", _snowball.stem(word, "polish"))


_PERSIAN_ENDING = re.compile(r"(?<=..)ها(?:ي(?:م|ت|ش|مان|تان|شان)?)?$")
_PERSIAN_WHOLE = re.compile(r"^(?:.+(?:گاه|مند)|زندگ|زندان|تنها|مردم)")
_PERSIAN_NOW = re.compile(r"^مي(?=..+(?:م|د|ه|يد|ند)$)")
_PERSIAN_MY = re.compile(r"(?<=...)م$")
_TO_PERSIAN = str.maketrans("يك", "یک")
_FROM_PERSIAN = str.maketrans("یک", "يك")


def _stem_persian(word: str) -> str:
    if whole := _PERSIAN_WHOLE.match(word):  # a court is nothing given, a prisoner no life
        return whole[0]
    word = _PERSIAN_NOW.sub("", word)  # "می‌ترسم" and "می ترسم"
    word = _PERSIAN_ENDING.sub("", _IRREGULAR["fa"].get(word, word))
    stemmed = _snowball.stem(word.translate(_TO_PERSIAN), "persian").translate(_FROM_PERSIAN)
    return _PERSIAN_MY.sub("", stemmed)


_TURKISH_ENDINGS = tuple(
    re.compile(rf"(?<={'.' * rest})(?:{endings})$")
    for rest, endings in (
        (2, "l[ae]r|l[ae]rd[ae]n?|d[ae]|d[ae]n"),
        (3, "m[ae]k|m[ae]|[iu]m[iu]z|[iu]n[iu]z|s[iu]z|l[iu][kg]|(?<=[aeiou])[sy][iu]|[iu]m"),
        (3, "[iu]"),
        (4, "l[iu]|[iu]n|[nt][iu]n|[ae]|y?l[ae]|y[ae]"),
        (4, "(?<=[aeiou])m"),
    )
)
_TURKISH_HARD = {"b": "p", "d": "t", "g": "k"}


def _stem_turkish(word: str) -> str:
    """Endings go as they came, one by one: "borclarimi", "borclarim", "borclar", "borc"."""
    shorter = word
    while True:
        for ending in _TURKISH_ENDINGS:
            shorter = ending.sub("", shorter)
        if shorter == word:
            return word[:-1] + _TURKISH_HARD.get(word[-1], word[-1])
        word = shorter


_UKRAINIAN_ENDING = re.compile(
    r"(?<=...)(?:ами|ями|ові|еві|єві|ого|его|ому|ему|ими|іми|ою|ею|єю|ах|ях|ів|ов|ев|ам|ям|ом|ем"
    r"|єм|их|іх|им|ім|оі|ій|іи|ии|ои|еи|аи|ую|юю|ая|яя|ое|ее|ыи|ые|ых|ым|има|іма|[аяуюоеєиіьы])$"
)
_UKRAINIAN_SELF = re.compile(r"(?<=....)с[яь]$")


def _stem_ukrainian(word: str) -> str:
    """One ending off, of Russian too, which many write; "-ість" is "-ості" in its other cases."""
    stemmed = _UKRAINIAN_ENDING.sub("", _UKRAINIAN_SELF.sub("", word))
    if stemmed.endswith("іст") and len(stemmed) > 5:
        return stemmed[:-3] + "ост"
    return re.sub(r"(?<=.[^аеєиіоуюя])ок$", "к", stemmed)


_TIGRINYA_BEFORE = re.compile(r"^[ንብዝክ](?=...)")
_TIGRINYA_ENDING = re.compile(r"(?<=..)(?:ታትን?|ውቲ|ት|ይ|ካ|ኪ|ና)$")
_ETHIOPIC = range(0x1200, 0x1358)
_ORDERS, _SIXTH = 8, 5  # a letter has eight shapes, by vowel; the sixth has none


def _stem_tigrinya(word: str) -> str:
    """One letter before and one ending behind. "ገንዘበይ", my money, is "ገንዘብ" with another vowel."""
    word = _TIGRINYA_BEFORE.sub("", word.removesuffix("ን") if word.endswith("ንን") else word)
    stemmed = _TIGRINYA_ENDING.sub("", word)
    last = ord(stemmed[-1])
    if stemmed != word and word.endswith("ይ") and last in _ETHIOPIC and last % _ORDERS == 0:
        return stemmed[:-1] + chr(last + _SIXTH)
    return stemmed


_STEMMERS: dict[str, Callable[[str], str]] = {
    "nl": _stem_dutch,
    "en": _stem_english,
    "ar": _stem_arabic,
    "tr": _stem_turkish,
    "pl": _stem_polish,
    "uk": _stem_ukrainian,
    "fa": _stem_persian,
    "ti": _stem_tigrinya,
}
