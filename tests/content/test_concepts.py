"""Concepts out of files: read and checked, each slip named with its file and its line."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from routekaart.cli.content_check import find_problems
from routekaart.cli.content_export import copy_rest
from routekaart.concepts import checks
from routekaart.concepts.checks import Destinations
from routekaart.concepts.concept import Concept
from routekaart.concepts.content_files import read_concepts

ROOT = Path(__file__).parents[2]
MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

MONEY = """\
[schulden]
route = "schulden"
topics = ["geld"]
services = ["kredietbank", "servicepunt"]

[schulden.words]
nl = ["Schulden", "rood staan"]
en = ["Debts", "in the red"]
ti = [
  "ዕዳ",
  "eda",
]
"""

DANGER = """\
[slaan]
line = "veilig-thuis"
words = { nl = ["Geweld thuis", "hij slaat mij"] }
"""

KNOWN = Destinations(
    services={"kredietbank", "servicepunt", "veilig-thuis", "noppes"},
    inactive={"noppes"},
    lines={"veilig-thuis"},
    topics={"geld"},
    pages={"schulden", "huis-uit"},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files in which nothing is wrong."""
    (tmp_path / "geld.toml").write_text(MONEY, encoding="utf-8")
    (tmp_path / "gevaar.toml").write_text(DANGER, encoding="utf-8")
    return tmp_path


def told(folder: Path, known: Destinations = KNOWN) -> list[str]:
    found = checks.problems(read_concepts(folder), known)
    return [f"{each.file.name}:{each.line}: {each.says}" for each in found]


def change(folder: Path, old: str, new: str) -> None:
    for file in sorted(folder.glob("*.toml")):
        text = file.read_text(encoding="utf-8")
        if old in text:
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
            return
    raise AssertionError(f"{old} is in no file")


def test_sound_concepts_are_read_whole(folder):
    assert told(folder) == []
    assert read_concepts(folder).concepts == {
        "schulden": Concept(
            words={
                "nl": ("Schulden", "rood staan"),
                "en": ("Debts", "in the red"),
                "ti": ("ዕዳ", "eda"),
            },
            route="schulden",
            topics=("geld",),
            services=("kredietbank", "servicepunt"),
        ),
        "slaan": Concept(words={"nl": ("Geweld thuis", "hij slaat mij")}, line="veilig-thuis"),
    }


def test_without_a_folder_there_are_no_concepts_and_no_problems(tmp_path):
    assert read_concepts(tmp_path / "concepts") == ({}, {}, [])


SLIPS = [
    # how a file is written
    ("route =", "rote =", 2, "Het veld 'rote' bestaat niet; bedoelde u 'route'?"),
    ("[schulden.words]", "[schulden.word]", 1, "Het veld 'words' ontbreekt."),
    ('["geld"]', '"geld"', 3, "'topics' hoort een lijst te zijn, tussen [ en ]."),
    ('["Debts", "in the red"]', '"Debts"', 8, "'en' hoort een lijst te zijn, tussen [ en ]."),
    ('"eda"', "1", 11, "'ti' hoort tekst te zijn, tussen aanhalingstekens"),
    ('[schulden.words]\nnl = ["', '[[schulden.words]]\nnl = ["', 6, "'words' hoort een tabel te"),
    ("[schulden]\n", "doel = 1\n[schulden]\n", 1, "'doel' hoort een tabel te zijn"),
    ('"rood staan"', '"rood staan', 7, "een tekst is niet gesloten met een aanhalingsteken."),
    ("[schulden]\n", "[Schulden]\nline = 1\n[schulden]\n", 1, "'Schulden' kan geen naam in een"),
    # its words
    ('nl = ["Schulden", "rood staan"]\n', "", 6, "De Nederlandse woorden ('nl') ontbreken."),
    ("ti =", "tx =", 9, "'tx' is geen code van een taal, zoals nl, ar of ti."),
    ('["Debts", "in the red"]', "[]", 8, "'en' is leeg; laat de taal weg als er geen woorden zijn"),
    ('"in the red"', '" "', 8, "'en' is leeg; laat het veld weg als er niets te zeggen is."),
    ('"in the red"', '"?!"', 8, "In '?!' staat geen letter of cijfer."),
    ('"in the red"', '"in  the red", "In The Red"', 8, "'in the red' staat hier al."),
    ('"eda"', '"ዕዳ"', 11, "'ዕዳ' staat hier al."),
    # what it leads to
    ('e = "schulden"', 'e = "schuldn"', 2, "De vraag of uitkomst 'schuldn' bestaat niet; bedoelde"),
    ('"geld"', '"gled"', 3, "Het onderwerp 'gled' bestaat niet; bedoelde u 'geld'?"),
    ('"kredietbank"', '"kredietbnk"', 4, "De dienst 'kredietbnk' bestaat niet; bedoelde u 'kre"),
    ('"kredietbank"', '"noppen"', 4, "De dienst 'noppen' bestaat niet."),
    ('"kredietbank"', '"noppes"', 4, "De dienst 'noppes' is niet actief; bewoners krijgen hem ni"),
    ('"kredietbank"', '"servicepunt"', 4, "'servicepunt' staat hier al."),
    ('["geld"]', '["geld", "geld"]', 3, "'geld' staat hier al."),
]

LINE_SLIPS = [
    ('"veilig-thuis"', '"veilig-tuis"', "De lijn 'veilig-tuis' bestaat niet; bedoelde u 'veilig-t"),
    ('"veilig-thuis"', '"kredietbank"', "De dienst 'kredietbank' is geen landelijke lijn."),
    ('"veilig-thuis"', '"noppes"', "De dienst 'noppes' is niet actief;"),
]


@pytest.mark.parametrize(("old", "new", "line", "says"), SLIPS)
def test_every_slip_is_named_where_it_stands(folder, old, new, line, says):
    change(folder, old, new)
    assert any(each.startswith(f"geld.toml:{line}: ") and says in each for each in told(folder))


@pytest.mark.parametrize(("old", "new", "says"), LINE_SLIPS)
def test_above_everything_stands_only_a_national_line(folder, old, new, says):
    change(folder, old, new)
    [problem] = told(folder)
    assert problem.startswith(f"gevaar.toml:2: {says}")


def test_a_concept_that_leads_nowhere_is_a_problem(folder):
    change(folder, 'line = "veilig-thuis"\n', "")
    assert told(folder) == [
        "gevaar.toml:1: Dit begrip leidt nergens heen: "
        "noem 'route', 'topics', 'services' of 'line'."
    ]


def test_a_key_stands_in_one_file(folder):
    change(folder, "[slaan]", "[schulden]")
    assert told(folder) == ["gevaar.toml:1: [schulden] staat ook al in geld.toml op regel 1."]
    assert read_concepts(folder).concepts["schulden"].route == "schulden"


def test_all_problems_of_all_files_are_named_at_once(folder):
    change(folder, '["geld"]', '["gled", "brood"]')
    change(folder, "slaan]", "slaan")
    places = ["geld.toml:3", "geld.toml:3", "gevaar.toml:1"]
    assert [each.split(": ")[0] for each in told(folder)] == places


def test_what_cannot_be_known_is_not_checked(folder):
    change(folder, '["geld"]', '["gled"]')
    change(folder, 'e = "schulden"', 'e = "schuldn"')
    assert told(folder, KNOWN._replace(topics=None, pages=None)) == []


def told_of_all(content: Path) -> list[str]:
    """What a content check says of the concepts in this content."""
    found = map(str, find_problems(content, ROOT / "translations", MORNING))
    return [each.removeprefix(f"{content}/") for each in found if "/concepts/" in each]


def test_the_real_concepts_are_sound():
    assert read_concepts(ROOT / "content/concepts").concepts
    assert told_of_all(ROOT / "content") == []


SLIP_OF_AN_EDITOR = """[een-proef]
route = "huis-ut"
topics = ["gled", "childcare"]
services = ["noppes", "ping-loke"]
line = "ping-loket"
words = { nl = ["Een proef"] }
"""


@pytest.mark.parametrize(
    ("file", "slip", "unknown"),
    [
        # Sound, so all is known; broken, and the problems of the concepts are named all the same.
        ("catalogue/terms.toml", "", set()),
        ("catalogue/services/bingo.toml", "[[[", set()),
        ("catalogue/terms.toml", "[[[", {3}),
        ("routemap/geld.toml", "[[[", {2}),
    ],
)
def test_a_check_names_problems_of_concepts_beside_those_of_the_rest(tmp_path, file, slip, unknown):
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    (content / "concepts/zz.toml").write_text(SLIP_OF_AN_EDITOR, encoding="utf-8")
    with (content / file).open("a", encoding="utf-8") as stream:
        stream.write(slip)

    told = told_of_all(content)

    says = [
        (2, "De vraag of uitkomst 'huis-ut' bestaat niet; bedoelde u 'huis-uit'?"),
        (3, "Het onderwerp 'childcare' bestaat niet."),
        (3, "Het onderwerp 'gled' bestaat niet; bedoelde u 'geld'?"),
        (4, "De dienst 'noppes' is niet actief; bewoners krijgen hem niet te zien."),
        (4, "De dienst 'ping-loke' bestaat niet; bedoelde u 'ping-loket'?"),
        (5, "De dienst 'ping-loket' is geen landelijke lijn."),
    ]
    assert told == [
        f"concepts/zz.toml:{line}: {words}" for line, words in says if line not in unknown
    ]


def test_concepts_are_part_of_an_export_where_there_are_any(tmp_path):
    for part in ("content/routemap", "content/pages", "translations"):
        (tmp_path / part).mkdir(parents=True)
    bare, _ = copy_rest(tmp_path / "content", tmp_path / "translations", tmp_path / "bare")
    assert not (bare / "concepts").exists()

    folder = tmp_path / "content/concepts"
    folder.mkdir()
    (folder / "geld.toml").write_text(MONEY, encoding="utf-8")
    whole, _ = copy_rest(tmp_path / "content", tmp_path / "translations", tmp_path / "whole")
    assert (whole / "concepts/geld.toml").read_text(encoding="utf-8") == MONEY
