"""Whom a professional calls: given by the partner, seen by key figures and officers, by no one
else and on nothing that is public."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.partners.conftest import Editor, Office, words

OWN = "gemeente-leidschendam-voorburg"
CAFE, PARTNER = (
    "/partner/dienst/taalcafe/contactpersonen",
    f"/partner/organisatie/{OWN}/contactpersonen",
)
HELP = "/sleutelfiguur/hulp/taalcafe"
NAME, NUMBER, MAIL, HOURS = "Kanarie", "06 18000418", "kanarie@example.org", "Alleen op vrijdag."
FIELDS = {"rows-0-name": NAME, "rows-0-phone": "0618000418", "rows-0-email": MAIL}
FIELDS |= {"rows-0-hours": HOURS}
HIDDEN = (NAME, "618000418", MAIL, HOURS)


@pytest.fixture
def editor(office: Office) -> Editor:
    return office.sign_in(OWN)


def test_a_key_figure_finds_help_and_whom_to_call(editor: Editor, samira: Editor) -> None:
    editor.send(CAFE, **FIELDS)
    editor.send(PARTNER, **{"rows-0-name": "Balie", "rows-0-phone": "14 070"})
    found = samira.open("/sleutelfiguur/hulp?q=taalcafe")
    assert f'href="{HELP}"' in found
    page = samira.open(HELP)
    told = words(page)
    assert all(each in told for each in (NAME, NUMBER, MAIL, HOURS, "Balie", "14 070"))
    assert 'href="tel:+31618000418"' in page
    assert "/nl/lijst/maken?l=taalcafe" in page


def test_before_a_partner_gave_one_that_is_told(samira: Editor) -> None:
    assert "gaf nog geen contactpersoon" in samira.open(HELP)
    samira.open("/sleutelfiguur/hulp/bestaat-niet-meer", 404)


def test_officers_see_them_too_and_partners_of_others_do_not(
    office: Office, editor: Editor
) -> None:
    editor.send(CAFE, **FIELDS)
    assert NAME in office.sign_in(role="officer").open(HELP)
    other = office.sign_in("woej")
    other.open(CAFE, 404)
    other.open(PARTNER, 404)
    other.open(HELP, 403)
    editor.open(HELP, 403)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"rows-0-name": "Omar"}, "Vul een nummer of een e-mailadres in."),
        ({"rows-0-phone": "0703008834"}, "Vul een naam of een functie in."),
        ({"rows-0-name": "Omar", "rows-0-phone": "12"}, "geen nummer"),
        ({"rows-0-name": "Omar", "rows-0-email": "omar"}, "geen e-mailadres"),
        ({"rows-0-name": "x" * 81, "rows-0-phone": "14070"}, "hoogstens 80 tekens"),
    ],
)
def test_what_nobody_can_call_is_not_kept(editor: Editor, fields, says: str) -> None:
    page = editor.send(CAFE, 422, **fields)
    assert says in words(page)
    assert editor.form(CAFE)["rows-0-name"] == ""


def test_of_two_editors_the_second_sees_both(office: Office, editor: Editor) -> None:
    opened = editor.form(CAFE) | FIELDS
    office.sign_in(OWN, name="Omar").send(CAFE, **{"rows-0-name": "Rita", "rows-0-phone": "14070"})
    page = editor.post(CAFE, opened, 409)
    assert "Rita" in words(page)
    assert f'value="{NAME}"' in page
    assert "Het laatst veranderd door Omar" in words(page)


def test_emptied_rows_are_gone(editor: Editor, samira: Editor) -> None:
    editor.send(CAFE, **FIELDS)
    assert editor.form(CAFE)["rows-0-phone"] == NUMBER
    editor.send(CAFE, **dict.fromkeys(FIELDS, ""))
    assert NAME not in samira.open(HELP)


def test_nothing_public_ever_holds_them(
    office: Office, editor: Editor, caplog: pytest.LogCaptureFixture
) -> None:
    """Not the edition, no page, no machine's answer, no history, no file that goes out."""
    editor.send(CAFE, **FIELDS)
    editor.send(PARTNER, **FIELDS)
    service = "/partner/dienst/taalcafe"
    editor.send(f"{service}/wat", summary="U praat en drinkt koffie.", then="stay")
    editor.send(f"{service}/insturen", on=service)
    officer = office.sign_in(role="officer")
    proposal = officer.open("/programma/voorstellen").split("/voorstellen/")[1].split('"')[0]
    address = f"/programma/voorstellen/{proposal}"
    officer.send(f"{address}/goedkeuren", on=address)
    office.current.look()
    visitor = Editor(office.app.test_client())
    public = ("/nl/hulp/taalcafe", f"/nl/organisatie/{OWN}", "/ar/hulp/taalcafe", "/sitemap.xml")
    pages = [visitor.open(each) for each in public]
    assert "U praat en drinkt koffie." in pages[0]
    pages += [visitor.open("/nl/zoeken?q=Kanarie"), visitor.open("/nl/lijst?l=taalcafe")]
    pages += [officer.open("/programma/geschiedenis/service.taalcafe"), caplog.text]
    pages += [editor.open(f"{service}/geschiedenis"), officer.open("/programma/geschiedenis")]
    kept_files = _files(office.settings.editions_dir.parent)
    for each in (*pages, *kept_files):
        assert not any(word in each.replace("q=Kanarie", "") for word in HIDDEN[1:])
    assert not any(NAME in each for each in kept_files)


def _files(folder: Path) -> list[str]:
    """All that stands in the data folder beside the database."""
    return [
        each.read_bytes().decode("utf-8", "replace")
        for each in folder.rglob("*")
        if each.is_file() and "sqlite3" not in each.name
    ]
