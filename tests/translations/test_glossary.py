"""A term is called the same everywhere, and where it is not, that is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from routekaart.language import glossary
from routekaart.language.catalogues import content_file
from routekaart.language.extraction import messages_file

TERMS = {"deurwaarder": ("bailiff", "court officer"), "gemeente": ("municipality",)}
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.mark.parametrize(
    ("dutch", "words", "missing"),
    [
        ("Een deurwaarder belt", "A bailiff calls", []),
        ("Een Deurwaarder belt", "A COURT OFFICER calls", []),
        ("Een deurwaarder belt", "Somebody calls", ["deurwaarder"]),
        ("De deurwaarders bellen", "They call", []),
        ("De gerechtsdeurwaarder belt", "They call", []),
        ("deurwaarder, gemeente", "nobody", ["deurwaarder", "gemeente"]),
        ("Bel 14 070", "Call 14 070", []),
    ],
)
def test_a_term_needs_one_of_its_words(dutch, words, missing):
    found = list(glossary.find_strays(TERMS, dutch, words))

    assert [each.split("'")[1] for each in found] == missing


def test_letters_may_be_composed_or_not():
    assert list(glossary.find_strays({"brief": ("é",)}, "brief", "E\u0301")) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file, text in (
        (messages_file(tmp_path, "en"), 'msgid "De gemeente"\nmsgstr "The city"\n'),
        (
            content_file(tmp_path, "en"),
            'msgctxt "a.b.c"\nmsgid "Een deurwaarder"\nmsgstr "A bailiff"\n\n'
            'msgctxt "a.b.d"\nmsgid "Uw deurwaarder"\nmsgstr "Your man"\n\n'
            '#, fuzzy\nmsgctxt "a.b.e"\nmsgid "Uw deurwaarder"\nmsgstr "Your man"\n',
        ),
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD + text, encoding="utf-8")
    return tmp_path


def test_every_stray_is_named_with_file_and_line(folder):
    found = list(glossary.problems(folder, {"en": TERMS}))

    assert [(each.file.name, each.line, each.says.split("'")[1]) for each in found] == [
        ("messages.po", 5, "gemeente"),
        ("content.po", 10, "deurwaarder"),
    ]


def test_the_file_is_read_and_its_slips_are_named(folder):
    assert glossary.read_glossary(folder) == ({}, [])
    glossary.glossary_file(folder).write_text(
        '[en]\n"deurwaarder" = ["bailiff"]\n"boete" = "fine"\n"buren" = []\n[xx]\n',
        encoding="utf-8",
    )

    terms, problems = glossary.read_glossary(folder)

    assert terms == {"en": {"deurwaarder": ("bailiff",)}}
    assert [(each.line, each.says) for each in problems] == [
        (3, "Bij 'boete' hoort een lijst van woorden te staan, tussen [ en ]."),
        (4, "Bij 'buren' hoort een lijst van woorden te staan, tussen [ en ]."),
        (5, "De taal 'xx' bestaat niet."),
    ]
