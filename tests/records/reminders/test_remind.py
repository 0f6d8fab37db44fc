"""Who is asked what on which day, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from routekaart.accounts.ending import end_account
from routekaart.catalogue.assuring import assure
from routekaart.catalogue.closures import ClosureRow
from routekaart.database import Database
from routekaart.database.duty import Duty
from routekaart.mail.outbox import Message
from routekaart.reminders.send import Report
from routekaart.reminders.worklist import Item, worklist
from tests.records.accounts.scene import together
from tests.records.reminders.scene import (
    DAY,
    LINKS,
    LONG_AGO,
    NOW,
    OMAR,
    ORIGIN,
    SAMIRA,
    TODAY,
    a_partner,
    a_place,
    asked,
    let_edit,
    letters,
    person,
    run,
    service,
    tokens,
    told,
)

DUE = 182 * DAY


def work(database: Database, days: int = 0) -> list[Item]:
    with database.reading() as session:
        return worklist(session, TODAY + days * DAY)


def close(database: Database, days: int, *, of: str | None = None) -> None:
    """Closed for two weeks, till so many days from now; one entry, or its whole partner."""
    with database.writing() as session:
        found = service(session, of or "spreekuur")
        last = TODAY + days * DAY
        session.add(
            ClosureRow(
                key="dicht",
                scope="service" if of else "partner",
                service=found if of else None,
                partner=None if of else found.partner,
                starts_on=last - 14 * DAY,
                ends_on=last,
                reason="Zomer",
            )
        )


def test_an_editor_gets_one_letter_with_every_entry_that_is_due(database) -> None:
    partner = a_partner(
        database,
        spreekuur={"assured_on": LONG_AGO, "places": [a_place()]},
        maaltijd=TODAY - DUE,
        fris=TODAY - DUE / 2,
    )
    let_edit(database, SAMIRA, partner)
    assert run(database) == Report(letters=1, entries=2, for_the_programme=0)
    assert told(database) == {SAMIRA: {"maaltijd", "spreekuur"}}
    text = letters(database)[SAMIRA]
    assert "Dag Samira" in text
    assert "Woej. Het laatst gecontroleerd op 7 mei 2026." in text
    assert "- Telefoon: 070 300 8834\n- De Plint: dag 0, 09.00 uur\n" in text
    assert f"{ORIGIN}/partner/" in text
    assert "tot en met 7 januari 2027" in text


def test_each_entry_has_a_link_of_its_own_and_there_is_one_for_all(database) -> None:
    let_edit(database, SAMIRA, a_partner(database, spreekuur=LONG_AGO, maaltijd=LONG_AGO))
    run(database)
    meal, consult, both = (LINKS.read(each, NOW) for each in tokens(letters(database)[SAMIRA]))
    with database.reading() as session:
        ids = [service(session, slug).id for slug in ("maaltijd", "spreekuur")]
        assert {each.person for each in (meal, consult, both)} == {person(session, SAMIRA).id}
    assert [meal.services, consult.services, both.services] == [(ids[0],), (ids[1],), tuple(ids)]


def test_running_twice_on_a_day_sends_nothing_twice(database) -> None:
    let_edit(database, SAMIRA, a_partner(database, spreekuur=LONG_AGO))
    assert run(database) is not None
    assert run(database) is None
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Message)) == 1


@pytest.mark.parametrize("times", [2, 4])
def test_of_processes_that_run_at_once_one_sends(database, times) -> None:
    let_edit(database, SAMIRA, a_partner(database, spreekuur=LONG_AGO))
    reports = together([lambda: run(database)] * times)
    assert len([each for each in reports if each is not None]) == 1
    assert set(letters(database)) == {SAMIRA}


def test_without_an_answer_it_is_asked_once_more_and_then_left_to_the_programme(database) -> None:
    let_edit(database, SAMIRA, a_partner(database, spreekuur=LONG_AGO))
    for days in range(60):
        run(database, days)
    written = [days for days in range(60) if letters(database, days)]
    assert written == [0, 14]
    assert letters(database, 14)[SAMIRA].startswith("Nog een keer: ")
    assert work(database, 27) == []
    assert work(database, 28) == [
        Item(
            "service.spreekuur",
            "Spreekuur",
            "Woej",
            "still right",
            "nobody answers",
            TODAY + 28 * DAY,
        )
    ]


def test_an_answer_begins_another_round(database) -> None:
    let_edit(database, SAMIRA, a_partner(database, spreekuur=LONG_AGO))
    run(database)
    with database.writing() as session:
        assure(session, service(session, "spreekuur"), "Samira", "confirmation", NOW + DAY)
    for days in range(1, 200):
        run(database, days)
    assert [days for days in range(1, 200) if letters(database, days)] == [183, 197]
    assert work(database, 190) == []
    assert len(asked(database)) == 2


def test_of_two_editors_both_are_asked_and_one_answer_is_enough(database) -> None:
    partner = a_partner(database, spreekuur=LONG_AGO)
    let_edit(database, SAMIRA, partner)
    let_edit(database, OMAR, partner, name="Omar")
    run(database)
    assert set(letters(database)) == {SAMIRA, OMAR}
    with database.writing() as session:
        assure(session, service(session, "spreekuur"), "Omar", "confirmation", NOW)
    run(database, 14)
    assert letters(database, 14) == {}


def test_whoever_is_written_to_anyway_hears_of_the_next_two_weeks_too(database) -> None:
    ours = a_partner(database, spreekuur=LONG_AGO, straks=TODAY - DUE + 14 * DAY)
    theirs = a_partner(database, "senw", later=TODAY - DUE + 15 * DAY, dan=TODAY - DUE + DAY)
    let_edit(database, SAMIRA, ours, theirs)
    let_edit(database, OMAR, theirs, name="Omar")
    run(database)
    assert told(database) == {SAMIRA: {"dan", "spreekuur", "straks"}, OMAR: {"dan"}}
    for days in range(1, 14):
        run(database, days)
        assert letters(database, days) == {}


def test_nobody_is_asked_ahead_without_a_letter_to_write(database) -> None:
    let_edit(database, SAMIRA, a_partner(database, straks=TODAY - DUE + 3 * DAY))
    assert run(database) == Report(0, 0, 0)
    assert letters(database) == {}


def test_what_nobody_can_be_asked_is_the_programmes_at_once(database) -> None:
    a_partner(database, spreekuur=LONG_AGO, fris=TODAY)
    left = a_partner(database, "senw", maaltijd=TODAY - DUE)
    let_edit(database, SAMIRA, left)
    with database.writing() as session:
        end_account(session, person(session, SAMIRA), "test", NOW)
    assert run(database) == Report(0, 0, 2)
    assert [(each.entry, each.why, each.since) for each in work(database)] == [
        ("service.spreekuur", "nobody to ask", LONG_AGO + DUE),
        ("service.maaltijd", "nobody to ask", TODAY),
    ]
    assert asked(database) == []


def test_nothing_is_asked_about_what_has_ended(database) -> None:
    partner = a_partner(
        database,
        weg={"assured_on": LONG_AGO, "status": "defunct"},
        stil={"assured_on": LONG_AGO, "status": "inactive"},
        over={"assured_on": LONG_AGO, "valid_to": TODAY - DAY},
    )
    let_edit(database, SAMIRA, partner)
    assert run(database) == Report(0, 0, 0)
    assert work(database) == []


def test_an_end_that_comes_near_is_announced_once(database) -> None:
    partner = a_partner(database, spreekuur={"valid_to": TODAY + 40 * DAY})
    let_edit(database, SAMIRA, partner)
    for days in range(41):
        run(database, days)
    assert [days for days in range(41) if letters(database, days)] == [10]
    assert "Dit stopt op 2 januari 2027. Klopt dat?" in letters(database, 10)[SAMIRA]


@pytest.mark.parametrize("of", ["spreekuur", None])
def test_the_end_of_a_closure_asks_whether_it_opens_again(database, of) -> None:
    partner = a_partner(database, spreekuur=TODAY)
    let_edit(database, SAMIRA, partner)
    close(database, 10, of=of)
    for days in range(15):
        run(database, days)
    assert [days for days in range(15) if letters(database, days)] == [4]
    assert "Is het op 4 december 2026 weer open?" in letters(database, 4)[SAMIRA]


def test_a_closure_made_the_same_day_waits_till_tomorrow(database) -> None:
    """Never two letters on a day."""
    let_edit(database, SAMIRA, a_partner(database, spreekuur=LONG_AGO))
    run(database)
    close(database, 3)
    assert run(database) is None
    run(database, 1)
    assert "weer open" in letters(database, 1)[SAMIRA]


def test_an_entry_may_be_asked_about_more_often(database) -> None:
    partner = a_partner(
        database, spreekuur={"assured_on": TODAY - 30 * DAY, "assure_every_days": 30}
    )
    let_edit(database, SAMIRA, partner)
    assert run(database) == Report(1, 1, 0)


def test_a_day_that_was_done_is_forgotten_after_a_month(database) -> None:
    for days in (0, 20, 40):
        run(database, days)
    with database.reading() as session:
        kept = session.scalars(select(Duty.day).order_by(Duty.day)).all()
    assert kept == [TODAY + 20 * DAY, TODAY + 40 * DAY]


def test_an_address_that_no_letter_can_go_to_stops_nobody_elses(database) -> None:
    partner = a_partner(database, spreekuur=LONG_AGO)
    let_edit(database, SAMIRA, partner)
    let_edit(database, OMAR, partner)
    with database.writing() as session:
        person(session, OMAR).email = "omar@ex(a)mple"
    run(database)
    assert set(letters(database)) == {SAMIRA}
