"""From a letter to "alles klopt nog", without signing in, for nobody but whom it was sent to."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from routekaart.accounts.ending import end_account
from routekaart.accounts.people import PersonRole
from routekaart.catalogue.history import Change
from routekaart.catalogue.phones import Phone
from routekaart.edition.wanted import EditionWanted
from routekaart.reminders.links import VALID_FOR, ConfirmLinks
from tests.records.reminders.scene import (
    DAY,
    LONG_AGO,
    NOW,
    OMAR,
    SAMIRA,
    TODAY,
    a_partner,
    let_edit,
    person,
    service,
)


def days(letter) -> dict[str, object]:
    with letter.database.reading() as session:
        return {slug: service(session, slug).assured_on for slug in ("maaltijd", "spreekuur")}


def count(letter, rows) -> int:
    with letter.database.reading() as session:
        return session.scalar(select(func.count()).select_from(rows)) or 0


UNTOUCHED = {"maaltijd": LONG_AGO, "spreekuur": LONG_AGO}


def test_the_page_shows_what_residents_read_now(letter) -> None:
    page = letter.open(letter.both)
    for words in (
        "Dag <bdi>Samira</bdi>",
        "<h2>Spreekuur</h2>",
        "<h2>Maaltijd</h2>",
        "Woej",
        "Telefoon: 070 300 8834",
        "De Plint: maandag 9.00 – 12.00 uur",
        "Het laatst gecontroleerd op 7 mei 2026.",
        'href="/nl/hulp/spreekuur"',
        'href="/partner/"',
        '<html lang="nl"',
    ):
        assert words in page, words


def test_a_link_of_one_entry_shows_that_one(letter) -> None:
    page = letter.open(letter.meal)
    assert "<h2>Maaltijd</h2>" in page
    assert "Spreekuur" not in page
    assert "Alles klopt nog" not in page


def test_looking_changes_nothing(letter) -> None:
    """Mail scanners open every link they see."""
    for _ in range(3):
        letter.open(letter.both)
        letter.open(letter.meal)
    assert days(letter) == UNTOUCHED


def test_one_tap_confirms_one_entry(letter) -> None:
    answer = letter.tap("Dit klopt nog", letter.open(letter.consult))
    assert answer.location == letter.consult
    assert days(letter) == {"maaltijd": LONG_AGO, "spreekuur": TODAY}
    page = letter.open(letter.consult)
    assert "Dank u wel" in page
    assert "Bevestigd op 23 november 2026." in page
    assert "<button" not in page


def test_on_the_page_of_all_each_can_be_confirmed_by_itself(letter) -> None:
    letter.tap("Dit klopt nog", letter.open(letter.both))
    assert days(letter) == {"maaltijd": TODAY, "spreekuur": LONG_AGO}
    page = letter.open(letter.both)
    assert page.count("Dit klopt nog<") == 1
    assert "Klopt dit nog?" in page
    assert "Alles klopt nog" not in page


def test_one_tap_confirms_all_and_asks_for_an_edition(letter) -> None:
    letter.tap("Alles klopt nog", letter.open(letter.both))
    assert days(letter) == {"maaltijd": TODAY, "spreekuur": TODAY}
    with letter.database.reading() as session:
        (wanted,) = session.scalars(select(EditionWanted)).all()
        told = session.scalars(select(Change).where(Change.field == "assured_on")).all()
    assert (wanted.asked_at, wanted.why) == (NOW, "bevestigd: maaltijd, spreekuur")
    assert {(each.changed_by, each.through) for each in told} == {("Samira", "confirmation")}


def test_a_double_tap_confirms_once(letter) -> None:
    page = letter.open(letter.both)
    for _ in range(2):
        letter.tap("Alles klopt nog", page)
    assert count(letter, EditionWanted) == 1
    assert count(letter, Change) == 4


def test_a_second_time_it_was_done_already(letter) -> None:
    letter.tap("Alles klopt nog", letter.open(letter.both))
    letter.wait(days=3)
    for address in (letter.both, letter.meal):
        page = letter.open(address)
        assert "Dank u wel" in page
        assert "Bevestigd op 23 november 2026." in page
        letter.send(address)
    assert days(letter) == {"maaltijd": TODAY, "spreekuur": TODAY}


def test_what_changed_since_the_mail_is_shown_as_it_is_today(letter) -> None:
    with letter.database.writing() as session:
        service(session, "maaltijd").phones = [Phone(number="14070")]
    assert "Telefoon: 14 070" in letter.open(letter.meal)
    letter.tap("Dit klopt nog", letter.open(letter.meal))
    assert days(letter)["maaltijd"] == TODAY


@pytest.mark.parametrize("button", ["Dit klopt nog", "Alles klopt nog"])
def test_nobody_confirms_what_they_did_not_see(letter, button) -> None:
    page = letter.open(letter.both)
    with letter.database.writing() as session:
        service(session, "maaltijd").phones = [Phone(number="14070")]
    answer = letter.tap(button, page, 409)
    assert "Er is intussen iets veranderd" in answer.text
    assert "Telefoon: 14 070" in answer.text
    assert days(letter) == UNTOUCHED
    letter.tap(button, answer.text)
    assert days(letter)["maaltijd"] == TODAY


def test_a_page_that_stood_open_for_a_day_is_shown_again(letter) -> None:
    page = letter.open(letter.meal)
    letter.wait(days=2)
    answer = letter.tap("Dit klopt nog", page, 409)
    letter.tap("Dit klopt nog", answer.text)
    assert days(letter)["maaltijd"] == TODAY + 2 * DAY


def dead(letter, address: str) -> None:
    """Neither shown nor confirmed; nothing tells why."""
    pages = {letter.open(address, 410), letter.send(address).text}
    assert len(pages) == 1
    assert "werkt niet meer" in pages.pop()
    assert days(letter) == UNTOUCHED


def test_after_forty_five_days_it_is_over(letter) -> None:
    letter.now = NOW + VALID_FOR
    letter.open(letter.both)
    letter.now += timedelta(seconds=1)
    dead(letter, letter.both)


@pytest.mark.parametrize("altered", ["x", "a.b", "e30.c2ln", "é", "%22", "x" * 3000])
def test_an_address_that_was_never_ours(letter, altered) -> None:
    dead(letter, f"/bevestigen/{altered}")


def test_an_altered_address(letter) -> None:
    for altered in (f"{letter.both}x", letter.both[:-1], letter.both.replace(".", "x")):
        dead(letter, altered)
    one, other = (each.rsplit(".", 1) for each in (letter.meal, letter.both))
    dead(letter, f"{one[0]}.{other[1]}")


def test_each_form_has_an_identity_of_its_own(letter) -> None:
    page = letter.open(letter.both)
    assert " id=" not in page.split("<main", 1)[1].replace(' id="main"', "")


def test_a_link_for_another_purpose(letter) -> None:
    """Such as one to sign in, or one of another site with another secret."""
    with letter.database.reading() as session:
        who, what = person(session, SAMIRA).id, service(session, "maaltijd").id
    dead(letter, f"/bevestigen/{ConfirmLinks(b'of another site').make(who, [what], NOW)}")
    token = letter.meal.rsplit("/", 1)[1]
    assert letter.send(f"/inloggen/link/{token}").status_code == 410


def test_when_the_account_has_ended(letter) -> None:
    with letter.database.writing() as session:
        end_account(session, person(session, SAMIRA), "test", NOW)
    dead(letter, letter.both)


def test_when_somebody_edits_that_partner_no_more(letter) -> None:
    with letter.database.writing() as session:
        person(session, SAMIRA).partner_rows = []
    dead(letter, letter.both)


def test_when_somebody_is_no_editor_any_more(letter) -> None:
    with letter.database.writing() as session:
        who = person(session, SAMIRA)
        who.role_rows = [PersonRole(role="key figure")]
    dead(letter, letter.both)


def test_when_the_entry_has_ended(letter) -> None:
    with letter.database.writing() as session:
        service(session, "maaltijd").status = "defunct"
    dead(letter, letter.meal)
    assert "Maaltijd" not in letter.open(letter.both)


def test_somebody_elses_entry_is_never_among_them(letter) -> None:
    let_edit(letter.database, OMAR, a_partner(letter.database, "senw", fris=LONG_AGO), name="Omar")
    links = ConfirmLinks.kept_in(letter.settings.secrets_dir)
    with letter.database.reading() as session:
        who = person(session, SAMIRA).id
        ids = [service(session, slug).id for slug in ("fris", "maaltijd")]
    page = letter.open(f"/bevestigen/{links.make(who, ids, NOW)}")
    assert "Fris" not in page
    dead(letter, f"/bevestigen/{links.make(who, ids[:1], NOW)}")
    dead(letter, f"/bevestigen/{links.make(uuid.uuid4(), ids, NOW)}")


def test_an_entry_that_is_not_on_the_page_is_not_confirmed(letter) -> None:
    page = letter.open(letter.meal)
    token = page.split('value="')[1].split('"')[0]
    letter.send(f"{letter.meal}/spreekuur", token)
    letter.send(f"{letter.meal}/onbekend", token)
    letter.send(f"{letter.both}/spreekuur", token)
    letter.send(letter.both, token)
    letter.send(letter.meal, "")
    assert days(letter) == UNTOUCHED


def test_a_form_of_another_site_confirms_nothing(letter) -> None:
    client = letter.app.test_client()
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post(letter.both, headers=headers, data={"token": "x"}).status_code == 403
    assert days(letter) == UNTOUCHED


def test_without_the_database_the_tap_is_kept(letter) -> None:
    page = letter.open(letter.meal)
    gone = letter.database.file.rename(letter.database.file.with_suffix(".gone"))
    assert "antwoordt niet" in letter.open(letter.meal, 503)
    interrupted = letter.tap("Dit klopt nog", page, 503).text
    assert not letter.database.file.exists(), "an empty one was made"
    gone.rename(letter.database.file)
    letter.tap("Opnieuw versturen", interrupted)
    assert days(letter)["maaltijd"] == TODAY


def test_a_name_is_never_a_page(letter) -> None:
    with letter.database.writing() as session:
        service(session, "maaltijd").name = "<script>alert(1)</script>"
    assert "<script>" not in letter.open(letter.both)
