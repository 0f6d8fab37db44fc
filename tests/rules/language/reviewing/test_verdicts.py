"""A reviewer's word counts only for what he saw, and none of his words is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.language.fingerprints import fingerprint
from routekaart.language.reviewing import values
from routekaart.language.reviewing.review_text import Place, ReviewText
from routekaart.language.reviewing.verdicts import Row, weigh

PLACE = Place("Hulp", "/en/")
MONEY = ReviewText("content.a.b.c", PLACE, "Geld", "Money", "machine")


def row(text: ReviewText = MONEY, good: str = "", better: str = "", **other: str) -> Row:
    marks = fingerprint(text.dutch), fingerprint(text.words)
    return Row(2, text.code, *marks, text.words, good, better)._replace(**other)


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        (row(), "none", ""),
        (row(good="goed"), "reviewed", "Money"),
        (row(good="X"), "reviewed", "Money"),
        (row(better="Cash"), "bettered", "Cash"),
        (row(better=" Cash \r\n and  coins\n"), "bettered", "Cash and coins"),
        (row(better="Money"), "reviewed", "Money"),
        (row(good="goed", better="Money"), "reviewed", "Money"),
        (row(shown="Money \n"), "none", ""),
        (row(better="=1+1"), "bettered", "=1+1"),
        (row(better="+31 6"), "bettered", "+31 6"),
    ],
)
def test_what_was_said_of_a_text_as_it_is(said, kind, words):
    assert weigh(said, MONEY)[:2] == (kind, words)


def test_what_was_taken_over_before_is_known():
    after = MONEY._replace(words="Cash", state="reviewed")

    assert weigh(row(better="Cash"), after) == ("known", "Cash", "")
    assert weigh(row(good="goed"), MONEY._replace(state="reviewed")).kind == "known"


@pytest.mark.parametrize(
    ("said", "today", "says"),
    [
        (row(good="goed"), None, "deze tekst is er niet meer"),
        (row(good="goed"), MONEY._replace(dutch="Geld en zo"), "'Geld en zo'"),
        (row(good="goed"), MONEY._replace(words="Coins"), "de vertaling is nu 'Coins'"),
        (
            row(better="Cash"),
            MONEY._replace(words="Coins", state="reviewed"),
            "iemand anders koos 'Coins'",
        ),
        (row(good="nee"), MONEY, "'nee'"),
        (row(good="goed", better="Cash"), MONEY, "allebei"),
        (row(shown="Cash"), MONEY, "in de kolom 'Beter'"),
        (row(shown="Cash", good="goed"), MONEY, "zet haar terug"),
        (row(better="Ca\ue000sh"), MONEY, "U+E000"),
        (row(better="Ca\x01sh"), MONEY, "U+0001"),
    ],
)
def test_a_conflict_says_why_and_keeps_the_words(said, today, says):
    verdict = weigh(said, today)

    assert verdict.kind == "conflict"
    assert says in verdict.says
    assert verdict.words == (said.better or said.shown)


def test_an_untranslated_text_is_not_good():
    empty = MONEY._replace(words="", state="untranslated")

    assert weigh(row(empty, good="goed"), empty).kind == "conflict"
    assert weigh(row(empty, better="Money"), empty) == ("bettered", "Money", "")


def test_good_makes_a_stale_text_reviewed():
    stale = MONEY._replace(state="stale")

    assert weigh(row(stale, good="goed"), stale).kind == "reviewed"


def test_lines_stay_lines_where_the_dutch_has_them():
    listed = MONEY._replace(dutch="- a\n- b", words="- c\n- d")

    assert weigh(row(listed, better="- e\r\n\r\n- f "), listed).words == "- e\n- f"


def test_a_text_that_refuses_a_wording_keeps_its_own():
    picky = MONEY._replace(find_slip=lambda better: "Dat kan niet.")

    assert weigh(row(picky, better="Cash"), picky) == ("conflict", "Cash", "Dat kan niet.")
    assert weigh(row(picky, good="goed"), picky).kind == "reviewed"


@given(st.text(), st.text(), st.text(min_size=1), st.text())
def test_no_verdict_ever_loses_what_was_written(good, better, words, shown):
    text = MONEY._replace(words=words)
    said = row(text, good=good.strip(), better=better.strip())._replace(shown=shown.strip())
    verdict = weigh(said, text)

    if verdict.kind == "none":
        assert not said.better
    elif verdict.kind == "conflict":
        assert verdict.words == (said.better or said.shown)
        assert verdict.says
    elif said.better:
        assert fingerprint(verdict.words) == fingerprint(said.better)
    else:
        assert verdict.words == words


@pytest.mark.parametrize(
    ("dutch", "better", "says"),
    [
        (("Tot %(time)s",), "Until %(time)s", None),
        (("Tot %(time)s",), "Until", "'%(time)s' hoort er ook in"),
        (("Tot %(time)s",), "Until %(tijd)s", "'%(tijd)s' staat niet"),
        (("Tot %(time)s",), "Until %(time)s, 5 % off", "%%"),
        (("Tot %(time)s",), "Until %(time)s, 5 %% off", None),
        (("Gratis",), "100 % free", None),
        (("Gratis",), "%(free)s", "'%(free)s'"),
        (("%(num)s dag", "%(num)s dagen"), "one day", None),
        (("%(num)s dag", "%(num)s dagen"), "%(num)s days", None),
        (("%(num)s dag", "%(num)s dagen"), "%(n)s days", "'%(n)s'"),
    ],
)
def test_values_come_along_exactly(dutch, better, says):
    found = values.find_slip(dutch, better)

    assert found is None if says is None else says in str(found)
    if found is None and "%(" in better:
        assert better % {"time": 1, "num": 1}


def test_what_a_person_wrote_is_reviewed_only_when_somebody_says_so():
    written = MONEY._replace(words="Cash", state="human")

    assert weigh(row(better="Cash"), written).kind == "known"
    assert weigh(row(written, good="goed"), written).kind == "reviewed"


def test_what_is_far_longer_than_its_dutch_is_another_text():
    assert values.find_slip_in_prose("Geld", "Money") is None
    assert values.find_slip_in_prose("Geld", "Money " * 50)
    assert values.find_slip_in_prose("Om %(time)s", "At noon")
