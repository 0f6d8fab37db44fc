"""The programme reads what waits, and decides on several at once."""

from __future__ import annotations

import re

from tests.pages.review.conftest import ReviewDesk
from tests.records.packs import at, monday
from tests.records.review.desk import PING, change, draft_of, submit

LIST = "/programma/voorstellen"
COFFEE, NEW_PLACE = "service.koffie", "location.koffiehuis"


def choices_in(page: str) -> list[str]:
    return re.findall(r'name="chosen" value="([^"]+)"', page)


def approve(browser, *chosen: str, status: int = 303) -> str:
    token = re.search(r'name="token"[^>]* value="([^"]+)"', browser.open(LIST))
    answer = browser.client.post(
        LIST, data={"token": token[1], "chosen": list(chosen)}, base_url="https://localhost"
    )
    assert answer.status_code == status, answer.text
    return answer.location or answer.text


def test_what_waits_says_whose_it_is_and_what_changes(desk: ReviewDesk) -> None:
    desk.send_in(summary="Hulp bij geld.", name="Spreekuur")
    page = desk.officer().open(LIST)
    assert "Spreekuur" in page
    assert "Woej" in page
    assert "Samira</bdi>, 23 november 2026, 11.00 uur" in page
    assert '<span class="tag">Naam</span><span class="tag">In één zin</span>' in page


def test_a_draft_that_was_not_sent_in_is_nobodys_business(desk: ReviewDesk) -> None:
    desk.save(summary="Hulp bij geld.")
    browser = desk.officer()
    assert "Er wacht niets op u." in browser.open(LIST)
    browser.open(f"{LIST}/{desk.proposal().id}", 404)


def test_several_are_approved_at_once_and_residents_read_them(desk: ReviewDesk) -> None:
    desk.send_in(summary="Hulp bij geld.")
    desk.begin(COFFEE)
    desk.send_in(COFFEE, name="Koffie", summary="Koffie drinken.")
    browser = desk.officer()
    location = approve(browser, *choices_in(browser.open(LIST)))
    assert "Bewoners lezen dit nu." in browser.open(location)
    assert "Hulp bij geld." in desk.resident("/nl/hulp/ping")
    assert "Koffie drinken." in desk.resident("/nl/hulp/koffie")


def test_a_new_place_stands_before_what_happens_there(desk: ReviewDesk) -> None:
    desk.begin(COFFEE)
    desk.send_in(COFFEE, name="Koffie", summary="Koffie.", places=(at("koffiehuis"),))
    desk.begin(NEW_PLACE)
    desk.send_in(NEW_PLACE, name="Koffiehuis")
    page = desk.officer().open(LIST)
    assert re.findall(r"<h2><a [^>]*>([^<]+)<", page) == ["Koffiehuis", "Koffie"]
    assert "Keur eerst deze plek goed, of samen: Koffiehuis." in page


def test_what_cannot_be_is_named_and_nothing_changes(desk: ReviewDesk) -> None:
    desk.send_in(summary="Hulp bij geld.")
    desk.begin(COFFEE)
    wrong = desk.send_in(COFFEE, name="Koffie", summary=" ")
    browser = desk.officer()
    page = approve(browser, *choices_in(browser.open(LIST)), status=422)
    assert "Er is niets veranderd." in page
    assert f'<p><a href="{LIST}/{wrong}">Koffie</a></p>' in page
    assert "<li>Gegevens passen niet bij elkaar" in page
    assert page.count(" checked") == 2
    assert "Hulp bij geld." not in desk.resident("/nl/hulp/ping")


def test_what_changed_since_it_was_read_is_not_approved(desk: ReviewDesk) -> None:
    desk.send_in(summary="Hulp bij geld.")
    browser = desk.officer()
    read = choices_in(browser.open(LIST))
    change(desk.database, summary="Heel iets anders.")
    submit(desk.database)
    page = approve(browser, *read, status=422)
    assert "Dit is intussen veranderd" in page
    assert choices_in(page) != read


def test_nothing_ticked_and_nonsense_are_told(desk: ReviewDesk) -> None:
    desk.send_in(summary="Hulp bij geld.")
    browser = desk.officer()
    assert "Kies eerst wat u goedkeurt." in approve(browser, status=422)
    assert "Kies eerst" in approve(browser, "x", "a.b", status=422)


def test_what_residents_read_already_says_so(desk: ReviewDesk) -> None:
    with desk.database.writing() as session:
        draft_of(session).partner.trusted = True
    proposal = desk.send_in(
        places=(at("de-plint", opening_times=(monday(13, 15),)),), summary="Hulp bij geld."
    )
    browser = desk.officer()
    page = browser.open(LIST)
    assert '<span class="tag live">Waar en wanneer: al zichtbaar</span>' in page
    assert '<span class="tag">In één zin</span>' in page
    assert "Al zichtbaar" in browser.open(f"{LIST}/{proposal}")


def test_what_was_decided_can_be_read_again(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.")
    browser = desk.officer()
    approve(browser, *choices_in(browser.open(LIST)))
    assert "Goedgekeurd door <bdi>Anne</bdi>" in browser.open(LIST)
    page = browser.open(f"{LIST}/{proposal}")
    assert "<del>U krijgt hulp.</del>" in page
    assert "Keur goed" not in page


def test_partners_do_not_see_what_waits(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.", by=desk.editor())
    browser = desk.sign_in("samira@example.org")
    for path in (LIST, f"{LIST}/{proposal}"):
        browser.open(path, 403)
    for action in ("goedkeuren", "terug", "aanpassen"):
        browser.send(f"{LIST}/{proposal}/{action}", 403, on="/account", seen="x", comment="x")
    assert desk.proposal(PING).state == "submitted"
