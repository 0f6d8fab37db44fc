"""Every interface string in every promised language: there, sure, and able to be formatted."""

from __future__ import annotations

import gettext
import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Message

import routekaart
from routekaart.language.catalogues import read_catalog
from routekaart.language.extraction import (
    Key,
    compile_messages,
    extract_messages,
    messages_file,
    untranslated,
    updated_messages,
)
from routekaart.language.locales import TRANSLATED

PACKAGE = Path(routekaart.__file__).parent
FOLDER = PACKAGE.parent / "translations"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%|%")
NUMBERS = (0, 1, 2, 3, 11, 100)


def strings(message: Message) -> list[str]:
    """Every form of a translation, in the order of the plurals."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


@pytest.mark.parametrize("locale", TRANSLATED)
def test_nothing_is_missing_or_doubtful(locale):
    assert list(map(str, untranslated(FOLDER, locale))) == []


@pytest.fixture(scope="module")
def extracted() -> list[Key]:
    """Every text of the interface as the code has it today."""
    return extract_messages(PACKAGE)


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_new_round_of_extraction_leaves_no_difference(locale, extracted):
    file = messages_file(FOLDER, locale)

    assert updated_messages(file, locale, extracted) == file.read_bytes()


@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_string_formats_with_the_values_of_its_dutch(locale):
    for message in read_catalog(messages_file(FOLDER, locale), locale):
        ids = [message.id] if isinstance(message.id, str) else message.id
        given = {name: 1 for each in ids for name in PLACEHOLDER.findall(each) if name}
        for string in strings(message):
            if given and string:
                # A stray % or a placeholder that Dutch does not fill raises here.
                assert string % given


@pytest.mark.parametrize("locale", TRANSLATED)
def test_no_translation_loses_a_value(locale):
    """But for plurals: the word for one may stand without its number, in Arabic for two as well."""
    for message in read_catalog(messages_file(FOLDER, locale), locale):
        if message.id and isinstance(message.id, str):
            expected = set(PLACEHOLDER.findall(message.id)) - {""}
            for string in filter(None, strings(message)):
                assert set(PLACEHOLDER.findall(string)) - {""} == expected, message.id


@pytest.mark.parametrize("locale", TRANSLATED)
@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_has_a_form(locale, number, tmp_path):
    shutil.copytree(FOLDER / locale, tmp_path / locale)
    with compile_messages(tmp_path, locale).open("rb") as compiled:
        speaking = gettext.GNUTranslations(compiled)
    plurals = [
        each for each in read_catalog(messages_file(FOLDER, locale), locale) if each.pluralizable
    ]

    for message in plurals:
        one, more = message.id
        chosen = speaking.ngettext(one, more, number)
        assert chosen in strings(message)
        names = set(PLACEHOLDER.findall(one)) | set(PLACEHOLDER.findall(more))
        assert chosen % {name: number for name in names if name}
