from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw
from msgspec.structs import replace

from routekaart.concepts.concept import Concept
from routekaart.edition import store
from routekaart.edition.entries import Edition, Page
from routekaart.edition.store import DamagedEdition, Envelope
from routekaart.routemap.route_map import RouteMap


def an_envelope(edition: Edition, number: int = 1) -> Envelope:
    content = store.encode(edition)
    return Envelope(
        number=number,
        published_at=datetime(2026, 11, 21, 9, 0, 0, 123456, UTC),
        rolled_back_to=None,
        note="Nieuw loket",
        digest=store.digest_of(content),
        content=Raw(content),
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory, an_edition) -> Path:
    """A good file of an edition, to be damaged in a copy."""
    folder = tmp_path_factory.mktemp("written")
    store.save(folder, an_envelope(an_edition(), 3))
    return store.path_of(folder, 3)


def test_what_is_saved_is_read_again_whole(folder, an_edition):
    envelope = an_envelope(an_edition())
    store.save(folder, envelope)
    found = store.newest(folder)
    assert found == envelope.open()
    assert found.edition == an_edition()
    assert found.note == "Nieuw loket"


def test_what_a_newer_version_adds_is_passed_over(an_edition):
    """While a site is upgraded, its old processes read what a new one publishes."""
    concepts = {"geld": Concept(words={"nl": ("Geld",)}, route="geld")}
    edition = replace(an_edition(), concepts=concepts, pages={"over": {"nl": Page("Over", "")}})
    content = msgspec.json.encode(_with_more(edition))
    assert b'"later":' in content
    envelope = replace(an_envelope(edition), content=Raw(content), digest=store.digest_of(content))
    assert envelope.open().edition == edition


def _with_more(value: object) -> object:
    """The same as JSON has it, with a field that nobody knows yet in each entry."""
    if isinstance(value, msgspec.Struct):
        known = {name: getattr(value, name) for name in value.__struct_fields__}
        return {name: _with_more(each) for name, each in known.items()} | {"later": [1]}
    if isinstance(value, dict):
        return {name: _with_more(each) for name, each in value.items()}
    return [_with_more(each) for each in value] if isinstance(value, tuple) else value


def test_the_highest_number_is_the_newest(folder, an_edition):
    for number in (2, 1_000_000, 9):
        store.save(folder, an_envelope(an_edition(str(number)), number))
    assert store.newest(folder).number == 1_000_000


def test_there_is_no_newest_in_an_empty_or_absent_folder(folder):
    assert store.newest(folder) is None
    folder.mkdir()
    assert store.newest(folder) is None


@given(data=st.data())
def test_a_torn_file_is_never_read(written, data):
    whole = written.read_bytes()
    torn = written.with_name("torn") / written.name
    torn.parent.mkdir(exist_ok=True)
    torn.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(DamagedEdition):
        store.load(torn)


@given(data=st.data())
def test_a_flipped_bit_is_found_or_changes_nothing(written, data):
    content = bytearray(written.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    flipped = written.with_name("flipped") / written.name
    flipped.parent.mkdir(exist_ok=True)
    flipped.write_bytes(content)
    try:
        found = store.load(flipped)
    except DamagedEdition:
        return
    assert found == store.load(written)


@pytest.mark.parametrize("field", ["Nieuw loket", "2026-11-21", "Hulp bij geld"])
def test_a_changed_word_is_found_wherever_it_stands(folder, an_edition, field):
    store.save(folder, an_envelope(an_edition()))
    file = store.path_of(folder, 1)
    changed = file.read_text().replace(field, field[::-1] if field.isalpha() else "2027-01-01")
    file.write_text(changed)
    with pytest.raises(DamagedEdition):
        store.load(file)


def test_what_is_torn_flipped_or_foreign_is_passed_over(folder, an_edition):
    for number in range(1, 5):
        store.save(folder, an_envelope(an_edition(str(number)), number))
    torn, flipped = store.path_of(folder, 4), store.path_of(folder, 3)
    torn.write_bytes(torn.read_bytes()[:-20])
    flipped.write_bytes(flipped.read_bytes().replace(b'"3"', b'"8"'))
    shutil.copy(store.path_of(folder, 2), store.path_of(folder, 9))
    store.path_of(folder, 8).write_text('{"number": 8}')
    store.path_of(folder, 7).mkdir()
    (folder / "999999999.json.old").write_text("")
    with pytest.raises(DamagedEdition):
        store.load(store.path_of(folder, 9))
    assert store.newest(folder).number == 2


def test_only_the_newest_twenty_files_stay(folder, an_edition):
    for number in range(1, 24):
        store.save(folder, an_envelope(an_edition(), number))
    assert sorted(store.numbers(folder)) == list(range(4, 24))


def test_a_half_that_is_forgotten_goes_and_one_at_work_stays(folder, an_edition):
    folder.mkdir()
    old, young = folder / ".old.half", folder / ".young.half"
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    store.save(folder, an_envelope(an_edition()))
    assert not old.exists()
    assert young.exists()


@pytest.mark.parametrize("failing", ["fsync", "fchmod"])
def test_a_full_disk_leaves_the_old_file_and_no_half(folder, an_edition, monkeypatch, failing):
    store.save(folder, an_envelope(an_edition("oud")))

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(OSError, match="No space left"):
        store.save(folder, an_envelope(an_edition("nieuw")))
    assert [file.name for file in folder.iterdir()] == ["000001.json"]
    assert store.newest(folder).edition == an_edition("oud")


texts = st.text(max_size=8)
by_key = st.dictionaries(texts, texts, max_size=6)


@given(translations=by_key, data=st.data())
def test_the_same_entries_make_the_same_bytes_in_whatever_order(translations, data):
    def edition(items):
        pages = {"nl": {key: Page(key, html) for key, html in items}}
        return Edition(RouteMap("geld", {}, {}, (), "anders"), {}, {}, {}, {}, pages=pages)

    shuffled = data.draw(st.permutations(list(translations.items())))
    one, other = edition(translations.items()), edition(shuffled)
    assert store.encode(one) == store.encode(other)
    assert an_envelope(one).open().edition == one
