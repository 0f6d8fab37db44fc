"""Forms of a word find each other, other words do not, and nothing upsets it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from threading import Barrier, get_ident

import pytest
import Stemmer
from hypothesis import given
from hypothesis import strategies as st

from routekaart.search.folding import find_words, fold
from routekaart.search.stemming import is_stop_word, stem

LOCALES = ("nl", "en", "ar", "tr", "pl", "uk", "fa", "ti")

FAMILIES = {
    "nl": """
        schuld schulden|huur huren|brief brieven briefje briefjes|kind kinderen kindje
        betalen betaal betaalt betaald betaling betalingen|deurwaarder deurwaarders
        huis huizen|les lessen|taal talen|rijbewijs rybewys rijbewijzen|baby baby's
        foto foto's|boete boetes|gezin gezinnen|advies adviezen|subsidie subsidies
        gemeente gemeentes gemeenten|oppas oppassen|arts artsen|school scholen
        scheiden scheiding|verhuren verhuurd|dakloos dakloze daklozen|rekening rekeningen
        uitkering uitkeringen|dief dieven|werkloos werkloze|buurt buurten
    """,
    "en": """
        debt debts|letter letters|child children|rent renting|pay paid paying|bill bills
        evict evicted eviction|lawyer lawyers|house houses|family families
    """,
    "ar": """
        دين ديون الديون بالديون والديون للديون|رسالة الرسالة رسائل الرسائل رسالتي
        قرض القرض قروض|بيت البيت بيتي بيوت|فاتورة فواتير الفواتير فاتورتي
        طفل أطفال الأطفال أطفالي|بلدية البلدية للبلدية|مساعدة المساعدة للمساعدة مساعدات
        هولندي الهولندية هولندية|ضريبة الضرائب|خدمة خدمات الخدمات
    """,
    "tr": """
        borç borc borcum borçlar borcu borcumu borçlarımı borca
        kira kiram kirayı kirası kiramı|mektup mektuplar mektubu
        çocuk cocuk çocuklar çocuğum çocuklarım|kadın kadınlar|vergi vergisi
        fatura faturalar faturaları faturam|yardım yardımı|ev evler evde evden
        ders dersi dersler
    """,
    "pl": """
        dług dlug długi długów długu długami|list listy listów|rachunek rachunki rachunków
        dziecko dzieci|praca pracy pracę|pieniądze pieniędzy|szkoła szkoły szkole
        czynsz czynszu
    """,
    "uk": """
        борг борги боргів боргами|лист листи листів|рахунок рахунки рахунків
        робота роботи роботу|гроші грошей грошима|заборгованість заборгованості
        платити платить|долг долги долгов|безкоштовний безкоштовна безкоштовного
        квартира квартиру|сім'я сім'ю сімʼї
    """,
    "fa": """
        قرض قرض‌ها قرضهای قرضم قروض|نامه نامه‌ها نامه‌های|بدهی بدهی‌ها بدهی‌هایم
        خانه خانه‌ام خانه‌ها|کودک کودکان|وکیل وکیل‌ها وكلا|بچه بچه‌ها بچه‌هایم|قبض قبوض
        پول پولم|سالمند سالمندان|می‌ترسم ترسم|می‌زند زند|میفهمم فهمم
    """,
    "ti": """
        ዕዳ ዕዳይ ዕዳታት|ገንዘብ ገንዘበይ ብገንዘብ|ቅብሊት ቅብሊታት|ገዛ ገዛውቲ ገዛይ|ደብዳቤ ደብዳቤታት ደብዳቤይ|ክዳን ክዳንን
        ሓገዝ ንሓገዝ ሐገዝ|ቋንቋ ቋንቋታት|ስደተኛ ስደተኛታት|ገዛካ ገዛኻ
    """,
}
STRANGERS = {
    "nl": "schuld school|afval afvallen|stelen stellen|les lezen|over overheid|open openbaar",
    "en": "rent letter|child chill",
    "ar": "بطاقة طاقة|دين والدين|بيت بنت",
    "tr": "kira kirli kiracı|kadın kat|iş issiz",
    "pl": "dług długopis|list listopad",
    "uk": "борг борода|лист лис",
    "fa": "دادگاه داد|سال سالمند|زندگی زندانی|خانه خانم|میوه وه|میهمان همان",
    "ti": "ዕዳ ዓዲ|ገዛ ገንዘብ",
}
TELLING = {
    "nl": "niet geen zonder uit kwijt niks niets nooit alleen tegen brief geld werk huur ziek",
    "en": "no not never nothing without off out lost alone cant dont debt id ill work",
    "ar": "ما لا ليس بدون غير مش لم لن فلوس ديون بيت وحيد",
    "tr": "yok değil iş su borç yalnız kira para açım kayıp",
    "pl": "nie bez brak nic nigdy sama dług list praca",
    "uk": "не ні немає нема без нет ніколи борг лист робота один",
    "fa": "نه نیست ندارم نداریم بدون نمی هیچ تنها پول قرض",
    "ti": "የለን የብለይን ብዘይ ኣይኮነን ዕዳ ገንዘብ",
}


def _lists_of(table: dict[str, str]) -> list[tuple[str, list[str]]]:
    groups = ((locale, row.replace("\n", "|").split("|")) for locale, row in table.items())
    return [(locale, each.split()) for locale, rows in groups for each in rows if each.strip()]


@pytest.mark.parametrize(("locale", "family"), _lists_of(FAMILIES))
def test_the_forms_of_a_word_have_one_stem(locale: str, family: list[str]) -> None:
    assert len({stem(fold(word), locale) for word in family}) == 1, family


@pytest.mark.parametrize(("locale", "words"), _lists_of(STRANGERS))
def test_other_words_have_other_stems(locale: str, words: list[str]) -> None:
    assert len({stem(fold(word), locale) for word in words}) == len(words), words


@given(st.text(max_size=60), st.sampled_from([*LOCALES, "xx"]))
def test_any_word_has_a_stem_that_is_folded(text: str, locale: str) -> None:
    for word in find_words(text):
        stemmed = stem(word, locale)
        assert stemmed
        assert stemmed.isalnum()
        assert fold(stemmed) == stemmed


_FORMS = [
    (fold(word), locale) for locale, words in _lists_of(FAMILIES | STRANGERS) for word in words
]


@given(st.sampled_from(_FORMS), st.text(st.sampled_from("اليتوهكنsmenjtdzfаиківтይትን"), max_size=4))
def test_any_ending_leaves_a_folded_stem(form: tuple[str, str], ending: str) -> None:
    word, locale = form
    stemmed = stem(word + ending, locale)
    assert stemmed.isalnum()
    assert fold(stemmed) == stemmed


@pytest.mark.parametrize("word", ["", "\ud800", "a b", "x" * 10_000, "0702057000", "é*"])
def test_what_is_no_word_stays(word: str) -> None:
    assert [stem(word, locale) for locale in LOCALES] == [word] * len(LOCALES)


def test_every_thread_has_a_stemmer_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    makers: list[int] = []
    real = Stemmer.Stemmer

    def make(algorithm: str, kept: int) -> Stemmer.Stemmer:
        makers.append(get_ident())
        return real(algorithm, kept)

    stem.__wrapped__("schulden", "nl")
    monkeypatch.setattr("Stemmer.Stemmer", make)
    at_once = Barrier(2)

    def stem_beside_another(word: str) -> tuple[int, str]:
        at_once.wait(timeout=5)
        return get_ident(), stem.__wrapped__(word, "nl")

    with ThreadPoolExecutor(2) as threads:
        said = dict(threads.map(stem_beside_another, ["schulden", "brieven"]))
    assert sorted(makers) == sorted(said)
    assert sorted(said.values()) == ["brief", "schuld"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_stop_word_is_folded_and_never_turns_a_sentence_round(locale: str) -> None:
    kept = {fold(word) for word in TELLING[locale].split()}
    assert {word for word in kept if is_stop_word(word, locale)} == set()


SENTENCES = [
    ("nl", "Ik kan mijn huur niet betalen", ["huur", "niet", "betalen"]),
    ("nl", "Wie kan mij helpen met een brief van de deurwaarder?", ["brief", "deurwaarder"]),
    ("nl", "Waar vind ik hulp bij schulden, alstublieft", ["schulden"]),
    ("en", "I need help with my debts please", ["debts"]),
    ("en", "I'm looking for someone who can read this letter", ["read", "letter"]),
    ("ar", "أحتاج مساعدة في الديون من فضلكم", ["الديون"]),
    ("ar", "ما عندي فلوس", ["ما", "فلوس"]),
    ("tr", "Borcum için yardım istiyorum", ["borcum"]),
    ("pl", "Potrzebuję pomocy, nie mogę zapłacić czynszu", ["nie", "zaplacic", "czynszu"]),
    ("uk", "Мені потрібна допомога з боргами", ["боргами"]),
    ("fa", "برای پرداخت قرض به کمک نیاز دارم", ["پرداخت", "قرض"]),
    ("ti", "ሓገዝ ንዕዳ የድልየኒ", ["ንእዳ"]),
]


@pytest.mark.parametrize(("locale", "sentence", "content"), SENTENCES)
def test_of_a_sentence_what_is_sought_is_left(
    locale: str, sentence: str, content: list[str]
) -> None:
    words = find_words(sentence)
    assert [word for word in words if not is_stop_word(word, locale)] == [*map(fold, content)]


def test_no_word_is_a_stop_word_of_an_unknown_language() -> None:
    common = chain.from_iterable(find_words(sentence) for _, sentence, _ in SENTENCES)
    assert not any(is_stop_word(word, "xx") for word in common)
