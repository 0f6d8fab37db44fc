"""One proposal, read field by field, and what becomes of it."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from routekaart.catalogue.services import Service
from routekaart.mail.outbox import Message
from tests.pages.review.conftest import ReviewDesk
from tests.records.packs import at, monday
from tests.records.review.desk import PING, change, live, submit

LIST = "/programma/voorstellen"


def seen_in(page: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def test_words_that_changed_are_marked_and_lists_are_compared_by_line(desk: ReviewDesk) -> None:
    proposal = desk.send_in(
        summary="U krijgt snel hulp.",
        places=(at("de-plint", opening_times=(monday(13, 15),)),),
    )
    page = desk.officer().open(f"{LIST}/{proposal}")
    assert "U krijgt <ins>snel</ins> hulp." in page
    assert "<li>De Plint</li>" in page
    assert re.search(r"<li><del>– [Mm]aandag: 9\.00.*</del></li>", page)
    assert re.search(r"<li><ins>– [Mm]aandag: 13\.00.*</ins></li>", page)


def test_it_is_approved_with_one_tap(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.", by=desk.editor())
    browser, path = desk.officer(), f"{LIST}/{proposal}"
    seen = seen_in(browser.open(path))
    browser.send(f"{path}/goedkeuren", on=path, seen=seen)
    assert "Hulp bij geld." in desk.resident("/nl/hulp/ping")
    with desk.database.reading() as session:
        letter = session.scalars(select(Message).where(Message.recipient.like("samira%"))).one()
    assert "https://localhost/partner" in letter.text


def test_two_taps_are_one_approval(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.", by=desk.editor())
    browser, path = desk.officer(), f"{LIST}/{proposal}"
    page = browser.open(path)
    token = re.search(r'name="token"[^>]* value="([^"]+)"', page)[1]
    for _ in range(2):
        browser.send(f"{path}/goedkeuren", token=token, seen=seen_in(page))
    with desk.database.reading() as session:
        assert len(session.scalars(select(Message).where(Message.subject.like("Bew%"))).all()) == 1


def test_what_was_not_read_is_not_approved(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.")
    browser, path = desk.officer(), f"{LIST}/{proposal}"
    seen = seen_in(browser.open(path))
    change(desk.database, summary="Heel iets anders.")
    submit(desk.database)
    page = browser.send(f"{path}/goedkeuren", 422, on=path, seen=seen).text
    assert "Dit is intussen veranderd" in page
    assert "<ins>Heel iets anders.</ins>" in page


def test_what_somebody_else_changed_meanwhile_is_shown_three_ways(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.")
    with desk.database.writing() as session:
        session.scalars(
            select(Service).where(Service.slug == "ping")
        ).one().summary = "Andere hulp."
    page = desk.officer().open(f"{LIST}/{proposal}")
    assert "Iemand anders heeft dit intussen veranderd." in page
    assert "Was, toen het voorstel begon" in page
    for words in ("U krijgt hulp.", "<del>Andere hulp.</del>", "<ins>Hulp bij geld.</ins>"):
        assert words in page


def test_a_return_needs_a_comment_and_keeps_what_was_typed(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.")
    browser, path = desk.officer(), f"{LIST}/{proposal}"
    page = browser.send(f"{path}/terug", 422, on=path, comment="  ").text
    assert "Schrijf wat er anders moet." in page
    page = browser.send(f"{path}/terug", 422, on=path, comment="Te lang <b>" + "x" * 1000).text
    assert "Te lang &lt;b&gt;" in page
    page = browser.send(f"{path}/terug", 422, on=path, token="oud", comment="Te kort.").text
    assert "Te kort.</textarea>" in page


def test_what_is_returned_says_why_and_waits_no_more(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.", by=desk.editor())
    browser, path = desk.officer(), f"{LIST}/{proposal}"
    browser.send(f"{path}/terug", on=path, comment="Te kort.\r\nWie helpt?")
    assert "Er wacht niets op u." in browser.open(LIST)
    assert "Te kort.\nWie helpt?</blockquote>" in browser.open(path)
    assert "U krijgt hulp." in desk.resident("/nl/hulp/ping")


def test_the_words_are_mended_in_place(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.")
    browser, path = desk.officer(), f"{LIST}/{proposal}"
    seen = seen_in(browser.open(path))
    words = {"name": "PING-loket", "summary": "Hulp met geld.", "description": "Kom\r\nlangs."}
    browser.send(f"{path}/aanpassen", on=path, seen=seen, **words)
    page = browser.open(path)
    assert "<ins>Hulp met geld.</ins>" in page
    assert "Ingevuld door <bdi>Anne</bdi>" in page
    browser.send(f"{path}/goedkeuren", on=path, seen=seen_in(page))
    mended = live(desk.database)
    assert (mended.summary, mended.description) == ("Hulp met geld.", "Kom\nlangs.")


@pytest.mark.parametrize("summary", ["", "Mijn eigen woorden."])
def test_what_was_typed_while_mending_stays(desk: ReviewDesk, summary: str) -> None:
    """Empty where it may not be, or beside what the partner changed meanwhile."""
    proposal = desk.send_in(summary="Hulp bij geld.")
    browser, path = desk.officer(), f"{LIST}/{proposal}"
    words = {"name": "Ander loket", "summary": summary}
    page = browser.send(f"{path}/aanpassen", 422, on=path, seen="oud", **words).text
    assert 'value="Ander loket"' in page
    assert ("Dit kan niet leeg blijven." in page) == (not summary)
    assert ("Dit is intussen veranderd" in page) == bool(summary)
    assert live(desk.database).name == "PING-loket"


def test_a_place_that_waits_itself_is_pointed_at(desk: ReviewDesk) -> None:
    desk.begin("location.koffiehuis")
    place = desk.send_in("location.koffiehuis", name="Koffiehuis")
    proposal = desk.send_in(PING, places=(at("koffiehuis"),))
    browser = desk.officer()
    page = browser.open(f"{LIST}/{proposal}")
    assert f'Keur eerst deze nieuwe plek goed: <a href="{LIST}/{place}">Koffiehuis</a>' in page
    path = f"{LIST}/{proposal}"
    refusal = browser.send(f"{path}/goedkeuren", 422, on=path, seen=seen_in(page)).text
    assert "location.koffiehuis staat niet (meer) in de database." in refusal


def test_what_is_not_there_is_not_there(desk: ReviewDesk) -> None:
    browser = desk.officer()
    browser.open(f"{LIST}/00000000-0000-0000-0000-000000000000", 404)
    browser.open(f"{LIST}/x", 404)
