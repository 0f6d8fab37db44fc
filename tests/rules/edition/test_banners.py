"""Which banners stand above a page, and what one may say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.edition.banners import (
    LONGEST,
    MOST,
    BannerFiles,
    compose,
    find_shown,
    read_banner_file,
    tidy_words,
)
from routekaart.edition.entries import Banner
from routekaart.language.text import Text

DAY = date(2026, 11, 26)
BANNER = """
[donderdag-dicht]
starts_on = 2026-11-24
ends_on = 2026-11-26

[donderdag-dicht.words]
nl = "Donderdag is de bibliotheek dicht."
ar = "المكتبة مغلقة يوم الخميس."
"""


def a_banner(name: str, first: int, last: int, **more: object) -> Banner:
    start = DAY + timedelta(first)
    return Banner(Text(name), start, DAY + timedelta(last), **more)  # type: ignore[arg-type]


@pytest.fixture
def read(tmp_path: Path):
    def run(text: str, written: dict[str, object] | None = None) -> BannerFiles:
        (tmp_path / "banners.toml").write_text(text)
        return compose(read_banner_file(tmp_path), written or {})

    return run


def test_a_banner_is_there_from_its_first_day_to_its_last() -> None:
    banner = a_banner("dicht", 0, 1)
    shown = [len(find_shown([banner], DAY + timedelta(days))) for days in (-1, 0, 1, 2)]
    assert shown == [0, 1, 1, 0]


def test_no_more_than_two_at_once() -> None:
    assert len(find_shown([a_banner(str(each), 0, 0) for each in range(5)], DAY)) == MOST


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert compose(read_banner_file(tmp_path)) == BannerFiles({}, {}, [])


def test_a_banner_in_the_file_is_read(read) -> None:
    files = read(BANNER)
    assert files.problems == []
    assert files.banners["donderdag-dicht"].words["ar"] == "المكتبة مغلقة يوم الخميس."


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Donderdag", "x" * LONGEST, "korter"),
        ("Donderdag", "Donder\\u202edag", "vreemde tekens"),
        ("Donderdag", "Op\\ndonderdag", "op één regel"),
        ("nl =", "de =", "Nederlandse woorden"),
        ("ar =", "xx =", "geen taal van deze site"),
        ("ends_on = 2026-11-26", "ends_on = 2026-11-23", "voor de eerste dag"),
        ("ends_on", "until", "'until' bestaat niet"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(read, old: str, new: str, says: str) -> None:
    problems = read(BANNER.replace(old, new, 1)).problems
    assert any(says in each.says for each in problems), problems


def test_what_officers_wrote_stands_in_its_place(read) -> None:
    theirs = {"words": {"nl": "Nu open."}, "starts_on": "2026-11-24", "ends_on": "2026-11-25"}
    files = read(BANNER, {"banner.donderdag-dicht": theirs, "banner.nieuw": theirs})
    assert files.problems == []
    assert {key: each.words for key, each in files.banners.items()} == {
        "donderdag-dicht": {"nl": "Nu open."},
        "nieuw": {"nl": "Nu open."},
    }
    assert read(BANNER, {"banner.donderdag-dicht": None}).banners == {}


@given(st.text())
def test_nothing_that_cannot_be_seen_is_left(typed: str) -> None:
    tidied = tidy_words(typed)
    assert tidied == tidy_words(tidied)
    assert all(each.isprintable() or each in "\u200c\u200d" for each in tidied)


def test_a_word_of_farsi_keeps_its_form() -> None:
    assert tidy_words(" می\u200cشود \n") == "می\u200cشود"
