"""What residents look for in vain is the programme's to read, once many have looked for it."""

from __future__ import annotations

from datetime import timedelta

from routekaart.signals.counting import Counted
from routekaart.signals.counts import add
from routekaart.signals.unmet import Wish, keep
from tests.pages.review.conftest import ReviewDesk

SECRET = b"a key of sixteen bytes and more"


def test_words_and_steps_that_are_common_are_listed(desk: ReviewDesk) -> None:
    browser = desk.officer()
    assert 'href="/programma/gezocht"' in browser.open("/programma")
    page = browser.open("/programma/gezocht")
    assert "Er zijn nog geen woorden" in page
    today = desk.now.date()
    with desk.database.writing() as session:
        for ago in range(5, -1, -1):
            day = today - timedelta(ago)
            keep(session, Wish(day, "ar", "سباحة"), SECRET)
            if ago < 4:
                keep(session, Wish(day, "nl", "jansen"), SECRET)
        week_ago = today - timedelta(7)
        start = desk.app.extensions["routekaart"].current.published.edition.route_map.start
        add(session, {Counted(week_ago, "unlisted", start, "nl"): 7})
        add(session, {Counted(week_ago, "unlisted", "gone", "nl"): 9})
    page = browser.open("/programma/gezocht")
    assert '<bdi lang="ar">سباحة</bdi>' in page
    assert "op 6 dagen" in page
    assert "7 keer" in page
    assert "jansen" not in page


def test_a_question_where_many_stop_is_named(desk: ReviewDesk) -> None:
    browser, week_ago = desk.officer(), desk.now.date() - timedelta(7)
    assert "ten minste de helft verder" in browser.open("/programma/gezocht")
    route_map = desk.app.extensions["routekaart"].current.published.edition.route_map
    (first, *_), elsewhere = route_map.questions["geld"].answers, route_map.elsewhere
    with desk.database.writing() as session:
        add(session, {Counted(week_ago, "question", "geld", "nl"): 30})
        add(session, {Counted(week_ago, "outcome", elsewhere, "nl"): 4})
    page = browser.open("/programma/gezocht")
    assert "30 keer gelezen. Daarna verder: minder dan 5 keer." in page
    kind = "question" if first.goes_to in route_map.questions else "outcome"
    with desk.database.writing() as session:
        add(session, {Counted(week_ago, kind, first.goes_to, "ar"): 5})
    page = browser.open("/programma/gezocht")
    assert "30 keer gelezen. Daarna verder: hoogstens 9 keer." in page
