"""An officer reads how often the services of a goal were used, and what waits on a Monday."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO

from python_calamine import CalamineWorkbook

from routekaart.signals.counting import Counted
from routekaart.signals.counts import add
from tests.pages.partners.conftest import Office, words

SUMMER = date(2026, 8, 3)


def test_use_is_told_by_quarter_and_language_and_nothing_small(office: Office) -> None:
    with office.database.writing() as session:
        add(session, {
            Counted(SUMMER, "service", "taalcafe", "nl"): 12,
            Counted(SUMMER, "service", "taalcafe", "ti"): 4,
            Counted(SUMMER, "service", "taalhuis", "ar"): 7,
            Counted(SUMMER, "call", "taalhuis", "ar"): 6,
            Counted(date(2026, 11, 2), "service", "taalcafe", "nl"): 100,
        })  # fmt: skip
    page = words(office.sign_in(name="Omar", role="officer").open("/programma/gebruik"))
    assert "4e kwartaal 2025 1e kwartaal 2026 2e kwartaal 2026 3e kwartaal 2026" in page
    line = page[page.index("2.2 Meer wijkbewoners") :]
    assert line.split("2.3")[0].endswith("– – – 19× gelezen, 6× getikt Nederlands 12, Arabisch 7 ")


def test_what_leaves_the_office_begins_at_ten(office: Office) -> None:
    with office.database.writing() as session:
        add(session, {
            Counted(SUMMER, "service", "taalcafe", "nl"): 12,
            Counted(SUMMER, "service", "taalcafe", "ti"): 4,
            Counted(SUMMER, "service", "taalhuis", "ar"): 7,
        })  # fmt: skip
    omar = office.sign_in(name="Omar", role="officer")
    assert 'href="/programma/gebruik/per-taal.csv"' in omar.open("/programma/gebruik")
    languages = list(csv.reader(StringIO(omar.open("/programma/gebruik/per-taal.csv"))))
    assert languages[0] == ["Doel", "Taal", "Gelezen, ten minste", "Getikt, ten minste"]
    assert {row[1] for row in languages[1:]} == {"Nederlands"}
    quarters = list(csv.reader(StringIO(omar.open("/programma/gebruik/per-kwartaal.csv"))))
    goal = "2.2 Meer wijkbewoners beheersen de Nederlandse taal goed"
    assert [goal, "3e kwartaal 2026", "12", "–"] in quarters
    omar.open("/programma/gebruik/per-persoon.csv", 404)
    answer = omar.client.get("/programma/gebruik/gebruik.xlsx", base_url="https://localhost")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.data))
    assert book.sheet_names == ["Per doel", "Per kwartaal", "Per taal"]
    assert [goal, 10, 12, "–"] in book.get_sheet_by_name("Per doel").to_python()
    office.sign_in("woej").open("/programma/gebruik/gebruik.xlsx", 403)


def test_whether_it_helped_is_told_where_enough_said_so(office: Office) -> None:
    week = date(2026, 11, 18)
    with office.database.writing() as session:
        add(session, {
            Counted(week, "helped", "taalcafe", "nl"): 12,
            Counted(week, "not helped", "taalcafe", "ar"): 4,
            Counted(week, "helped", "bingo", "nl"): 4,
            Counted(week, "not helped", "bingo", "nl"): 3,
            Counted(week, "step not helped", "schulden", "nl"): 6,
            Counted(office.clock.now.date(), "helped", "taalcafe", "nl"): 100,
        })  # fmt: skip
    page = words(office.sign_in(name="Omar", role="officer").open("/programma/gebruik"))
    told = page[page.index("“Heeft dit geholpen?”") :]
    assert "Ja: minder dan 5 keer. Nee: 6 keer. Taalcafé Ja: 12 keer. Nee: minder dan 5" in told
    assert "ingo" not in told


def test_before_anything_is_counted_there_is_nothing_to_tell(office: Office) -> None:
    page = words(office.sign_in(name="Omar", role="officer").open("/programma/gebruik"))
    assert "gelezen" not in page.partition("Doel Diensten")[2]
    assert "Nergens zeiden bewoners al vijf keer ja of vijf keer nee." in page
