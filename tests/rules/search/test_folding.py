"""One spelling for every way that people write a word, and no text that upsets it."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from routekaart.search.folding import find_numbers, find_spans, find_words, fold

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
OUR_LETTERS = (
    "aZ09İıŁłéÖßæ'’`-‐ ـءآأؤئةىیکۀھٱًّ٣۴їйґʼሠሐኸዀቐዐፀኣሃ፡።\u200c\u200d\u202b\u00ad\u0301\ud800\x00👍🏽ﷺ"
)
OUR_TEXT = st.text(st.sampled_from(OUR_LETTERS), max_size=30)
TEXTS = ANY_TEXT | OUR_TEXT

SAME = [
    ("İSTANBUL", "istanbul"),
    ("ılık ISI", "ilik isi"),
    ("Łódź", "lodz"),
    ("Straße, cœur, ærø, Đorđe", "strasse, coeur, aero, dorde"),
    ("Eén café", "een cafe"),
    ("ﬁets ĳs ＡＢＣ", "fiets ijs abc"),
    ("مُحَمَّد", "محمد"),
    ("ديــــون", "ديون"),
    ("أإآٱ", "اااا"),
    ("على مسؤول سائل رسالة", "علي مسوول سايل رساله"),
    ("النساء شيء", "النسا شي"),
    ("کتابی", "كتابي"),
    ("خانۀ ما", "خانه ما"),
    ("قبض\u200cها", "قبضها"),
    ("گچپ", "گچپ"),
    ("٠٧٠ ۰۷۰", "070 070"),
    ("П'ять п’ять пʼять", "пять пять пять"),
    ("ґанок їжа його", "ганок іжа иого"),
    ("ሠላም ሐኀ ፀሐይ", "ሰላም ሀሀ ጸሀይ"),
    ("ዓለም ዑ ሡ ፁ ኁ", "አለም ኡ ሱ ጹ ሁ"),
    ("ክኸፍል ገዛኻ ኣለኹ", "ክከፍል ገዛካ አለኩ"),
    ("ይቕረ ምቑራጽ ንምዃን", "ይቅረ ምቁራጽ ንምኳን"),
    ("ኣለኒ ሃገር", "አለኒ ሀገር"),
    ("ዕዳ፡ኣለኒ።", "እዳ አለኒ "),
    ("foto's van 'thuis'", "fotos van 'thuis'"),
    ("schuld\u00adhulp \u202bhuur\u202c", "schuldhulp huur"),
]

WORDS = [
    ("foto's, auto’s & zzp'ers", ["fotos", "autos", "zzpers"]),
    ("PING-loket", ["pingloket", "ping", "loket"]),
    ("e-mail", ["email", "mail"]),
    ("wijk-ggz'er", ["wijkggzer", "wijk", "ggzer"]),
    ("zon- en feestdagen", ["zon", "en", "feestdagen"]),
    ("24-uurs 5-plus", ["24uurs", "24", "uurs", "5plus", "5", "plus"]),
    ('name:huur* (schuld?) "geld', ["name", "huur", "schuld", "geld"]),
    ("huur_toeslag/zorg", ["huur", "toeslag", "zorg"]),
    ("ዕዳ፡ኣለኒ።ሓገዝ", ["እዳ", "አለኒ", "ሀገዝ"]),
    ("'; DROP TABLE--", ["drop", "table"]),
    ("!?… -- 👍🏽 \x00\ud800", []),
]

NUMBERS = [
    ("070 205 70 00", ["0702057000"]),
    ("+31 70 2057000", ["0702057000"]),
    ("+31 (0)70-205.70.00", ["0702057000"]),
    ("0031702057000", ["0702057000"]),
    ("(070) 205 70 00", ["0702057000"]),
    ("٠٧٠ ٢٠٥ ٧٠ ٠٠", ["0702057000"]),
    ("0800-8115", ["08008115"]),
    ("+318008115", ["08008115"]),
    ("14 070", ["14070"]),
    ("+31 14 070", ["14070"]),
    ("+44 20 7946 0958", ["00442079460958"]),
    ("bel 112 of 0800 2000", ["112", "08002000"]),
    ("112 113", ["112113", "112", "113"]),
    ("205 70 00", ["2057000", "205", "70", "00"]),
    ("2263 AB 14", ["2263", "14"]),
    ("B12 3ashra", []),
]


@pytest.mark.parametrize(("typed", "folded"), SAME)
def test_letters_that_are_the_same_to_a_reader_are_the_same(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_are_runs_of_letters_and_digits(text: str, words: list[str]) -> None:
    assert find_words(text) == words


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_a_number_is_one_in_any_notation(text: str, numbers: list[str]) -> None:
    assert find_numbers(text) == numbers


def test_a_softened_k_of_tigrinya_is_a_k_and_no_h() -> None:
    assert fold("ክኸፍል") == fold("ክከፍል") != fold("ክሀፍል")


def test_what_is_folded_stays_for_every_character_there_is() -> None:
    characters = (chr(code) for code in range(sys.maxunicode + 1))
    folded = ((each, once) for each in characters if (once := fold(each)) != each)
    assert [each for each, once in folded if fold(once) != once] == []


@given(TEXTS)
@example("a'\u0301'b")
@example("ŉ ﷺ´s")
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert find_words(once) == find_words(text)


@given(TEXTS)
def test_plain_latin_text_is_folded_like_any_other(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert fold(plain + "é")[:-1] == fold(plain)


@given(TEXTS)
@example("'a''b-c\u0301\u0301 ﷺ")
def test_spans_are_the_words_and_lie_in_the_text(text: str) -> None:
    spans = find_spans(text)
    assert [word for _, _, word in spans] == find_words(text)
    assert [start for start, _, _ in spans] == sorted(start for start, _, _ in spans)
    for start, end, word in spans:
        assert 0 <= start < end <= len(text)
        assert word in find_words(text[start:end])


def test_a_span_has_the_marks_on_its_last_letter() -> None:
    assert find_spans("«شيءً» cafe\u0301!") == [(1, 5, "شي"), (7, 12, "cafe")]


@given(TEXTS)
def test_a_word_is_letters_and_digits_without_marks(text: str) -> None:
    for word in find_words(text):
        assert word.isalnum()
        assert not any(unicodedata.combining(letter) for letter in word)


@given(st.text(st.sampled_from("+0123 9.()-/a"), max_size=40))
def test_numbers_are_digits_and_long_ones_lose_none(text: str) -> None:
    for number in find_numbers(text):
        assert number.isascii()
        assert number.isdigit()


@given(st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True), st.data())
def test_a_telephone_number_may_be_parted_anywhere(number: str, data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "-", "."]), min_size=9, max_size=9))
    typed = "".join(digit + gap for digit, gap in zip(number, [*gaps, ""], strict=True))
    assert find_numbers(f"bel {typed}!") == [number]
    assert find_numbers(f"+31 {typed[1:]}") == [number]
