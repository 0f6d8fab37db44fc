"""Words out of code and templates into gettext files, and back out of them."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routekaart.language.catalogues import Translation, content_file, read_translations
from routekaart.language.extraction import (
    UnreadableSource,
    compile_messages,
    extract_messages,
    messages_file,
    untranslated,
    updated_content,
    updated_messages,
)

CODE = """
from flask_babel import gettext as _, lazy_gettext, ngettext, pgettext

def words(n):
    return _("Nu open"), lazy_gettext("Zoeken"), ngettext("%(num)d dag", "%(num)d dagen", n)

pgettext("dag", "Ma")
_("Nu open")
"""
TEMPLATE = """\
<h1>{{ _("Vandaag") }}</h1>
{% if open %}
  {% trans name=service.name -%}
    Bel {{ name }}
  {%- endtrans %}
{% endif %}
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with one module and one template."""
    folder = tmp_path / "package"
    (folder / "templates").mkdir(parents=True)
    (folder / "words.py").write_text(CODE, encoding="utf-8")
    (folder / "templates" / "day.html").write_text(TEMPLATE, encoding="utf-8")
    return folder


def write(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_every_way_to_mark_a_string_is_found_once(package):
    assert extract_messages(package) == [
        (None, ("%(num)d dag", "%(num)d dagen")),
        (None, "Bel %(name)s"),
        ("dag", "Ma"),
        (None, "Nu open"),
        (None, "Vandaag"),
        (None, "Zoeken"),
    ]


def test_a_broken_template_stops_the_round_and_is_named(package):
    broken = write(package / "templates" / "broken.html", "<p>\n{% if %}\n")

    with pytest.raises(UnreadableSource) as stopped:
        extract_messages(package)

    assert (stopped.value.problem.file, stopped.value.problem.line) == (broken, 2)


def test_a_new_file_has_a_full_header_and_every_plural(tmp_path):
    text = updated_messages(tmp_path / "none.po", "ar", [(None, ("%(num)d dag", "%(num)d dagen"))])

    lines = text.decode().splitlines()
    assert '"Language: ar\\n"' in lines
    assert '"X-Origin: machine\\n"' in lines
    assert any(line.startswith('"Plural-Forms: nplurals=6; plural=') for line in lines)
    assert [line for line in lines if line.startswith("msgstr[")] == [
        f'msgstr[{number}] ""' for number in range(6)
    ]
    assert "Date" not in text.decode()


def test_an_update_keeps_translations_adds_the_new_and_drops_the_old(tmp_path):
    file = messages_file(tmp_path, "en")
    write(file, updated_messages(file, "en", [(None, "Nu open"), (None, "Weg"), ("dag", "Ma")]))
    text = file.read_text(encoding="utf-8")
    text = text.replace(
        'msgid "Nu open"\nmsgstr ""', '# by hand\nmsgid "Nu open"\nmsgstr "Open now"'
    )
    text = text.replace('msgid "Ma"\nmsgstr ""', 'msgid "Ma"\nmsgstr "Mon"')
    write(file, text)

    updated = updated_messages(file, "en", [("dag", "Ma"), (None, "Nieuw"), (None, "Nu open")])

    body = updated.decode().split("\n\n", 1)[1]
    assert body == (
        'msgctxt "dag"\nmsgid "Ma"\nmsgstr "Mon"\n\n'
        'msgid "Nieuw"\nmsgstr ""\n\n'
        '# by hand\nmsgid "Nu open"\nmsgstr "Open now"\n'
    )


def test_a_string_that_gets_a_plural_is_translated_anew(tmp_path):
    file = messages_file(tmp_path, "en")
    text = updated_messages(file, "en", [(None, "1 dag")]).decode()
    write(file, text.replace('msgid "1 dag"\nmsgstr ""', 'msgid "1 dag"\nmsgstr "1 day"'))

    updated = updated_messages(file, "en", [(None, ("1 dag", "%(num)d dagen"))])

    assert 'msgstr[0] ""\nmsgstr[1] ""\n' in updated.decode()
    assert "1 day" not in updated.decode()


def test_changed_dutch_makes_its_translation_doubtful_and_nobody_sees_it(tmp_path):
    file = content_file(tmp_path, "en")
    old = {"term.geld.name": "Geld", "term.recht.name": "Recht"}
    write(file, updated_content(file, "en", old))
    text = file.read_text(encoding="utf-8")
    text = text.replace('msgid "Geld"\nmsgstr ""', 'msgid "Geld"\nmsgstr "Money"')
    text = text.replace(
        'msgctxt "term.recht.name"\nmsgid "Recht"\nmsgstr ""',
        '# reviewed 2026-12-01\nmsgctxt "term.recht.name"\nmsgid "Recht"\nmsgstr "Law"',
    )
    write(file, text)
    assert read_translations(tmp_path, ["en"])["en"]["term.recht.name"].reviewed

    write(file, updated_content(file, "en", old | {"term.recht.name": "Recht en wet"}))

    assert set(read_translations(tmp_path, ["en"])["en"]) == {"term.geld.name"}
    text = file.read_text(encoding="utf-8")
    assert "reviewed" not in text
    assert text.endswith(
        '#, fuzzy\nmsgctxt "term.recht.name"\nmsgid "Recht en wet"\nmsgstr "Law"\n'
    )


def test_prose_is_not_marked_as_a_format(tmp_path):
    text = updated_content(tmp_path / "x", "en", {"a.b.c": "50 % of {zo}, 10 %s"}).decode()

    assert "format" not in text


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1)
KEYS = st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}\.[a-z]{1,8}", fullmatch=True)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(KEYS, WORDS, max_size=6), st.data())
def test_a_second_round_changes_nothing(tmp_path_factory, dutch, data):
    folder = tmp_path_factory.mktemp("round")
    file = content_file(folder, "ar")
    words = data.draw(st.fixed_dictionaries(dict.fromkeys(dutch, WORDS)))
    write(file, translated(file, dutch, words))

    once = updated_content(file, "ar", dutch)
    write(file, once)

    assert updated_content(file, "ar", dutch) == once
    found = read_translations(folder, ["ar"])["ar"]
    assert {key: each.value for key, each in found.items()} == words
    assert {key: each.dutch for key, each in found.items()} == dutch


def translated(file: Path, dutch: dict[str, str], words: dict[str, str]) -> bytes:
    newer = {key: Translation(words[key], dutch[key], False) for key in dutch}
    return updated_content(file, "ar", dutch, newer)


def test_a_compiled_file_speaks(tmp_path):
    file = messages_file(tmp_path, "en")
    write(file, updated_messages(file, "en", [(None, "Nu open"), (None, "Weg")]))
    text = file.read_text(encoding="utf-8").replace(
        'msgid "Nu open"\nmsgstr ""', 'msgid "Nu open"\nmsgstr "Open now"'
    )
    write(file, text)

    with compile_messages(tmp_path, "en").open("rb") as compiled:
        speaking = gettext.GNUTranslations(compiled)

    assert speaking.gettext("Nu open") == "Open now"
    assert speaking.gettext("Weg") == "Weg"
    assert [(each.line, each.says) for each in untranslated(tmp_path, "en")] == [
        (13, "'Weg' is nog niet (goed) vertaald.")
    ]


def test_a_plural_lacking_one_form_is_not_translated(tmp_path):
    file = messages_file(tmp_path, "en")
    write(file, updated_messages(file, "en", [(None, ("%(num)d dag", "%(num)d dagen"))]))
    text = file.read_text(encoding="utf-8").replace('msgstr[0] ""', 'msgstr[0] "%(num)d day"')
    write(file, text)

    assert len(list(untranslated(tmp_path, "en"))) == 1
    write(file, text.replace('msgstr[1] ""', 'msgstr[1] "%(num)d days"'))
    assert list(untranslated(tmp_path, "en")) == []
