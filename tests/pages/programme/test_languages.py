"""An officer finds what is stale, translates it beside its Dutch, and residents read it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from routekaart.catalogue.services import Service
from routekaart.catalogue.texts import TextRow
from routekaart.language.locales import TRANSLATED
from tests.html import read_html
from tests.pages.partners.conftest import Editor, Office, read_form, words

LIST = "/programma/talen"
ARABIC = f"{LIST}/ar"
STALE = f"{ARABIC}?wat=verouderd"
KEY = "service.taalcafe.summary"
DUTCH = "U oefent Nederlands bij een deurwaarder."
HOSTILE = "</textarea><script>alert(1)</script> \u202e%(x)s"


def officer(office: Office, name: str = "Omar") -> Editor:
    return office.sign_in(name=name, role="officer")


def make_stale(office: Office, dutch: str = DUTCH) -> str:
    """As an approved proposal does; gives the Dutch from before."""
    from routekaart.catalogue.history import Way, note_change
    from routekaart.catalogue.projection import as_json

    with office.database.writing() as session:
        row = session.scalars(select(Service).where(Service.slug == "taalcafe")).one()
        was, row.summary = row.summary, dutch
        way = Way("service.taalcafe", "Samira", "proposal:1", office.clock())
        note_change(session, way, "summary", as_json(was), as_json(dutch))
    return was


def kept(office: Office, locale: str = "ar", entry: str = "service.taalcafe") -> TextRow:
    with office.database.reading() as session:
        query = select(TextRow).where(
            TextRow.entry == entry, TextRow.field == "summary", TextRow.locale == locale
        )
        row = session.scalars(query).one()
        session.expunge(row)
    return row


def part(filled: dict, key: str = KEY) -> str:
    """How the fields of this text begin in the form."""
    name = next(name for name, value in filled.items() if value == f"content.{key}")
    return name.removesuffix("code")


def opened(editor: Editor, path: str = STALE, key: str = KEY) -> tuple[dict, str]:
    filled = editor.form(path, ARABIC)
    return filled, part(filled, key)


def test_the_content_of_the_site_lacks_nothing_and_is_up_to_date(
    office: Office,
) -> None:
    editor = officer(office)
    page = editor.open(LIST)
    for locale in TRANSLATED:
        assert f'href="{LIST}/{locale}"' in page
        assert f'href="{LIST}/{locale}?wat=ontbreekt"' not in page
        assert f'href="{LIST}/{locale}?wat=verouderd"' not in page
        assert "Er zijn geen teksten die zo staan." in editor.open(f"{LIST}/{locale}?wat=ontbreekt")


def test_a_stale_text_is_translated_and_read(office: Office) -> None:
    was, omar = make_stale(office), officer(office)
    assert f'href="{STALE}"' in omar.open(LIST)
    page = omar.open(STALE)
    assert "1 tekst" in words(page)
    for shown in (
        DUTCH,
        "Zo was het Nederlands",
        "deurwaarder: مأمور التنفيذ",
        "heet in deze taal",
    ):
        assert shown in words(page)
    assert set(was.split()) <= set(words(page).split())
    assert re.search(r'<textarea[^>]* dir="rtl"[^>]* lang="ar"', page)
    filled, text = opened(omar)
    to = omar.post(
        ARABIC, filled | {f"{text}words": "تتمرن مع مأمور التنفيذ.", "at": f"content.{KEY}"}
    )
    assert to == f"{STALE}&bewaard=1#content.{KEY}"
    assert "1 bewaard. Bewoners lezen het nu." in words(omar.open(to.partition("#")[0]))
    summary = office.edition.edition.services["taalcafe"].summary
    assert (summary.nl, summary.translations["ar"]) == (DUTCH, "تتمرن مع مأمور التنفيذ.")
    assert "ar" in summary.reviewed
    assert "en" not in summary.translations
    assert (kept(office).origin, kept(office).changed_by) == ("human", "Omar")
    page = omar.open(f"{ARABIC}?wat=mens")
    assert "Eerder in deze taal" in page
    assert "Omar" in page


def test_what_is_good_as_it_is_gets_a_person_who_stands_for_it(office: Office) -> None:
    omar = officer(office)
    page = f"{ARABIC}?q={KEY}"
    filled, text = opened(omar, page)
    for number in ("1", "0"):
        to = omar.post(ARABIC, filled | {f"{text}good": "y"})
        assert f"bewaard={number}" in to or number == "0"
    assert kept(office).origin == "reviewed"
    assert f'name="{text}good"' not in omar.open(page)


def test_all_of_a_page_is_kept_at_once_and_what_nobody_touched_stays(office: Office) -> None:
    omar = officer(office)
    page = f"{ARABIC}?waar=aanbod&q=summary"
    filled = omar.form(page, ARABIC)
    for number in (0, 1):
        filled[f"texts-{number}-words"] += " نعم"
    to = omar.post(ARABIC, filled)
    assert "bewaard=2" in to
    with office.database.reading() as session:
        mine = session.scalars(select(TextRow.value).where(TextRow.changed_by == "Omar")).all()
    assert len(mine) == 2
    assert all(each.endswith(" نعم") for each in mine)


def test_pages_pass_nothing_over_when_texts_leave_the_list(office: Office) -> None:
    omar = officer(office)
    first = omar.open(f"{ARABIC}?waar=routekaart")
    keys = re.findall(r'<li class="card text" id="content\.([^"]+)"', first)
    assert len(keys) == 20
    following = f"{ARABIC}?waar=routekaart&na={keys[-1]}"
    assert following.replace("&", "&amp;") in first
    second = re.findall(r'<li class="card text" id="content\.([^"]+)"', omar.open(following))
    assert not {*keys} & {*second}
    assert f'href="{ARABIC}?waar=routekaart">Vorige' in omar.open(following)
    gone = f"{ARABIC}?wat=mens&na={keys[-1]}"
    assert "Er zijn geen teksten die zo staan." in omar.open(gone)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("   ", "Leeg kan niet. Schrijf de vertaling."),
        ("Om %(time)s", "staat niet in het Nederlands"),
        ("x" * 900, "Dit is veel langer dan het Nederlands"),
        ("vreemd \ue000", "U+E000"),
    ],
)
def test_what_would_break_is_refused_and_still_there(office: Office, typed: str, says: str) -> None:
    make_stale(office)
    omar = officer(office)
    before = kept(office).value
    filled, text = opened(omar)
    page = omar.post(ARABIC, filled | {f"{text}words": typed}, 422)
    assert says in words(page).replace("&#39;", "'")
    again = read_form(read_html(page), ARABIC)
    assert again["texts-0-words"].strip() == typed.strip()
    assert again["wat"] == "verouderd"
    assert kept(office).value == before


def test_one_that_cannot_be_does_not_keep_the_others_back(office: Office) -> None:
    omar = officer(office)
    filled = omar.form(f"{ARABIC}?waar=aanbod&q=summary", ARABIC)
    filled |= {"texts-0-words": "%(x)s", "texts-1-words": "مساعدة"}
    page = omar.post(ARABIC, filled, 422)
    assert "1 bewaard." in words(page)
    assert page.count('class="card text"') == 1
    with office.database.reading() as session:
        query = select(TextRow.value).where(TextRow.changed_by == "Omar")
        assert session.scalars(query).all() == ["مساعدة"]


def test_lines_end_where_the_dutch_has_one_line(office: Office) -> None:
    make_stale(office)
    omar = officer(office)
    filled, text = opened(omar)
    omar.post(ARABIC, filled | {f"{text}words": "أولاً\r\n\r\nثانياً "})
    assert kept(office).value == "أولاً ثانياً"


def test_hostile_words_are_only_words(office: Office) -> None:
    make_stale(office, "U <b>oefent</b> {{ 7*7 }}.")
    omar = officer(office)
    filled, text = opened(omar)
    page = omar.post(ARABIC, filled | {f"{text}words": HOSTILE}, 422)
    assert "<script>alert" not in page
    assert "&lt;b&gt;oefent" in page
    omar.post(ARABIC, filled | {f"{text}words": HOSTILE.replace("%(x)s", "")})
    page = office.app.test_client().get("/ar/hulp/taalcafe").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_the_second_officer_sees_both_and_loses_nothing(office: Office) -> None:
    make_stale(office)
    omar, noor = officer(office), officer(office, "Noor")
    opened_by_noor, text = opened(noor)
    filled, _ = opened(omar)
    omar.post(ARABIC, filled | {f"{text}words": "كلام عمر"})
    page = noor.post(ARABIC, opened_by_noor | {f"{text}words": "كلام نور"}, 409)
    assert "Sindsdien is er iets veranderd" in words(page)
    for both in ("كلام عمر", "كلام نور"):
        assert both in page
    assert kept(office).value == "كلام عمر"
    again = read_form(read_html(page), ARABIC)
    noor.post(ARABIC, again)
    assert (kept(office).value, kept(office).changed_by) == ("كلام نور", "Noor")


def test_dutch_that_changed_meanwhile_is_read_first(office: Office) -> None:
    make_stale(office)
    omar = officer(office)
    filled, text = opened(omar)
    make_stale(office, "U leest samen.")
    page = omar.post(ARABIC, filled | {f"{text}words": "كلام"}, 409)
    assert "Het Nederlands is sindsdien veranderd in" in words(page)
    assert "كلام" in page
    assert "U leest samen." in page


def test_a_text_that_went_is_told_with_what_was_typed(office: Office) -> None:
    omar = officer(office)
    filled, text = opened(omar, f"{ARABIC}?q={KEY}")
    changed = {f"{text}code": "content.service.weg.summary", f"{text}words": "كلام"}
    page = omar.post(ARABIC, filled | changed, 409)
    assert "Deze tekst is er niet meer. U schreef: كلام" in words(page)


def test_a_form_that_stood_open_too_long_loses_nothing(office: Office) -> None:
    make_stale(office)
    omar = officer(office)
    filled, text = opened(omar)
    office.clock.now += timedelta(hours=25)
    omar = officer(office)
    page = omar.post(ARABIC, filled | {f"{text}words": "كلام"}, 422)
    assert "Deze pagina stond te lang open." in page
    assert "كلام" in page
    assert kept(office).changed_by == "content"


def test_what_cannot_be_published_is_told_with_its_reasons(office: Office) -> None:
    from routekaart.authoring.records import write_over
    from routekaart.catalogue.history import Way

    omar = officer(office)
    filled, text = opened(omar, f"{ARABIC}?q={KEY}")
    with office.database.writing() as session:
        way = Way("concept.stuk", "Noor", "programme", office.clock())
        write_over(session, way, None, {"words": {"nl": ["Stuk"]}, "route": "nergens"})
    page = omar.post(ARABIC, filled | {f"{text}words": "كلام"}, 422)
    assert "Er is niets bewaard." in words(page)
    assert "nergens" in page
    assert "كلام" in page
    assert kept(office).changed_by == "content"


@pytest.mark.parametrize("locale", ["nl", "xx", "AR"])
def test_a_language_that_is_not_translated_is_not_there(office: Office, locale: str) -> None:
    omar = officer(office)
    for path in (f"{LIST}/{locale}", f"{LIST}/{locale}/blad", f"{LIST}/{locale}/nakijken.xlsx"):
        omar.open(path, 404)
