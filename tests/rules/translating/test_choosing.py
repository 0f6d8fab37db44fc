"""Whoever works through a list of texts meets each of them, also when texts leave the list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routekaart.translating.choosing import Choice, turn_to
from routekaart.translating.live_texts import LiveText
from routekaart.translating.standing import Standing

STALE = Choice(state="stale")


def texts(states: list[str]) -> list[LiveText]:
    return [
        LiveText(f"service.s{number}.summary", "Geld", Standing("Money", state))  # type: ignore[arg-type]
        for number, state in enumerate(states)
    ]


STATES = st.lists(st.sampled_from(["stale", "human"]), max_size=12)


@given(STATES, st.integers(1, 4))
def test_turning_on_meets_each_text_once_and_turning_back_too(states, size):
    every = texts(states)
    wanted = [text for text in every if STALE.holds(text)]
    met, after = [], ""
    while True:
        page = turn_to(every, STALE, after, size)
        assert page.first == len(met) + 1
        assert page.total == len(wanted)
        if met:
            back = turn_to(every, STALE, page.previous or "", size)
            assert back.texts == met[-size:]
        else:
            assert page.previous is None
        met += page.texts
        if page.following is None:
            break
        after = page.following
    assert met == wanted


@given(STATES, st.integers(1, 4), st.data())
def test_what_was_mended_meanwhile_passes_nothing_over(states, size, data):
    every = texts(states)
    page = turn_to(every, STALE, "", size)
    if page.following is None:
        return
    mended = data.draw(st.sets(st.sampled_from([text.key for text in page.texts])))
    later = [
        text._replace(standing=Standing("Cash", "human")) if text.key in mended else text
        for text in every
    ]
    following = turn_to(later, STALE, page.following, size).texts
    assert following == [text for text in every if STALE.holds(text)][size : 2 * size]


def test_words_are_looked_for_in_both_languages_and_in_the_key():
    every = texts(["stale", "human"])
    for words in ("geld", "MONEY", "s1", ""):
        assert turn_to(every, Choice(words=words), "", 20).texts
    assert not turn_to(every, Choice(words="huur"), "", 20).texts
    assert not turn_to(every, Choice(part="map"), "", 20).texts
    assert turn_to(every, Choice(), "service.weg.summary", 20).first == 1
