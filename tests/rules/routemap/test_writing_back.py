"""What officers wrote over the map stands in the files as if people had written it there."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.routemap.content_files import compose, read_map_files
from routekaart.routemap.content_writing import write_back
from routekaart.routemap.walk import find_step_before
from routekaart.routemap.written_over import entries_of, put_over

BEGIN = """\
# Waar het begint.

[map]
start = "begin"
elsewhere = "anders"
emergency = ["112"]

[question.begin]
asks = "Waar gaat het over?"

[[question.begin.answers]]
key = "geld"
says = "Geld"
goes_to = "geld"

# Voor wie niets vindt

[outcome.anders]
title = "Wij zoeken mee"
first = ["112"]
safety_net = "112"
"""

MONEY = """\
[question.geld]
asks = "Wat is er?"   # van het papier

[[question.geld.answers]]
key = "schulden"
says = "Ik heb schulden"
goes_to = "schulden"

# Groep 2
[outcome.schulden]
title = "Hier is hulp"
first = ["112"]
also = { topics = ["geld"] }
safety_net = "112"
"""


def answer(key: str, goes_to: str, says: str = "Ja") -> dict[str, Any]:
    return {"key": key, "says": says, "goes_to": goes_to}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path)


def write_pack(folder: Path) -> Path:
    (folder / "begin.toml").write_text(BEGIN)
    (folder / "geld.toml").write_text(MONEY)
    return folder


def export(folder: Path, written: dict[str, Any]) -> dict[str, str]:
    """Write back; gives the content of the files that changed, by name."""
    changed = write_back(read_map_files(folder), written)
    for file, content in changed.items():
        file.write_bytes(content)
    return {file.name: content.decode() for file, content in changed.items()}


def test_where_nothing_changed_no_file_is_touched(folder: Path) -> None:
    same = entries_of(read_map_files(folder))
    assert export(folder, {}) == export(folder, same) == {}


def test_a_changed_entry_stays_in_its_place_with_the_comments_around_it(folder: Path) -> None:
    table = {"title": "Er is hulp", "first": ["112"], "safety_net": "112"}
    assert export(folder, {"outcome.anders": table}) == {
        "begin.toml": BEGIN.replace("Wij zoeken mee", "Er is hulp")
    }
    table |= {"also": {"topics": ["geld"], "age": 20}}
    assert export(folder, {"outcome.schulden": table}) == {
        "geld.toml": MONEY.replace("Hier is hulp", "Er is hulp").replace(
            '["geld"] }', '["geld"], age = 20 }'
        )
    }


def test_what_is_new_stands_in_the_file_of_the_question_that_leads_to_it(folder: Path) -> None:
    written = {
        "outcome.boete": {"title": "Boete", "first": ["112"], "safety_net": "112"},
        "question.nieuw": {"asks": "En nu?", "answers": [answer("boete", "boete")]},
        "question.geld": {"asks": "Wat is er?", "answers": [answer("nieuw", "nieuw")]},
    }
    changed = export(folder, written)
    assert changed.keys() == {"geld.toml"}
    assert changed["geld.toml"].endswith(
        '\n\n[question.nieuw]\nasks = "En nu?"\n\n[[question.nieuw.answers]]\n'
        'key = "boete"\nsays = "Ja"\ngoes_to = "boete"\n\n'
        '[outcome.boete]\ntitle = "Boete"\nfirst = ["112"]\nsafety_net = "112"\n'
    )


def test_what_nothing_leads_to_stands_where_the_map_begins(folder: Path) -> None:
    changed = export(folder, {"outcome.los": {"title": "Los", "first": [], "safety_net": "112"}})
    assert changed.keys() == {"begin.toml"}


def test_what_was_taken_away_is_gone_and_the_rest_stays(folder: Path) -> None:
    assert export(folder, {"outcome.schulden": None}) == {
        "geld.toml": MONEY[: MONEY.index("[outcome")]
    }
    assert entries_of(read_map_files(folder)).keys() == {
        "map", "question.begin", "question.geld", "outcome.anders"
    }  # fmt: skip


def test_the_head_of_the_map_can_change_too(folder: Path) -> None:
    head = {"start": "geld", "elsewhere": "anders", "emergency": ["112", "113"]}
    changed = export(folder, {"map": head})
    assert changed["begin.toml"] == BEGIN.replace('"begin"', '"geld"', 1).replace(
        '["112"]\n\n[q', '["112", "113"]\n\n[q'
    )


def test_the_way_back_does_not_change_by_writing_over_a_question(folder: Path) -> None:
    """It leads to the first question that leads here, in the order of the files."""
    files = read_map_files(folder)
    both = {"asks": "Waar?", "answers": [answer("a", "schulden"), answer("b", "geld")]}
    route_map = compose(files, {}, {"question.begin": both}).route_map
    step = find_step_before(route_map, "schulden")
    assert step is not None
    assert step.key == "begin"


@pytest.mark.parametrize(
    "layout",
    [
        '[question]\ngeld = { asks = "Wat?", answers = [] }\n',
        '[question]\ngeld.asks = "Wat?"\ngeld.answers = []\n',
        "question.geld.asks = '''\n[outcome.schulden]\n# '''\n",
        '["question"."geld"]\r\nasks = "Wat?"\r\n',
        '[outcome.schulden]\ntitle = """\n[question.geld]\n"""\n[question.geld]\nasks = "Wat?"',
        '[question.geld]\nasks = "W"\n[outcome.x]\ntitle = "X"\n[[question.geld.answers]]\nkey="a"',
    ],
)
def test_however_a_file_is_laid_out_it_says_what_was_written(folder: Path, layout: str) -> None:
    (folder / "geld.toml").write_text(layout, newline="")
    files = read_map_files(folder)
    written = {"question.geld": {"asks": "Anders?", "answers": [answer("a", "anders")]}}
    wanted = entries_of(put_over(files, written))
    export(folder, written)
    assert entries_of(read_map_files(folder)) == wanted


WORDS = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12
) | st.sampled_from(
    ['"""', "'''", '"\n[question.kwaad]\nasks = "', "# geen commentaar", "\\", "\r\n", "\x00\x7f"]
)
KEYS = st.sampled_from(["begin", "geld", "schulden", "nieuw", "anders", "jong", "a", "b"])
ANSWERS = st.lists(
    st.builds(answer, KEYS, KEYS, WORDS)
    | st.fixed_dictionaries({"key": KEYS}, optional={"says": WORDS, "urgent": st.booleans()}),
    max_size=4,
)
QUESTIONS = st.fixed_dictionaries(
    {"asks": WORDS}, optional={"answers": ANSWERS, "discreet": st.booleans(), "explains": WORDS}
)
OUTCOMES = st.fixed_dictionaries(
    {"title": WORDS, "first": st.lists(WORDS, max_size=3)},
    optional={"also": st.fixed_dictionaries({"topics": st.lists(WORDS, max_size=2)})},
)
HEADS = st.fixed_dictionaries({"start": KEYS, "elsewhere": KEYS, "emergency": st.lists(WORDS)})
WRITTEN = st.builds(
    lambda *parts: {name: table for part in parts for name, table in part.items()},
    st.dictionaries(KEYS.map("question.{}".format), st.none() | QUESTIONS),
    st.dictionaries(KEYS.map("outcome.{}".format), st.none() | OUTCOMES),
    st.fixed_dictionaries({}, optional={"map": HEADS}),
)


@given(WRITTEN)
def test_whatever_was_written_reads_back_the_same_in_the_same_order(
    written: dict[str, Any],
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = write_pack(Path(made))
        before = compose(read_map_files(folder), {}, written)
        wanted = entries_of(put_over(read_map_files(folder), written))
        export(folder, written)
        files = read_map_files(folder)
        assert entries_of(files) == wanted
        again = compose(files, {})
        assert again.route_map == before.route_map
        assert [*again.route_map.questions] == [*before.route_map.questions]
        assert export(folder, written) == {}, "a second time there is nothing to write"
