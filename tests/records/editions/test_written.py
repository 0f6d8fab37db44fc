"""What officers write over the content files, and what residents read of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest
from sqlalchemy import select

from routekaart.authoring.records import read_written, write_over
from routekaart.catalogue.history import Change, Way
from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.edition.build import BrokenEdition, builder
from routekaart.language.locales import TRANSLATED

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ASKS = "Waar gaat het over?"
QUESTION = {
    "asks": ASKS,
    "answers": [{"key": "schulden", "says": "Ik heb schulden", "goes_to": "schulden"}],
}


@pytest.fixture
def database(database, a_catalogue):
    a_catalogue(database)
    return database


@pytest.fixture
def build(content, database):
    def run():
        with database.reading() as session:
            day = date(2026, 11, 21)
            return builder(content / "content", content / "translations", day)(session)

    return run


@pytest.fixture
def write(database):
    def run(name, before, after):
        with database.writing() as session:
            return write_over(session, Way(name, "Officer", "programme", NOW), before, after)

    return run


@pytest.fixture
def translate(database):
    def run(key, dutch, origin="machine"):
        entry, field = ".".join(key.split(".")[:2]), ".".join(key.split(".")[2:])
        with database.writing() as session:
            for locale in TRANSLATED:
                session.add(
                    TextRow(
                        entry=entry,
                        field=field,
                        locale=locale,
                        value=f"{dutch} {locale}",
                        source_digest=digest_of(dutch),
                        origin=origin,
                        changed_by="Officer",
                        changed_at=NOW,
                    )
                )

    return run


def test_a_question_and_its_translations_stand_in_place_of_those_in_the_files(
    build, write, translate
):
    before = build().route_map.questions["geld"]
    assert write("question.geld", {**QUESTION, "asks": before.asks.nl}, QUESTION)
    translate("question.geld.asks", ASKS, "human")
    question = build().route_map.questions["geld"]
    assert question.asks.nl == ASKS
    assert question.asks.translations["ar"] == f"{ASKS} ar"
    assert "ar" in question.asks.reviewed
    assert question.answers == before.answers


def test_a_translation_of_other_dutch_is_not_shown(build, write, translate):
    translate("question.geld.asks", "Iets anders")
    assert build().route_map.questions["geld"].asks.translations["ar"] != "Iets anders ar"


def test_what_is_not_translated_keeps_a_map_from_being_published(build, write):
    write("question.geld", None, QUESTION)
    with pytest.raises(BrokenEdition) as refusal:
        build()
    assert any("question.geld" in str(each) for each in refusal.value.problems)


def test_an_outcome_taken_away_is_missed_where_an_answer_leads_to_it(build, write):
    write("outcome.schulden", {"title": "Hier is hulp"}, None)
    with pytest.raises(BrokenEdition) as refusal:
        build()
    assert any("schulden" in str(each) for each in refusal.value.problems)


def test_a_misfit_is_named_by_its_entry(build, write):
    write("question.geld", None, {"asks": ASKS, "answers": [], "tint": "red"})
    with pytest.raises(BrokenEdition) as refusal:
        build()
    assert any(str(each).startswith("question.geld:1: ") for each in refusal.value.problems)


def test_a_page_is_read_as_it_was_written_here(build, write):
    write("page.nl.over", None, "# Over ons\n\nWij <b>helpen</b>.")
    page = build().pages["nl"]["over"]
    assert page.title == "Over ons"
    assert page.html == "<p>Wij &lt;b&gt;helpen&lt;/b&gt;.</p>"


def test_a_concept_comes_beside_those_in_the_files(build, write):
    write("concept.rood-staan", None, {"words": {"nl": ["Rood staan"]}, "route": "schulden"})
    assert build().concepts["rood-staan"].name("nl", "nl") == "Rood staan"
    write("concept.rood-staan", {"words": {"nl": ["Rood staan"]}, "route": "schulden"}, None)
    assert build().concepts == {}


BANNER = {"words": {"nl": "Nu dicht."}, "starts_on": "2026-11-20", "ends_on": "2026-11-21"}


def test_a_banner_is_in_the_edition_until_its_last_day(build, write):
    write("banner.dicht", None, {**BANNER, "link": "page.over"})
    write("banner.voorbij", None, {**BANNER, "ends_on": "2026-11-20"})
    (banner,) = build().banners
    assert (banner.text.nl, banner.link) == ("Nu dicht.", "page.over")


def test_a_banner_leads_nowhere_when_what_it_leads_to_is_gone(build, write):
    write("banner.dicht", None, {**BANNER, "link": "service.nergens"})
    assert build().banners[0].link is None


def test_history_keeps_each_field_that_changed_and_no_other(write, database):
    write("question.geld", {**QUESTION, "asks": "Wat is er?"}, QUESTION)
    assert not write("question.geld", QUESTION, QUESTION)
    with database.reading() as session:
        (change,) = session.scalars(select(Change).where(Change.entry == "question.geld"))
        assert (change.field, change.changed_by) == ("asks", "Officer")
        assert msgspec.json.decode(change.was) == "Wat is er?"
        assert msgspec.json.decode(change.became) == ASKS
        assert read_written(session) == {"question.geld": QUESTION}
