from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from routekaart.edition import store
from routekaart.edition.publish import (
    AlreadyCurrent,
    UnknownEdition,
    build_and_publish,
    editions,
    envelope_of,
    publish,
    publish_at_start,
    rollback,
)
from routekaart.edition.records import EditionRecord
from routekaart.edition.store import DamagedEdition

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
MUCH_LATER = NOON + timedelta(days=1)


def test_an_edition_is_a_row_and_a_file(database, folder, an_edition):
    published = publish(database, folder, an_edition(), NOON, "De eerste")
    assert (published.number, published.published_at, published.note) == (1, NOON, "De eerste")
    assert published.edition == an_edition()
    assert store.newest(folder) == published
    with database.reading() as session:
        row = session.scalars(select(EditionRecord)).one()
        assert (row.number, row.published_at, row.digest) == (1, NOON, published.digest)
        assert row.content == store.encode(an_edition())


def test_numbers_go_up_and_the_list_is_newest_first(database, folder, an_edition):
    for says in ("een", "twee", "drie"):
        publish(database, folder, an_edition(says), NOON, says)
    assert [(each.number, each.note) for each in editions(database)] == [
        (3, "drie"),
        (2, "twee"),
        (1, "een"),
    ]


def test_what_residents_read_already_is_not_published_again(database, folder, an_edition):
    first = publish(database, folder, an_edition(), NOON)
    store.path_of(folder, 1).unlink()
    again = publish(database, folder, an_edition(), LATER)
    assert again == first
    assert len(editions(database)) == 1
    assert store.newest(folder) == first


def test_the_same_words_are_published_when_the_row_was_damaged(database, folder, an_edition):
    publish(database, folder, an_edition(), NOON)
    with database.writing() as session:
        session.execute(update(EditionRecord).values(digest="0" * 64))
    assert publish(database, folder, an_edition(), LATER).number == 2


def test_going_back_is_a_new_edition_with_the_old_words(database, folder, an_edition):
    old = publish(database, folder, an_edition("goed"), NOON)
    publish(database, folder, an_edition("fout"), LATER)
    back = rollback(database, folder, 1, MUCH_LATER)
    assert (back.number, back.rolled_back_to) == (3, 1)
    assert (back.digest, back.edition) == (old.digest, old.edition)
    assert store.newest(folder) == back
    assert [each.rolled_back_to for each in editions(database)] == [1, None, None]


def test_going_back_is_refused_in_words_that_say_why(database, folder, an_edition):
    publish(database, folder, an_edition("een"), NOON)
    publish(database, folder, an_edition("twee"), LATER)
    with pytest.raises(UnknownEdition):
        rollback(database, folder, 7, MUCH_LATER)
    with pytest.raises(AlreadyCurrent):
        rollback(database, folder, 2, MUCH_LATER)
    with database.writing() as session:
        damage = update(EditionRecord).where(EditionRecord.number == 1)
        session.execute(damage.values(content=b"{}"))
    with pytest.raises(DamagedEdition):
        rollback(database, folder, 1, MUCH_LATER)
    assert len(editions(database)) == 2


def test_a_start_does_not_undo_a_rollback_and_a_person_can(database, folder, an_edition):
    publish(database, folder, an_edition("goed"), NOON)
    publish(database, folder, an_edition("fout"), NOON)
    rollback(database, folder, 1, NOON)

    def build(_session):
        return an_edition("fout")

    assert publish_at_start(database, folder, build, LATER).number == 3
    assert build_and_publish(database, folder, build, LATER).number == 4


def test_a_start_publishes_what_changed_since_the_rollback(database, folder, an_edition):
    publish(database, folder, an_edition("goed"), NOON)
    publish(database, folder, an_edition("fout"), NOON)
    rollback(database, folder, 1, NOON)
    newer = publish_at_start(database, folder, lambda _: an_edition("hersteld"), LATER)
    assert (newer.number, newer.rolled_back_to) == (4, None)


def test_what_cannot_be_built_leaves_the_old_edition(database, folder, an_edition):
    first = publish(database, folder, an_edition(), NOON)

    def break_down(_session):
        raise LookupError("a broken map")

    with pytest.raises(LookupError, match="a broken map"):
        build_and_publish(database, folder, break_down, LATER)
    assert len(editions(database)) == 1
    assert store.newest(folder) == first


def test_a_number_is_never_used_twice_after_a_copy_was_put_back(database, folder, an_edition):
    publish(database, folder, an_edition("een"), NOON)
    with database.reading() as session:
        first = session.get_one(EditionRecord, 1)
        lost = EditionRecord(
            number=5,
            published_at=NOON,
            content=first.content,
            digest=first.digest,
            rolled_back_to=None,
            note="",
        )

    store.save(folder, envelope_of(lost))
    assert publish(database, folder, an_edition("twee"), LATER).number == 6


def test_an_edition_without_a_file_is_published_all_the_same(database, folder, an_edition, caplog):
    folder.write_text("a file where the folder should be")
    assert publish(database, folder, an_edition(), NOON).number == 1
    assert "has no file yet" in caplog.text


def test_a_builder_sees_every_edition_before_its_own(database, folder, an_edition):
    """Building outside the unit would let an older catalogue follow a newer one."""

    def build(session):
        return an_edition(str(len(session.scalars(select(EditionRecord.number)).all())))

    def publish_three():
        for _ in range(3):
            build_and_publish(database, folder, build, NOON)

    threads = [threading.Thread(target=publish_three) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        rows = session.scalars(select(EditionRecord).order_by(EditionRecord.number)).all()
        seen = [envelope_of(row).open().edition for row in rows]
    assert [each.services["spreekuur"].summary.nl for each in seen] == [str(n) for n in range(9)]
