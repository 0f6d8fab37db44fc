"""A partner reads how often an entry is read and acted on, and never a number that may be one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from routekaart.signals.counting import Counted
from routekaart.signals.counts import Use, add
from routekaart.web.partners.use import say_use
from tests.pages.partners.conftest import Office

PARTNER = "kredietbank-nederland"
SUNDAY = date(2026, 11, 22)
FIRST = date(2026, 8, 24)


@pytest.mark.parametrize(
    ("use", "says"),
    [
        (Use(42, 5), "42 keer gelezen, 5 keer getikt om te bellen of te mailen."),
        (Use(5, 4), "5 keer gelezen, minder dan 5 keer getikt om te bellen of te mailen."),
        (Use(1, 0), "minder dan 5 keer gelezen, minder dan 5 keer getikt om te bellen of te mail"),
    ],
)
def test_small_numbers_are_not_told_and_nought_neither(use: Use, says: str) -> None:
    assert says in say_use(use)


def test_whether_it_helped_is_told_once_enough_said_one_of_both() -> None:
    assert "hielp" not in say_use(Use(42, 5, 4, 4))
    assert "Het hielp: 5 keer. Het hielp niet: minder dan 5 keer." in say_use(Use(42, 5, 5, 0))
    assert "Het hielp: minder dan 5 keer. Het hielp niet: 9 keer." in say_use(Use(42, 5, 0, 9))


def count(office: Office, service: str, days: dict[date, int], kind: str = "service") -> None:
    with office.database.writing() as session:
        add(session, {Counted(day, kind, service, "nl"): number for day, number in days.items()})


def test_only_whole_weeks_are_told_and_no_more_than_thirteen(office: Office) -> None:
    days = {FIRST - timedelta(1): 1000, FIRST: 10, SUNDAY: 20, SUNDAY + timedelta(1): 1000}
    count(office, "ping-loket", days)
    count(office, "ping-loket", {SUNDAY: 7}, "whatsapp")
    editor, says = office.sign_in(PARTNER), "In drie maanden: 30 keer gelezen, 7 keer getikt"
    assert says in editor.open("/partner/dienst/ping-loket")
    assert says in editor.open("/partner/")


def test_all_entries_are_asked_for_at_once(office: Office) -> None:
    editor = office.sign_in(PARTNER, "woej")
    asked: list[str] = []

    def note(*given) -> None:
        asked.append(given[2])

    event.listen(office.database.engine, "before_cursor_execute", note)
    app_engine = office.app.extensions["routekaart"].database.engine
    event.listen(app_engine, "before_cursor_execute", note)
    page = editor.open("/partner/")
    assert page.count("In drie maanden:") > 1
    assert len([each for each in asked if "daily_count" in each]) == 1
