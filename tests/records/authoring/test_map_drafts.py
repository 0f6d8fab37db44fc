"""Officers share one draft of the map; what they publish of it, residents read."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from routekaart.authoring.drafting import Draft, Words, accept, bring_back, change, translate
from routekaart.authoring.map_drafts import hold_draft, keep_draft, list_versions, read_draft
from routekaart.catalogue.history import Change, ChangedMeanwhile, Way
from routekaart.catalogue.texts import TextRow
from routekaart.cli.content_export import copy_rest, export_catalogue
from routekaart.edition.build import Reason, build
from routekaart.edition.content_files import ContentSource, read_content_files
from routekaart.edition.drafted import Drafted, Overtaken, publish_draft, read_drafted
from routekaart.edition.entries import Edition
from routekaart.language.locales import TRANSLATED

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
DAY = date(2026, 11, 21)
ASKS = 'Waar gaat het over? """ [question.kwaad]'
QUESTION = {
    "asks": ASKS,
    "answers": [
        {"key": "schulden", "says": "Ik heb schulden", "goes_to": "schulden"},
        {"key": "brief", "says": "Een brief", "goes_to": "brief"},
    ],
}
LETTER = {"title": "Bel met de brief", "first": ["gemeente"], "safety_net": "gemeente"}
NEW = {
    "question.geld.asks": ASKS,
    "question.geld.answer.brief.says": "Een brief",
    "outcome.brief.title": "Bel met de brief",
}


class Office:
    """What officers do to a small site."""

    def __init__(self, database: Any, pack: Path) -> None:
        self.database, self.pack = database, pack

    @property
    def source(self) -> ContentSource:
        return read_content_files(self.pack / "content", self.pack / "translations")

    def read(self) -> Drafted:
        with self.database.reading() as session:
            return read_drafted(session, self.source, DAY)

    def edition(self) -> Edition:
        with self.database.reading() as session:
            return build(session, self.source, DAY)

    def keep(self, draft: Draft) -> None:
        with self.database.writing() as session:
            hold_draft(session)
            keep_draft(session, draft, "Omar", NOW)

    def write(self, **entries: Any) -> None:
        named = {name.replace("__", "."): table for name, table in entries.items()}
        drafted = self.read()
        self.keep(change(drafted.kept.draft, named, drafted.live))

    def say(self, texts: dict[str, str]) -> None:
        draft = self.read().kept.draft
        for locale in TRANSLATED:
            words = {key: Words(f"{locale}! {dutch}", dutch) for key, dutch in texts.items()}
            draft = translate(draft, locale, words)
        self.keep(draft)

    def publish(self, seen: int | None = None, note: str = "Brieven") -> bool:
        with self.database.writing() as session:
            seen = read_draft(session).version if seen is None else seen
            way = Way("", "Omar", "programme", NOW)
            return publish_draft(session, self.source, way, note, seen)


@pytest.fixture
def office(database: Any, a_catalogue: Any, content: Path) -> Office:
    a_catalogue(database)
    return Office(database, content)


def words(problems: list[Reason]) -> str:
    return "\n".join(map(str, problems))


def test_a_draft_is_read_by_nobody_until_it_is_published(office: Office) -> None:
    before = office.edition()
    office.write(question__geld=QUESTION, outcome__brief=LETTER)
    office.say(NEW)
    assert office.edition() == before
    drafted = office.read()
    assert drafted.problems == []
    assert drafted.edition.route_map.questions["geld"].asks.nl == ASKS
    assert office.publish()
    assert office.edition() == drafted.edition
    assert office.read().kept.draft.is_empty


def test_all_there_is_against_a_draft_is_named_with_its_field(office: Office) -> None:
    office.write(question__geld=QUESTION)
    problems = office.read().problems
    assert "De vraag of uitkomst 'brief' bestaat niet" in words(problems)
    assert "question.geld.answers.1.goes_to" in [getattr(each, "field", "") for each in problems]
    office.write(outcome__anders=None)
    assert "De uitkomst 'anders' bestaat niet" in words(office.read().problems)


def test_of_two_who_publish_the_second_has_not_seen_the_draft_of_now(office: Office) -> None:
    office.write(question__geld=QUESTION, outcome__brief=LETTER)
    seen = office.read().kept.version
    office.say(NEW)
    with pytest.raises(ChangedMeanwhile):
        office.publish(seen)
    assert office.publish()
    with pytest.raises(ChangedMeanwhile):
        office.publish(seen)
    assert not office.publish(), "there is nothing left to publish"


def test_a_release_that_changes_the_same_entry_is_never_written_over_unseen(
    office: Office,
) -> None:
    office.write(question__geld=QUESTION, outcome__brief=LETTER)
    file = office.pack / "content" / "routemap" / "geld.toml"
    file.write_text(file.read_text().replace("Wat is er?", "Wat kunnen wij voor u doen?"))
    with pytest.raises(Overtaken) as refusal:
        office.publish()
    assert refusal.value.names == ["question.geld"]
    drafted = office.read()
    office.keep(accept(drafted.kept.draft, "question.geld", drafted.live))
    assert office.publish()


def test_history_tells_who_changed_what(office: Office) -> None:
    office.write(question__geld=QUESTION, outcome__brief=LETTER)
    office.say(NEW)
    office.publish()
    with office.database.reading() as session:
        changes = {(each.entry, each.field) for each in session.scalars(select(Change))}
        assert {("question.geld", "asks"), ("question.geld", "asks@ar")} <= changes
        assert ("outcome.brief", "title") in changes
        row = session.scalars(
            select(TextRow).filter_by(entry="question.geld", field="asks", locale="ar")
        ).one()
        assert (row.origin, row.changed_by) == ("human", "Omar")


def test_an_earlier_version_comes_back_with_its_translations(office: Office) -> None:
    office.write(question__geld=QUESTION, outcome__brief=LETTER)
    office.say(NEW)
    office.publish()
    first = office.edition().route_map
    other = {"asks": "Anders?", "answers": QUESTION["answers"][:1]}
    office.write(question__geld=other, outcome__brief=None)
    office.say({"question.geld.asks": "Anders?"})
    office.publish(note="")
    with office.database.reading() as session:
        newest, earlier = list_versions(session)
        published = earlier.published
    assert (earlier.number, earlier.note, newest.number) == (1, "Brieven", 2)
    assert newest.published.before["question.geld"] == QUESTION
    drafted = office.read()
    office.keep(bring_back(Draft(), published.entries, published.texts, drafted.live))
    assert office.read().problems == []
    office.publish()
    assert office.edition().route_map == first


def test_an_export_starts_a_site_with_the_same_map(
    office: Office, sqlite_database: Any, tmp_path: Path
) -> None:
    office.write(question__geld=QUESTION, outcome__brief=LETTER)
    office.say(NEW)
    office.publish()
    folder = tmp_path / "elsewhere"
    shutil.copytree(office.pack / "content" / "pages", folder / "content" / "pages")
    with office.database.reading() as session:
        new = copy_rest(office.pack / "content", office.pack / "translations", folder)
        export_catalogue(session, *new)
    with sqlite_database.reading() as session:
        bare = read_content_files(*new).compose(session)
    assert bare.route_map.problems == []
    assert bare.route_map.route_map == office.edition().route_map


def test_what_is_written_here_outlives_a_release(office: Office) -> None:
    office.write(question__geld=QUESTION, outcome__brief=LETTER)
    office.say(NEW)
    office.publish()
    file = office.pack / "content" / "routemap" / "geld.toml"
    file.write_text(file.read_text().replace("Wat is er?", "Wat kunnen wij voor u doen?"))
    assert office.edition().route_map.questions["geld"].asks.nl == ASKS
