"""The programme out of its files, with every slip at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from routekaart.programme.checks import Known
from routekaart.programme.content_files import read_programme_files
from routekaart.programme.content_writing import write_programme

FILES = {
    "challenges": """[geld]
number = 2
name = "Financiële zelfredzaamheid"
ambition = "Inwoners redden zich."
source = "M"
""",
    "goals": """[taal]
challenge = "geld"
number = 2
name = "Meer wijkbewoners beheersen de Nederlandse taal goed"
topics = ["taal"]
source = "M"
""",
    "indicators": """[hulpvragen]
name = "Hulpvragen"
goals = ["taal"]
unit = "aantal"
direction = "up"
source = "U"

[[hulpvragen.series]]
area = "Leidschendam-Noord"
baseline = { year = 2021, value = 43, says = "2017–februari 2021", source = "U" }
targets = [
    { after = 10, says = "toename beoogd" },
    { after = 20, value = 90 },
]
""",
    "links": """[taalcafe-taal]
service = "taalcafe"
goal = "taal"
strength = "direct"
says = "Mensen oefenen er Nederlands."
source = "M"
""",
}
KNOWN = Known(services={"taalcafe"}, partners={"woej"}, topics={"taal"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for noun, text in FILES.items():
        (tmp_path / f"{noun}.toml").write_text(text)
    return tmp_path


def spoil(folder: Path, noun: str, was: str, becomes: str) -> list[str]:
    """What is said of a file in which one thing is other than it was."""
    assert FILES[noun].count(was) == 1
    (folder / f"{noun}.toml").write_text(FILES[noun].replace(was, becomes))
    problems = read_programme_files(folder, KNOWN).problems
    assert all(each.file.name == f"{noun}.toml" for each in problems)
    return [f"{each.line}: {each.says}" for each in problems]


def test_good_files_are_read_whole_and_written_back_the_same(folder: Path, tmp_path: Path) -> None:
    read = read_programme_files(folder, KNOWN)
    assert read.problems == []
    assert read.programme.number_of("taal") == "2.2"
    assert list(read.programme.links_of("taal")) == ["taalcafe-taal"]
    write_programme(read.programme, tmp_path / "again")
    assert read_programme_files(tmp_path / "again", KNOWN) == read


def test_a_pack_without_a_programme_has_none(tmp_path: Path) -> None:
    assert list(read_programme_files(tmp_path, KNOWN).programme.entries()) == []


SLIPS = [
    (
        "goals",
        'challenge = "geld" → challenge = "gelt"',
        "2: De opgave 'gelt' bestaat niet; bedoelde u 'geld'?",
    ),
    (
        "goals",
        'topics = ["taal"] → topics = ["talen"]',
        "5: Het onderwerp 'talen' bestaat niet; bedoelde u 'taal'?",
    ),
    ("indicators", 'goals = ["taal"] → goals = []', "3: Zeg bij welk doel dit hoort."),
    (
        "indicators",
        "after = 20, value = 90 → after = 10, value = 90",
        "8: Leidschendam-Noord heeft twee streefcijfers na evenveel jaar.",
    ),
    (
        "indicators",
        'after = 10, says = "toename beoogd" → after = 10',
        "8: Leidschendam-Noord: een streefcijfer is een getal of woorden.",
    ),
    ("indicators", 'unit = "aantal" → unit = "%"', ""),
    (
        "indicators",
        "value = 43 → value = -1",
        "8: Leidschendam-Noord: een waarde kan niet, zoals 120 %.",
    ),
    (
        "links",
        'service = "taalcafe" → service = "taalcave"',
        "2: De dienst 'taalcave' bestaat niet; bedoelde u 'taalcafe'?",
    ),
    (
        "links",
        'strength = "direct" → strength = "sterk"',
        "4: 'strength' kan niet 'sterk' zijn, alleen: direct, supporting.",
    ),
    (
        "links",
        "[taalcafe-taal] → [Taal_Cafe]",
        "1: 'Taal_Cafe' kan geen naam in een adres zijn: alleen kleine letters, cijfers en -.",
    ),
]


@pytest.mark.parametrize(("noun", "change", "says"), SLIPS)
def test_a_slip_is_told_at_its_line(folder: Path, noun: str, change: str, says: str) -> None:
    assert spoil(folder, noun, *change.split(" → ")) == ([says] if says else [])


def test_two_links_of_one_pair_are_both_told(folder: Path) -> None:
    twice = FILES["links"] + FILES["links"].replace("[taalcafe-taal]", "[nog-een]")
    (folder / "links.toml").write_text(twice)
    says = [each.says for each in read_programme_files(folder, KNOWN).problems]
    assert says == ["Deze dienst staat al bij dit doel."] * 2


def test_what_is_not_known_of_the_catalogue_is_not_missed(folder: Path) -> None:
    assert read_programme_files(folder, Known()).problems == []
