"""A route map out of files: read, checked and walked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from routekaart.language.catalogues import Translation
from routekaart.routemap import checks
from routekaart.routemap.checks import Offer
from routekaart.routemap.content_files import read_route_map, texts_of
from routekaart.routemap.walk import Route, Step, walk

TODAY = date(2026, 3, 1)

MAP = """\
[map]
start = "geld"
elsewhere = "anders"
emergency = ["112"]

[question.geld]
asks = "Wat is er aan de hand?"
explains = "Kies wat past."
tone = "now"

[[question.geld.answers]]
key = "huis-uit"
says = "Ik moet mijn huis uit"
urgent = true
goes_to = "huis-uit"

[[question.geld.answers]]
key = "jong"
says = "Ik ben jong"
goes_to = "jong"

[question.jong]
asks = "Wat zoekt u?"

[[question.jong.answers]]
key = "schulden"
says = "Ik heb schulden"
goes_to = "huis-uit"
"""

OUTCOMES = """\
[outcome.huis-uit]
title = "Er is hulp"
first = ["kredietbank"]
also = { topics = ["wonen"], age = 17, urgent = true }
safety_net = "servicepunt"

[outcome.anders]
title = "Wij zoeken mee"
explains = "Bel gerust."
first = ["servicepunt"]
safety_net = "servicepunt"
"""


def an_offer(ended: dict[str, date] | None = None, wonen: tuple[str, ...] = ()) -> Offer:
    """Three services; `ended` are the last days of those that end."""
    last = ended or {}
    return Offer(
        services={"112", "kredietbank", "servicepunt"},
        topics={"wonen"},
        found=lambda query: wonen if "wonen" in query.topics else (),
        offered=lambda slug, day: day <= last.get(slug, date.max),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A map of two files in which nothing is wrong."""
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    (tmp_path / "outcomes.toml").write_text(OUTCOMES, encoding="utf-8")
    return tmp_path


def told(folder: Path, offer: Offer | None = None) -> list[str]:
    found = checks.problems(read_route_map(folder, {}), offer or an_offer(), TODAY, promised=())
    return [f"{each.file.name}:{each.line}: {each.says}" for each in found]


def change(folder: Path, old: str, new: str) -> None:
    for file in folder.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        if old in text:
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
            return
    raise AssertionError(f"{old} is in no file")


def test_a_sound_map_is_read_whole(folder):
    file = read_route_map(folder, {})

    assert told(folder) == []
    assert file.route_map.start == "geld"
    assert file.route_map.emergency == ("112",)
    assert file.route_map.questions["geld"].answers[0].urgent
    assert file.route_map.outcomes["huis-uit"].also.age == 17


def test_every_text_has_a_key_for_translators(folder):
    assert texts_of(read_route_map(folder, {}).route_map) == {
        "question.geld.asks": "Wat is er aan de hand?",
        "question.geld.explains": "Kies wat past.",
        "question.geld.answer.huis-uit.says": "Ik moet mijn huis uit",
        "question.geld.answer.jong.says": "Ik ben jong",
        "question.jong.asks": "Wat zoekt u?",
        "question.jong.answer.schulden.says": "Ik heb schulden",
        "outcome.huis-uit.title": "Er is hulp",
        "outcome.anders.title": "Wij zoeken mee",
        "outcome.anders.explains": "Bel gerust.",
    }


def test_every_route_is_walked_once(folder):
    assert list(walk(read_route_map(folder, {}).route_map)) == [
        Route((Step("geld", "huis-uit"),), "huis-uit"),
        Route((Step("geld", "jong"), Step("jong", "schulden")), "huis-uit"),
        Route((), "anders"),
    ]


def test_a_walk_round_a_circle_ends(folder):
    change(folder, 'says = "Ik heb schulden"\ngoes_to = "huis-uit"', 'says = "x"\ngoes_to = "geld"')

    assert [route.outcome for route in walk(read_route_map(folder, {}).route_map)] == [
        "huis-uit",
        "anders",
    ]


SLIPS = [
    # how it is written
    (
        "[question.jong]",
        "[questoin.jong]",
        "map.toml:22: De tabel 'questoin' bestaat niet; bedoelde",
    ),
    ("asks = ", "ask = ", "map.toml:7: Het veld 'ask' bestaat niet; bedoelde u 'asks'?"),
    ("asks = ", "ask = ", "map.toml:6: Het veld 'asks' ontbreekt."),
    ('"now"', '"red"', "map.toml:9: 'tone' kan niet 'red' zijn, alleen: now, papers, soon, youn"),
    ("urgent = true\n", 'urgent = "ja"\n', "map.toml:14: 'urgent' hoort true of false te zijn."),
    ("[map]", "[maps]", "map.toml:1: De tabel 'maps' bestaat niet; bedoelde u 'map'?"),
    ("[map]", "[maps]", "map.toml:1: De tabel [map] ontbreekt."),
    ("[outcome.anders]", "[map]", "outcomes.toml:7: [map] staat ook al in map.toml op regel 1."),
    (
        "topics = ",
        "topic = ",
        "outcomes.toml:4: Het veld 'topic' bestaat niet; bedoelde u 'topics'?",
    ),
    (
        "[outcome.anders]",
        "[outcome.Anders]",
        "outcomes.toml:7: 'Anders' kan geen naam in een adres",
    ),
    ('key = "jong"', 'key = "Jong!"', "map.toml:18: 'Jong!' kan geen naam in een adres zijn"),
    (
        "[outcome.huis-uit]",
        "[outcome]\nx = 1\n[outcome.huis-uit]",
        "outcomes.toml:2: 'x' hoort een",
    ),
    # where it leads
    (
        'goes_to = "jong"',
        'goes_to = "jnog"',
        "map.toml:20: De vraag of uitkomst 'jnog' bestaat niet; b",
    ),
    (
        'start = "geld"',
        'start = "gled"',
        "map.toml:2: De vraag 'gled' bestaat niet; bedoelde u 'geld'?",
    ),
    (
        '"anders"\nem',
        '"andere"\nem',
        "map.toml:3: De uitkomst 'andere' bestaat niet; bedoelde u 'ande",
    ),
    ('start = "geld"', 'start = "jong"', "map.toml:6: Geen enkele route komt uit bij 'geld'."),
    (
        'says = "Ik heb schulden"\ngoes_to = "huis-uit"',
        'says = "x"\ngoes_to = "geld"',
        "map.toml:28: De route gaat in een kring: geld → jong → geld.",
    ),
    ('key = "jong"', 'key = "huis-uit"', "map.toml:18: Het antwoord 'huis-uit' staat hier al."),
    (
        "[outcome.anders]",
        "[outcome.geld]",
        "map.toml:6: 'geld' is ook de sleutel van een uitkomst.",
    ),
    ("[[question.jong.answers]]\n", "[other]\n", "map.toml:22: Deze vraag heeft geen antwoorden"),
    # what it offers
    ('["112"]', '["112", "122"]', "map.toml:4: De dienst '122' bestaat niet; bedoelde u '112'?"),
    (
        '["kredietbank"]',
        '["kredietbnk"]',
        "outcomes.toml:3: De dienst 'kredietbnk' bestaat niet; be",
    ),
    (
        '["kredietbank"]',
        '["kredietbank", "kredietbank"]',
        "outcomes.toml:3: De dienst 'kredietbank' staat hier al.",
    ),
    (
        '["wonen"]',
        '["woenn"]',
        "outcomes.toml:4: Het onderwerp 'woenn' bestaat niet; bedoelde u 'wo",
    ),
    ('topics = ["wonen"], ', "", "outcomes.toml:4: 'also' vindt niets zonder onderwerp"),
    (
        'net = "servicepunt"',
        'net = "servicepnt"',
        "outcomes.toml:5: De dienst 'servicepnt' bestaat n",
    ),
    (
        '["kredietbank"]',
        "[]",
        "outcomes.toml:3: Op 01-03-2026 is geen van de diensten van deze uitk",
    ),
]


@pytest.mark.parametrize(("old", "new", "says"), SLIPS)
def test_a_slip_is_named_where_it_stands(folder, old, new, says):
    change(folder, old, new)

    assert [each for each in told(folder) if each.startswith(says)]


def test_all_slips_of_all_files_are_named_at_once(folder):
    change(folder, '["112"]', '["122"]')
    change(folder, 'goes_to = "jong"', 'goes_to = "jnog"')
    change(folder, '["wonen"]', '["woenn"]')

    assert [each.split(": ")[0] for each in told(folder)] == [
        "map.toml:4",
        "map.toml:20",
        "map.toml:22",
        "outcomes.toml:4",
    ]


def test_a_page_that_does_not_fit_is_one_problem_only(folder):
    change(folder, "title = ", "titel = ")

    assert told(folder) == [
        "outcomes.toml:1: Het veld 'title' ontbreekt.",
        "outcomes.toml:2: Het veld 'titel' bestaat niet; bedoelde u 'title'?",
    ]


def test_the_same_page_in_two_files_is_named_with_the_other_place(folder):
    (folder / "more.toml").write_text('[outcome.anders]\ntitle = "x"\n', encoding="utf-8")

    assert "outcomes.toml:7: [outcome.anders] staat ook al in more.toml op regel 1." in told(folder)


@pytest.mark.parametrize(("count", "too_many"), [(6, False), (7, True)])
def test_a_question_has_at_most_six_answers(folder, count, too_many):
    rows = "".join(
        f'[[question.jong.answers]]\nkey = "k{each}"\nsays = "s"\ngoes_to = "anders"\n'
        for each in range(count - 1)
    )
    change(folder, MAP, MAP + rows)

    # The seventh begins after the six rows of four lines that follow line 28.
    says = "map.toml:49: Deze vraag heeft meer dan 6 antwoorden; dat is te veel."
    assert told(folder) == ([says] if too_many else [])


@pytest.mark.parametrize("last_day", [1, 20, 30])
def test_a_service_that_ends_within_a_month_is_named_with_the_first_day_without(folder, last_day):
    offer = an_offer(ended={"kredietbank": date(2026, 3, last_day)})

    assert told(folder, offer) == [
        f"outcomes.toml:3: Op {last_day + 1:02}-03-2026 is geen van de diensten van deze "
        "uitkomst er."
    ]


@pytest.mark.parametrize(
    "offer",
    [
        an_offer(ended={"kredietbank": date(2026, 3, 20)}, wonen=("servicepunt",)),
        an_offer(ended={"kredietbank": date(2026, 3, 31)}),
    ],
    ids=["the query finds another", "it lasts a month more"],
)
def test_an_outcome_with_help_on_every_day_to_come_is_sound(folder, offer):
    assert told(folder, offer) == []


def test_a_safety_net_that_ends_is_named(folder):
    offer = an_offer(ended={"servicepunt": date(2026, 2, 1)})

    assert "outcomes.toml:5: Op 01-03-2026 is het vangnet 'servicepunt' er niet." in told(
        folder, offer
    )


def test_a_text_that_lacks_a_promised_translation_is_named(folder):
    dutch = texts_of(read_route_map(folder, {}).route_map)
    english = {key: Translation(f"en {words}", words, False) for key, words in dutch.items()}
    del english["question.geld.answer.jong.says"]
    english["outcome.anders.title"] = Translation("en", "an older Dutch", False)
    file = read_route_map(folder, {"en": english})

    found = checks.problems(file, an_offer(), TODAY, promised=("en",))

    assert [f"{each.file.name}:{each.line}: {each.says}" for each in found] == [
        "map.toml:19: De tekst 'question.geld.answer.jong.says' is niet vertaald in: en.",
        "outcomes.toml:8: De tekst 'outcome.anders.title' is niet vertaald in: en.",
    ]
    assert file.route_map.questions["geld"].asks.read("en").words == "en Wat is er aan de hand?"


def test_an_empty_folder_is_one_problem(tmp_path):
    (problem,) = told(tmp_path)
    assert "Deze map ontbreekt of is leeg." in problem
