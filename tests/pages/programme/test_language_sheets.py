"""A language goes out as a workbook and comes back: seen first, then kept, and nothing is lost."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from routekaart.cli import main
from routekaart.language.reviewing.sheet_columns import BETTER, GOOD, SHEET, WORDS
from tests.html import assert_valid, read_html
from tests.pages.partners.conftest import Editor, Office, read_form, words
from tests.pages.programme.test_languages import ARABIC, KEY, kept, make_stale, officer
from tests.real_site import ROOT

PAGE, TAKE = f"{ARABIC}/blad", f"{ARABIC}/blad/overnemen"
Table = list[list[Any]]


def fetch(editor: Editor, locale: str = "ar") -> bytes:
    path = f"/programma/talen/{locale}/nakijken.xlsx"
    answer = editor.client.get(path, base_url="https://localhost")
    assert answer.status_code == 200
    return bytes(answer.data)


def unpack(workbook: bytes) -> Table:
    sheet = CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_name(SHEET)
    return [list(map(str, row)) for row in sheet.to_python(skip_empty_area=False)]


def pack(table: Table) -> bytes:
    """As another program writes it."""
    written = BytesIO()
    with Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        for number, row in enumerate(table):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    return written.getvalue()


def say(table: Table, code: str, good: str = "", better: str = "") -> list[str]:
    """Fill in a row, known by its code."""
    head = table[0]
    row = next(each for each in table if code in each)
    row[head.index(GOOD)], row[head.index(BETTER)] = good, better
    return row


def send(editor: Editor, content: bytes, status: int = 200) -> str:
    token = editor.form(PAGE, PAGE)["token"]
    sheet = (BytesIO(content), "nakijken-ar.xlsx")
    data = {"token": token, "sheet": sheet}
    answer = editor.client.post(PAGE, data=data, base_url="https://localhost")
    assert answer.status_code == status, answer.text
    assert_valid(answer.text)
    return str(answer.text)


def to_take(page: str) -> dict[str, Any]:
    return read_form(read_html(page), TAKE)


def test_all_that_is_translated_is_in_it_from_right_to_left(office: Office) -> None:
    make_stale(office)
    workbook = fetch(officer(office))
    assert b'rightToLeft="1"' in ZipFile(BytesIO(workbook)).read("xl/worksheets/sheet2.xml")
    head, *rows = unpack(workbook)
    by_code = {row[head.index("Code routekaart-nakijken-1 ar")]: row for row in rows}
    assert len(by_code) == len(rows)
    assert {code.partition(".")[0] for code in by_code} == {"content", "interface", "page"}
    summary = by_code[f"content.{KEY}"]
    assert summary[head.index("Stand")] == "het Nederlands is veranderd"
    assert summary[head.index("Pagina")] == "https://localhost/ar/hulp/taalcafe"
    assert not any(code.startswith("content.concept.") for code in by_code)


def test_a_sheet_that_says_nothing_has_nothing_to_take_over(office: Office) -> None:
    omar = officer(office)
    page = send(omar, pack(unpack(fetch(omar))))
    assert "In dit bestand staat niets om over te nemen." in page
    assert TAKE not in page


def test_what_changes_is_seen_first_and_then_read(office: Office) -> None:
    make_stale(office)
    omar = officer(office)
    table = unpack(fetch(omar))
    say(table, f"content.{KEY}", better="كلام جديد")
    say(table, "content.service.bingo.summary", good="goed")
    page = send(omar, pack(table))
    told = words(page)
    assert "Er is nog niets bewaard." in told
    assert "Anders: 1" in told
    assert "Goed zoals het is: 1" in told
    assert "كلام جديد" in page
    assert kept(office).changed_by == "content"
    assert omar.post(TAKE, to_take(page)) == f"{ARABIC}?bewaard=2"
    assert (kept(office).value, kept(office).origin) == ("كلام جديد", "human")
    assert kept(office, entry="service.bingo").origin == "reviewed"
    read = office.edition.edition.services["taalcafe"].summary
    assert read.translations["ar"] == "كلام جديد"


def test_taking_over_twice_and_reading_again_find_all_done(office: Office) -> None:
    omar = officer(office)
    table = unpack(fetch(omar))
    say(table, f"content.{KEY}", better="كلام جديد")
    filled = to_take(send(omar, pack(table)))
    assert [omar.post(TAKE, filled)[-1] for _ in range(2)] == ["1", "0"]
    assert "Al eerder nagekeken: 1." in words(send(omar, pack(table)))


def test_conflicts_are_shown_with_both_and_keep_nothing_back(office: Office) -> None:
    omar = officer(office)
    table = unpack(fetch(omar))
    say(table, f"content.{KEY}", better="كلام الجار")
    say(table, "content.service.bingo.summary", better="%(x)s بنغو")
    table.append(say([list(each) for each in table], f"content.{KEY}", better="لا أحد"))
    table[-1][table[0].index("Code routekaart-nakijken-1 ar")] = "content.service.weg.summary"
    early = to_take(send(omar, pack(table)))
    filled = omar.form(f"{ARABIC}?q={KEY}", ARABIC)
    omar.post(ARABIC, filled | {"texts-0-words": "كلام عمر"})
    page = send(omar, pack(table))
    told = words(page)
    assert "Kan niet zo: 2" in told
    for both in ("كلام الجار", "كلام عمر", "staat niet in het Nederlands"):
        assert both in told.replace("&#39;", "'")
    assert "Niet meer op de site: 1" in told
    assert "لا أحد" in told
    # What was seen before somebody else was earlier is not taken over either.
    page = omar.post(TAKE, early, 409)
    assert "iemand anders was eerder" in page
    assert "كلام الجار" in page
    assert kept(office).value == "كلام عمر"


def test_words_of_files_are_told_to_go_with_a_release(office: Office) -> None:
    omar = officer(office)
    table = unpack(fetch(omar))
    code = next(each for row in table for each in row if each.startswith("interface."))
    say(table, code, better="كلام")
    page = send(omar, pack(table))
    assert "Over woorden van de website en bladzijden: 1." in words(page)
    assert TAKE not in page


def test_the_command_reads_the_same_file(office: Office, tmp_path) -> None:
    """Of a site without changes both make the same rows, and each reads the other's."""
    omar = officer(office)
    file = tmp_path / "cli.xlsx"
    environment = {
        "ROUTEKAART_CONTENT_DIR": str(ROOT / "content"),
        "ROUTEKAART_TRANSLATIONS_DIR": str(office.settings.translations_dir),
    }
    command = ["content", "export", "--for-review", "ar", str(file)]
    assert CliRunner().invoke(main, command, env=environment).exit_code == 0
    theirs, ours = unpack(file.read_bytes()), unpack(fetch(omar))
    assert theirs[0] == ours[0]
    marks = [theirs[0].index(name) for name in (WORDS, "Merk Nederlands", "Merk vertaling")]
    code = theirs[0].index("Code routekaart-nakijken-1 ar")
    made = [{row[code]: [row[at] for at in marks] for row in each} for each in (theirs, ours)]
    assert made[0] == made[1]
    say(theirs, f"content.{KEY}", better="كلام جديد")
    assert "Anders: 1" in words(send(omar, pack(theirs)))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Kies eerst een bestand."),
        (b"Geld;Money", "het is geen XLSX."),
        (b"PK\x03\x04", "het is geen XLSX."),
    ],
)
def test_a_wrong_file_ends_in_one_sentence(office: Office, content: bytes, says: str) -> None:
    assert says in send(officer(office), content, 422)


def test_a_sheet_of_another_language_is_refused(office: Office) -> None:
    omar = officer(office)
    assert "in een andere taal: Pools." in send(omar, fetch(omar, "pl"), 422)


@pytest.mark.parametrize("rows", ["", "x", "[1]", '[["a"]]', "{}"])
def test_rows_that_this_site_did_not_make_are_refused(office: Office, rows: str) -> None:
    officer(office).post(TAKE, {"rows": rows, "token": "x"}, 400)


def test_rows_without_a_token_of_ours_are_shown_and_not_kept(office: Office) -> None:
    omar = officer(office)
    table = unpack(fetch(omar))
    say(table, f"content.{KEY}", better="كلام جديد")
    filled = to_take(send(omar, pack(table)))
    page = omar.post(TAKE, filled | {"token": "x"}, 422)
    assert "كلام جديد" in page
    assert kept(office).changed_by == "content"
