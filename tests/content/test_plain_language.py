"""Whatever residents read in Dutch is plain; what is not is named with its file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from routekaart.cli import main
from routekaart.cli.content_export import copy_rest
from routekaart.cli.plain_language import find_warnings

ROOT = Path(__file__).parents[2]

FILES = {
    "catalogue/partners.toml": """\
[woej]
name = "Woej Participatie"
description = "Woej Participatie helpt u."
assured_on = 2022-10-01
source = "U"
""",
    "catalogue/locations.toml": """\
[tuinkamer]
name = "Tuinkamer van Noord"
directions = "Loop door."
assured_on = 2025-03-01
source = "M"
""",
    "catalogue/terms.toml": """\
[geld]
kind = "topic"
name = "Geld"
""",
    "catalogue/closures.toml": """\
[[closures]]
key = "zomer"
scope = "catalogue"
starts_on = 2026-07-20
ends_on = 2026-07-31
reason = "Het is zomer."
""",
    "catalogue/services/hulp.toml": """\
name = "Hulp"
partner = "woej"
summary = "U krijgt hulp."
programme_note = "Dit traject wordt door het programma betaald."
assured_on = 2025-03-01
source = "M"

[[phones]]
number = "112"
description = "Bel bij spoed"

[[documents]]
key = "brief"
name = "Uw brief"

[[costs]]
key = "gratis"
amount = 0
description = "Gratis"

[[places]]
location = "tuinkamer"
description = "Op maandag."
opening_times = [
  { weekday = "mo", opens = 09:00:00, closes = 12:00:00 },
  { weekday = "we", opens = 09:00:00, closes = 12:00:00, note = "Met kind" },
]
""",
    "routemap/geld.toml": """\
[map]
start = "geld"
elsewhere = "anders"
emergency = ["hulp"]

[question.geld]
asks = "Wat is er?"
explains = "Kies maar."

[[question.geld.answers]]
key = "anders"
says = "Iets anders"
goes_to = "anders"

[outcome.anders]
title = "Er is hulp."
explains = "Bel ons."
first = ["hulp"]
safety_net = "hulp"
""",
    "concepts/geld.toml": """\
[geld]
topics = ["geld"]
[geld.words]
nl = [
  "Geldzorgen",
  "participatie en traject",
]
en = ["Traject"]
""",
    "pages/nl/over.md": """\
# Over ons

Wij helpen u.
U vindt [hier](https://x.nl/traject) hulp.

- Bel ons.
- Kom langs.
""",
    "pages/nl/privacy.md": "# Privacy\n\nWij vragen niets.\n",
    "pages/nl/toegankelijkheid.md": "# Voor iedereen\n\nU kunt alles lezen.\n",
    "pages/en/over.md": "# About\n\nDit traject.\n",
    "plain.toml": """\
[words]
"traject*" = "hulp"
"participatie*" = "meedoen"

[[kept]]
words = "Kies maar."
reason = "Zo staat het op papier."
""",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Content in which everything is plain."""
    folder = tmp_path / "content"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def told(content: Path) -> list[str]:
    return [
        f"{each.file.relative_to(content)}:{each.line}: {each.says}"
        for each in find_warnings(content)
    ]


def change(content: Path, name: str, old: str, new: str) -> None:
    text = (content / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (content / name).write_text(text.replace(old, new), encoding="utf-8")


def test_the_content_of_this_site_is_plain():
    assert [str(each) for each in find_warnings(ROOT / "content")] == []


def test_names_notes_for_the_programme_and_words_that_people_type_are_not_judged(content):
    assert told(content) == []


SERVICE = "catalogue/services/hulp.toml"
PLACES = [
    ("catalogue/partners.toml", "helpt u.", 3),
    ("catalogue/locations.toml", "Loop door.", 3),
    ("catalogue/terms.toml", 'name = "Geld', 3),
    ("catalogue/closures.toml", "Het is zomer.", 6),
    (SERVICE, "U krijgt hulp.", 3),
    (SERVICE, "Bel bij spoed", 10),
    (SERVICE, "Uw brief", 14),
    (SERVICE, "Gratis", 19),
    (SERVICE, "Op maandag.", 23),
    (SERVICE, "Met kind", 26),
    ("routemap/geld.toml", "Wat is er?", 7),
    ("routemap/geld.toml", "Iets anders", 12),
    ("routemap/geld.toml", "Er is hulp.", 16),
    ("routemap/geld.toml", "Bel ons.", 17),
    ("concepts/geld.toml", "Geldzorgen", 5),
    ("pages/nl/over.md", "Over ons", 1),
    ("pages/nl/over.md", "Wij helpen u.", 3),
    ("pages/nl/over.md", "hulp.", 4),
    ("pages/nl/over.md", "Kom langs.", 7),
]


@pytest.mark.parametrize(("name", "words", "line"), PLACES)
def test_every_text_for_residents_is_read_where_it_stands(content, name, words, line):
    change(content, name, words, f"{words} Dit traject")

    assert told(content) == [f'{name}:{line}: Schrijf "hulp" in plaats van "traject".']


def test_everything_of_all_files_is_named_at_once(content):
    change(content, "routemap/geld.toml", "Bel ons.", "U wordt gebeld. Dit is een traject.")
    change(content, "pages/nl/privacy.md", "niets.", f"niets.\nWij{' vragen' * 12}.")

    assert told(content) == [
        "pages/nl/privacy.md:4: Deze zin heeft 13 woorden; maak er meer zinnen van: "
        '"Wij vragen vragen vragen vragen vragen …".',
        'routemap/geld.toml:17: Schrijf "hulp" in plaats van "traject".',
        'routemap/geld.toml:17: Schrijf wie het doet, in plaats van "wordt … gebeld".',
    ]


def test_an_exception_may_hold_a_name_with_a_mark_in_it(content):
    change(content, "catalogue/locations.toml", '"Tuinkamer van Noord"', '"Doe Mee! Weken"')
    change(content, "plain.toml", "Kies maar.", "Doe mee met Doe Mee! Weken.")
    change(content, "routemap/geld.toml", "Kies maar.", "Doe mee met Doe Mee! Weken.")

    assert told(content) == []


def test_an_exception_for_what_is_gone_is_named_unless_a_file_cannot_be_read(content):
    change(content, "routemap/geld.toml", "Kies maar.", "Kies.")
    assert told(content) == ["plain.toml:5: Deze zin staat nergens meer; haal hem hier weg."]

    change(content, "routemap/geld.toml", "[map]", "[map")
    assert told(content) == []


def test_without_a_word_list_only_the_sentences_are_judged(content):
    (content / "plain.toml").unlink()
    change(content, "routemap/geld.toml", "Bel ons.", "U wordt gebeld. Dit is een traject.")

    [warning] = told(content)
    assert warning.endswith('in plaats van "wordt … gebeld".')


def check(content: Path) -> Result:
    environment = {
        "ROUTEKAART_CONTENT_DIR": str(content),
        "ROUTEKAART_TRANSLATIONS_DIR": str(ROOT / "translations"),
    }
    return CliRunner().invoke(main, ["content", "check"], env=environment, catch_exceptions=False)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the content of this site, of which no page is too old for its Dutch."""
    leave_out = shutil.ignore_patterns("origins.toml")
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=leave_out)
    return tmp_path / "content"


def test_plainness_refuses_nothing(real):
    change(real, "pages/nl/privacy.md", "Dan bewaren wij niets over u.", "Niets wordt bewaard.")

    result = check(real)

    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"{real}/pages/nl/privacy.md:3: Eenvoudiger: "
        'Schrijf wie het doet, in plaats van "wordt … bewaard".',
        "Op 1 plek kan het Nederlands eenvoudiger; dat houdt niets tegen.",
        "De inhoud is in orde.",
    ]


def test_plainness_is_told_before_what_does_refuse(real):
    change(real, "pages/nl/privacy.md", "# Uw privacy", "Dit traject")

    result = check(real)

    assert result.exit_code == 1
    assert [each.split(": ")[1] for each in result.output.splitlines()[::3]] == [
        "Eenvoudiger",
        "De inhoud is niet in orde",
    ]
    assert "1 probleem." in result.output


def test_a_slip_in_the_word_list_is_a_problem(real):
    change(real, "plain.toml", "[words]", "[word]")

    result = check(real)

    assert result.exit_code == 1
    assert "plain.toml:6: Het veld 'word' bestaat niet; bedoelde u 'words'?" in result.output


def test_the_word_list_goes_along_in_an_export(content, tmp_path):
    (tmp_path / "translations").mkdir()
    new, _ = copy_rest(content, tmp_path / "translations", tmp_path / "new")

    assert told(new) == []
    assert (new / "plain.toml").read_bytes() == (content / "plain.toml").read_bytes()
