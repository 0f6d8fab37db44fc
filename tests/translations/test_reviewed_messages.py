"""Who stands for an interface text is known of each text, from the file to the running site."""

from __future__ import annotations

import gettext
from datetime import date
from pathlib import Path

import pytest

from routekaart.language.catalogues import parse_catalog
from routekaart.language.extraction import (
    CONTEXT,
    MACHINE_MADE,
    SEPARATOR,
    compile_messages,
    messages_file,
    updated_messages,
    write_catalog,
)
from routekaart.language.reviewing.gettext_texts import (
    interface_code,
    interface_reviews,
    interface_texts,
    take_over,
)
from routekaart.language.reviewing.review_text import Place
from routekaart.language.reviewing.verdicts import Verdict

DAYS = (None, ("%(num)s dag", "%(num)s dagen"))
OPEN = (None, "Nu open")
DAY = date(2026, 12, 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two texts in Arabic, one with its six forms."""
    file = messages_file(tmp_path, "ar")
    file.parent.mkdir(parents=True)
    text = updated_messages(file, "ar", [DAYS, OPEN]).decode()
    for number in range(6):
        text = text.replace(f'msgstr[{number}] ""', f'msgstr[{number}] "f{number}"')
    file.write_text(text.replace('open"\nmsgstr ""', 'open"\nmsgstr "o"'), encoding="utf-8")
    return file


def reviewed(file: Path, verdicts: dict[str, Verdict], day: date = DAY) -> bytes:
    catalog = parse_catalog(file.read_bytes(), "ar")
    take_over(catalog, dict(interface_reviews(catalog, verdicts)), day)
    return write_catalog(catalog, "ar")


def good(number: int) -> dict[str, Verdict]:
    return {interface_code(DAYS, number): Verdict("reviewed", f"f{number}")}


def waiting(file: Path) -> set[str]:
    with compile_messages(file.parents[2], "ar").open("rb") as compiled:
        found = gettext.GNUTranslations(compiled).pgettext(CONTEXT, MACHINE_MADE)
    return set(found.split(SEPARATOR))


def test_every_form_is_a_text_of_its_own_with_numbers_that_take_it(file):
    catalog = parse_catalog(file.read_bytes(), "ar")
    texts = list(interface_texts(catalog, lambda key: Place("Hier", "/")))

    assert [(each.place.words, each.dutch, each.words) for each in texts] == [
        ("Hier (bij 0)", "%(num)s dagen", "f0"),
        ("Hier (bij 1)", "%(num)s dag", "f1"),
        ("Hier (bij 2)", "%(num)s dagen", "f2"),
        ("Hier (bij 3, 4, 5, 6 …)", "%(num)s dagen", "f3"),
        ("Hier (bij 100, 101, 102, 200 …)", "%(num)s dagen", "f4"),
        ("Hier (bij 11, 12, 13, 14 …)", "%(num)s dagen", "f5"),
        ("Hier", "Nu open", "o"),
    ]


def test_a_person_stands_for_all_forms_or_for_none(file):
    before = file.read_bytes()
    five = {code: each for number in range(5) for code, each in good(number).items()}

    assert reviewed(file, five) == before
    file.write_bytes(reviewed(file, five | good(5)))
    assert "# reviewed 2026-12-01\n#, python-format\n" in file.read_text(encoding="utf-8")
    assert reviewed(file, good(2), date(2027, 1, 1)) == file.read_bytes()


def test_a_better_form_is_taken_over_before_the_others_were_seen(file):
    better = {interface_code(DAYS, 2): Verdict("bettered", "two")}

    text = reviewed(file, better).decode()

    assert 'msgstr[2] "two"' in text
    assert "# reviewed" not in text


def test_the_site_knows_of_each_word_whether_it_waits(file):
    assert waiting(file) == {"%(num)s dag", "Nu open"}
    file.write_bytes(reviewed(file, {interface_code(OPEN, 0): Verdict("reviewed", "o")}))
    assert waiting(file) == {"%(num)s dag"}
    all_forms = {code: each for number in range(6) for code, each in good(number).items()}
    file.write_bytes(reviewed(file, all_forms))
    assert waiting(file) == {MACHINE_MADE}
    assert '"X-Origin: reviewed\\n"' in file.read_text(encoding="utf-8")


def test_a_round_of_extraction_keeps_the_mark(file):
    file.write_bytes(reviewed(file, {interface_code(OPEN, 0): Verdict("bettered", "open now")}))

    assert updated_messages(file, "ar", [DAYS, OPEN]) == file.read_bytes()


def test_a_review_replaces_only_the_day_and_keeps_other_comments(file):
    text = file.read_text(encoding="utf-8").replace(
        'msgid "Nu open"', '# reviewed 2026-01-01\n# short\nmsgid "Nu open"'
    )
    file.write_text(text, encoding="utf-8")

    after = reviewed(file, {interface_code(OPEN, 0): Verdict("bettered", "p")}).decode()

    assert '# reviewed 2026-12-01\n# short\nmsgid "Nu open"\nmsgstr "p"' in after
