"""Every key of a TOML document is found on the line where it stands."""

from __future__ import annotations

import tomllib
from datetime import date, time

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from routekaart.content_pack.toml_lines import find_lines

DOCUMENT = '''# a comment = 1
title = "a # b"

[question.geld]
asks = """
[not.a.header]
key = "not a key" \\"""
"""
"quoted.key" = 'x = 1'
also = { topics = ["wonen"], age = 17 }

[[question.geld.answers]]
key = "huis-uit"
says = \'\'\'a ''quoted''
b = 2\'\'\'

  [[ question . geld . answers ]]  # indented
key = "post"
dotted.name = 2026-03-01 10:00:00
hours = [
  # the morning
  [09:00:00, 12:00:00],
  [ 13:00:00,
    17:00:00 ],
]
[question.geld.answers.inner]
last = -1.5
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("question",), 4),
        (("question", "geld"), 4),
        (("question", "geld", "asks"), 5),
        (("question", "geld", "quoted.key"), 9),
        (("question", "geld", "also"), 10),
        (("question", "geld", "also", "topics", 0), 10),
        (("question", "geld", "also", "age"), 10),
        (("question", "geld", "answers", 0), 12),
        (("question", "geld", "answers", 0, "says"), 14),
        (("question", "geld", "answers", 1), 17),
        (("question", "geld", "answers", 1, "key"), 18),
        (("question", "geld", "answers", 1, "dotted", "name"), 19),
        (("question", "geld", "answers", 1, "hours"), 20),
        (("question", "geld", "answers", 1, "hours", 0), 22),
        (("question", "geld", "answers", 1, "hours", 1), 23),
        (("question", "geld", "answers", 1, "hours", 1, 1), 24),
        (("question", "geld", "answers", 1, "inner"), 26),
        (("question", "geld", "answers", 1, "inner", "last"), 27),
    ],
)
def test_finds_each_way_of_writing_a_key(path, line):
    tomllib.loads(DOCUMENT)

    assert find_lines(DOCUMENT)[path] == line


def test_takes_nothing_out_of_strings_and_comments_for_a_key():
    assert {path for path in find_lines(DOCUMENT) if len(path) == 1} == {("title",), ("question",)}
    assert ("not", "a") not in find_lines(DOCUMENT)


@pytest.mark.parametrize(
    "text",
    ['a = """x"""""\nb = 1', "a = '''x'''''\nb = 1", 'a = ""\nb = 1', 'a = "\\\\"\nb = 1'],
)
def test_a_string_ends_where_it_ends(text):
    tomllib.loads(text)

    assert find_lines(text)[("b",)] == 2


def test_a_table_stands_at_its_own_header_when_one_below_it_came_first():
    assert find_lines("[a.b]\nc = 1\n[a]\nd = 2")[("a",)] == 3


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
SCALARS = st.one_of(
    WORDS,
    st.integers(-(2**40), 2**40),
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(date(1, 1, 1)),
    st.times(timezones=st.none()).map(lambda each: time(each.hour, each.minute)),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=25,
)


def paths_of(value, path=()):
    """Every key path of a document that TOML has parsed."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in pairs:
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from paths_of(item, (*path, key))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(WORDS, VALUES, max_size=5), st.booleans())
def test_every_key_of_any_document_is_found_and_no_other(document, multiline):
    text = tomli_w.dumps(document, multiline_strings=multiline)

    assert set(find_lines(text)) == set(paths_of(tomllib.loads(text)))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(WORDS, VALUES, max_size=5))
def test_a_key_really_stands_on_the_line_that_is_told(document):
    text = tomli_w.dumps(document, multiline_strings=True)
    lines = text.split("\n")

    for path, line in find_lines(text).items():
        if isinstance(path[-1], str):
            written = tomli_w.dumps({path[-1]: 0}).removesuffix(" = 0\n")
            assert written in lines[line - 1]
