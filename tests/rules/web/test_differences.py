"""What went and what came is marked, word by word in a text and line by line in a list."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from routekaart.web.kit.differences import MOST_WORDS, compare, compare_lines, compare_words

TEXTS = st.text(alphabet="abc <&\n\t.,é", min_size=1, max_size=40)


def test_only_the_words_that_changed_are_marked() -> None:
    before, after = compare_words("U krijgt hulp bij geld.", "U krijgt snel hulp bij schulden.")
    assert before == ["U krijgt hulp bij <del>geld.</del>"]
    assert after == ["U krijgt <ins>snel</ins> hulp bij <ins>schulden.</ins>"]


def test_a_word_that_moved_to_another_line_is_the_same_word() -> None:
    assert compare_words("Kom binnen", "Kom\nbinnen").after == ["Kom\nbinnen"]


def test_of_a_list_the_lines_are_marked() -> None:
    before, after = compare_lines(["maandag", "dinsdag"], ["maandag", "vrijdag", "zondag"])
    assert before == ["maandag", "<del>dinsdag</del>"]
    assert after == ["maandag", "<ins>vrijdag</ins>", "<ins>zondag</ins>"]


def test_where_there_was_nothing_it_is_said_so() -> None:
    before, after = compare("service.ping", "alert", None, '"Let op"')
    assert before == ['<span class="detail">Niets ingevuld</span>']
    assert after == ["<ins>Let op</ins>"]


def test_a_very_long_text_is_marked_as_a_whole_and_soon() -> None:
    began = time.process_time()
    before, after = compare_words("a " * 20 * MOST_WORDS, "a " * 20 * MOST_WORDS + "b")
    assert before[0].startswith("<del>")
    assert after[0].startswith("<ins>")
    assert time.process_time() - began < 5


@given(TEXTS, TEXTS)
def test_both_sides_read_as_they_were_written(before: str, after: str) -> None:
    sides = compare_words(before, after)
    assert (as_read(sides.before), as_read(sides.after)) == (before, after)


def as_read(side: list[Markup]) -> str:
    return Markup(re.sub("</?(del|ins)>", "", side[0])).unescape()
