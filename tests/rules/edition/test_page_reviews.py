"""Of a page it is known which Dutch it was made from, and which pieces a person stands for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.edition.page_origins import (
    is_reviewed,
    mark_of,
    origins_file,
    read_origins,
    review,
    stale_pieces,
    update,
    write_origins,
)
from routekaart.edition.page_pairs import find_slip, pair_pieces, put_in, split_pieces
from routekaart.edition.pages import KEYS, read_pages, stale_pages, updated_origins

DAY = date(2026, 12, 1)
DUTCH = "# Over\n\nWij helpen.\nElke dag.\n\n- [Bel](tel:14070)\n- Kom\n\n## Vraag\n\nMail ons.\n"
ENGLISH = "# About\n\nWe help.\n\n- [Call](tel:14070)\n- Come\n\n## Question\n\nMail us.\n"
PAIRS = pair_pieces(DUTCH, ENGLISH)
ALL = {mark_of(pair) for pair in PAIRS}


def test_a_page_is_read_in_pieces_without_their_marks():
    assert [(each.line, each.kind, each.words) for each in split_pieces(DUTCH)] == [
        (1, "heading", "Over"),
        (3, "paragraph", "Wij helpen.\nElke dag."),
        (6, "list", "- [Bel](tel:14070)\n- Kom"),
        (9, "heading", "Vraag"),
        (11, "paragraph", "Mail ons."),
    ]


def test_pages_of_another_form_are_one_piece():
    (pair,) = pair_pieces(DUTCH, ENGLISH.replace("\n- Come", ""))

    assert pair.dutch.words == DUTCH.strip()
    assert put_in("# Old\n\nold\n", {pair.translation: "# New\n\nnew"}) == "# New\n\nnew\n"


def test_better_words_take_the_place_of_one_piece():
    better = {
        PAIRS[0].translation: "About us",
        PAIRS[2].translation: "- [Ring](tel:14070)\n- Visit",
    }

    assert put_in(ENGLISH, better) == ENGLISH.replace("About", "About us").replace(
        "[Call]", "[Ring]"
    ).replace("- Come", "- Visit")
    assert put_in(ENGLISH, {}) == ENGLISH


@pytest.mark.parametrize(
    ("number", "better", "says"),
    [
        (0, "About us", None),
        (0, "About\nus", "één stuk"),
        (1, "We help you.\nAlways.", None),
        (1, "# We help", "één stuk"),
        (1, "- We help", "één stuk"),
        (1, "We help\n\nyou", "één stuk"),
        (1, "[We](https://evil.example) help", "adressen"),
        (2, "- [Ring](tel:14070)\n- Visit", None),
        (2, "- [Ring](tel:14070)", "elke regel"),
        (2, "[Ring](tel:14070)\nVisit", "elke regel"),
        (2, "- Ring\n- Visit", "adressen"),
    ],
)
def test_a_wording_must_have_the_form_of_its_piece(number, better, says):
    found = find_slip(PAIRS[number], better)

    assert found is None if says is None else says in str(found)


def test_a_page_is_reviewed_when_every_piece_is():
    new = update(None, DUTCH, ENGLISH)
    half = review(new, DUTCH, ENGLISH, set(list(ALL)[:2]), DAY)
    whole = review(half, DUTCH, ENGLISH, ALL, date(2026, 12, 9))

    assert [is_reviewed(each, DUTCH, ENGLISH) for each in (None, new, half, whole)] == [
        False,
        False,
        False,
        True,
    ]
    assert sorted(whole.reviewed.values()) == [DAY] * 2 + [date(2026, 12, 9)] * 3
    assert not is_reviewed(whole, DUTCH, ENGLISH.replace("We help", "We aid"))
    assert not is_reviewed(whole, DUTCH.replace("Elke dag", "Soms"), ENGLISH)


def test_changed_dutch_is_stale_until_the_translation_follows():
    origin = update(None, DUTCH, ENGLISH)
    changed = DUTCH.replace("Elke dag", "Soms")

    assert stale_pieces(origin, DUTCH, ENGLISH) == []
    assert [each.line for each in stale_pieces(origin, changed, ENGLISH)] == [3]
    assert update(origin, changed, ENGLISH) == origin
    followed = ENGLISH.replace("We help", "We sometimes help")
    assert stale_pieces(update(origin, changed, followed), changed, followed) == []
    shorter = DUTCH.replace("\n## Vraag\n\nMail ons.\n", "")
    assert [each.line for each in stale_pieces(origin, shorter, ENGLISH)] == [1]


def test_who_looks_at_a_part_leaves_the_rest_stale():
    changed = DUTCH.replace("Elke dag", "Soms").replace("Mail ons", "Bel ons")
    pairs = pair_pieces(changed, ENGLISH)
    origin = update(None, DUTCH, ENGLISH)

    part = review(origin, changed, ENGLISH, {mark_of(pairs[1])}, DAY)
    assert stale_pieces(part, changed, ENGLISH)
    whole = review(part, changed, ENGLISH, {mark_of(pair) for pair in pairs}, DAY)
    assert stale_pieces(whole, changed, ENGLISH) == []


LINES = st.lists(st.sampled_from(["# A", "## B", "- c", "d", "", " ", "e f", "-x"]), max_size=12)


@given(LINES, LINES)
def test_every_word_of_a_page_is_in_one_pair(dutch, translation):
    pairs = pair_pieces("\n".join(dutch), "\n".join(translation))
    words = [line for pair in pairs for line in pair.translation.words.split("\n")]

    said = [line.lstrip("# ") for line in translation if line.strip()]
    assert [line.lstrip("# ") for line in words if line.strip()] == said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for locale, text in (("nl", DUTCH), ("en", ENGLISH)):
        for key in KEYS:
            file = tmp_path / locale / f"{key}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return tmp_path


def test_what_was_written_is_read_again_and_a_second_round_changes_nothing(folder):
    file = origins_file(folder, "en")
    file.write_bytes(updated_origins(folder, "en") or b"")
    whole = review(read_origins(folder, "en").origins["privacy"], DUTCH, ENGLISH, ALL, DAY)
    file.write_bytes(write_origins(read_origins(folder, "en").origins | {"privacy": whole}))

    assert updated_origins(folder, "en") == file.read_bytes()
    assert updated_origins(folder, "ar") is None
    pages = read_pages(folder)
    assert pages.problems == []
    assert {key: page.reviewed for key, page in pages.pages["en"].items()} == {
        "over": False,
        "privacy": True,
        "toegankelijkheid": False,
    }


def test_stale_dutch_is_named_where_it_stands(folder):
    origins_file(folder, "en").write_bytes(updated_origins(folder, "en") or b"")
    assert list(stale_pages(folder, "en")) == []
    (folder / "nl" / "over.md").write_text(DUTCH.replace("Mail ons", "Bel"), encoding="utf-8")

    (problem,) = stale_pages(folder, "en")

    assert (problem.file.name, problem.line) == ("over.md", 11)
    assert "en/over.md" in problem.says


@pytest.mark.parametrize("content", ["[over", '[over]\ndutch = "x"', "over = 1"])
def test_a_broken_file_of_origins_is_a_problem_and_not_a_review(folder, content):
    origins_file(folder, "en").write_text(content, encoding="utf-8")

    pages = read_pages(folder)

    assert [each.file.name for each in pages.problems][:1] == ["origins.toml"]
    assert not pages.pages["en"]["over"].reviewed
