"""Sentences end where a reader takes a breath, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.language.plain_dutch.sentences import count_words, sentences

WHOLE = [
    "Bel tel. 14 070 en vraag naar de regisseur.",
    "Tel. 14 070",
    "Kom om 9.00 uur of bel 070 300 88 34.",
    "Neem papieren mee, bijv. uw huurcontract, een brief enz. en uw pas.",
    "Daar helpen o.a. Woej en S&W u verder.",
    "Vraag naar mevr. De Vries of dhr. Bakker.",
    "J. Jansen leest met u mee.",
    "Kijk op www.geldfit.nl/hulp of mail info@lv.nl.",
    "Het kost € 2,50 per keer.",
    'Zegt iemand "Nee!" tegen u?',
    "Wacht… en bel dan.",
    "Hulp met formulieren",
]

PARTED = [
    ("Bel ons. Kom langs!", ["Bel ons.", "Kom langs!"]),
    (
        "Een mens heeft tijd voor u. U krijgt hulp.",
        ["Een mens heeft tijd voor u.", "U krijgt hulp."],
    ),
    ("Denkt u hieraan? 113 luistert.", ["Denkt u hieraan?", "113 luistert."]),
    ("Er is kleding enz. Kom kijken.", ["Er is kleding enz.", "Kom kijken."]),
    ("Er is kleding e.d. Kom kijken.", ["Er is kleding e.d.", "Kom kijken."]),
    ("Het is dicht. 's Avonds is het open.", ["Het is dicht.", "'s Avonds is het open."]),
    ('Kies: "Klopt er iets niet?".\nOf mail.', ['Kies: "Klopt er iets niet?".', "Of mail."]),
    (
        "Een zin\nover twee regels. En dan nog een.",
        ["Een zin\nover twee regels.", "En dan nog een."],
    ),
    ("Neem mee:\n- uw pas\n- uw brief", ["Neem mee:", "- uw pas", "- uw brief"]),
    ("Doe dit:\n1. bel ons\n2. kom langs", ["Doe dit:", "1. bel ons", "2. kom langs"]),
    ("Een titel\n\nen een alinea", ["Een titel", "en een alinea"]),
    ("…", []),
    ("", []),
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text):
    assert [each.words for each in sentences(text)] == [text]


@pytest.mark.parametrize(("text", "parts"), PARTED)
def test_more_sentences_are_parted(text, parts):
    assert [each.words for each in sentences(text)] == parts


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Bel 14 070.", 2),
        ("Bel 070 300 88 34 of 112.", 4),
        ("Open: 9.00 - 12.00 uur", 3),
        ("Kom in het PING-loket – elke week!", 6),
        ("S&W en/of foto's", 3),
        ("U betaalt € 2,50.", 3),
        ("", 0),
    ],
)
def test_a_word_is_what_is_said(sentence, count):
    assert count_words(sentence) == count


@given(st.text(st.sampled_from("aB1 .!?\n-\"'…ë"), max_size=60))
def test_every_sentence_stands_where_it_is_said_to_and_no_word_is_lost(text):
    found = list(sentences(text))

    for each in found:
        assert text[each.at : each.at + len(each.words)] == each.words
    told = "".join(each.words for each in found)
    assert [each for each in told if each.isalnum()] == [each for each in text if each.isalnum()]


WORDS = st.sampled_from(["kom", "bel", "brief", "14", "geld", "u", "Woej", "Leidschendam-Noord"])
SENTENCE = st.tuples(st.lists(WORDS, min_size=1, max_size=20), st.sampled_from(".!?")).map(
    lambda drawn: " ".join(("Nu", *drawn[0])) + drawn[1]
)


@given(st.lists(SENTENCE, max_size=5), st.sampled_from([" ", "\n", "  "]))
def test_sentences_put_together_come_apart_again(written, gap):
    found = [each.words for each in sentences(gap.join(written))]

    assert found == written
    assert all(count_words(each) <= len(each.split()) for each in found)
