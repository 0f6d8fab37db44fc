"""What is wrong with the translations of content is named with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from routekaart.language import catalogues
from routekaart.language.catalogues import Translation, content_file, read_translations, text_of

DUTCH = {"term.geld.name": "Geld", "term.recht.name": "Recht"}

SOUND = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgctxt "term.geld.name"
msgid "Geld"
msgstr "Money"

# reviewed 2026-12-01
msgctxt "term.recht.name"
msgid "Recht"
msgstr "Law"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The English content, in which nothing is wrong."""
    path = content_file(tmp_path, "en")
    path.parent.mkdir(parents=True)
    path.write_text(SOUND, encoding="utf-8")
    return path


def told(file: Path, **options: bool) -> list[str]:
    found = catalogues.problems(file.parents[2], DUTCH, ["en"], **options)
    return [f"{each.file.name}:{each.line}: {each.says}" for each in found]


def test_sound_translations_are_read_with_who_stands_for_them(file):
    assert told(file) == []
    assert read_translations(file.parents[2], ["en"]) == {
        "en": {
            "term.geld.name": Translation("Money", "Geld", False),
            "term.recht.name": Translation("Law", "Recht", True),
        }
    }


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('msgstr "Money"', 'msgstr ""', "content.po:7: De tekst 'term.geld.name' is nog niet vert"),
        (
            'msgid "Geld"',
            'msgid "Poen"',
            "content.po:7: Het Nederlands van 'term.geld.name' is",
        ),
        (
            'msgctxt "term.geld',
            '#, fuzzy\nmsgctxt "term.geld',
            "content.po:8: De vertaling van 'term.geld.name' is twijfelachtig",
        ),
        (
            "term.geld.name",
            "term.gld.name",
            "content.po:7: De tekst 'term.gld.name' bestaat niet; bedoelde u 'term.geld.name'?",
        ),
        (
            "term.geld.name",
            "term.gld.name",
            "content.po:1: De tekst 'term.geld.name' ontbreekt",
        ),
        ('msgid "Recht"', "msgd", "content.po:12: Deze regel is geen goed gettext."),
    ],
)
def test_a_slip_is_named_where_it_stands(file, old, new, says):
    file.write_text(SOUND.replace(old, new), encoding="utf-8")

    assert [each for each in told(file) if each.startswith(says)]


def test_a_key_is_not_called_unknown_while_content_is_unread(file):
    file.write_text(SOUND.replace("term.geld.name", "term.gld.name"), encoding="utf-8")

    assert len(told(file, all_known=False)) == 1


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b'"Content-Type: text; charset=x"'])
def test_a_file_that_cannot_be_read_gives_nothing_and_is_named(file, content):
    file.unlink()
    if content is not None:
        file.write_bytes(content)

    assert read_translations(file.parents[2], ["en"])["en"] == {}
    assert len(told(file)) >= 1
    assert all(each.startswith("content.po:1: ") for each in told(file))


def test_a_translation_of_older_dutch_is_not_shown():
    texts = {"en": {"k": Translation("Money", "Geld", True)}}

    assert text_of("k", "Geld", texts).read("en") == ("Money", "en", True)
    assert text_of("k", "Geld en zo", texts).read("en") == ("Geld en zo", "nl", True)
    assert text_of("other", "Geld", texts).read("en").lang == "nl"
