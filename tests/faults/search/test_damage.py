"""Whatever happens to an index on disk: names are searched at once, and it is made again."""

from __future__ import annotations

import json
import logging
import resource
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from routekaart.search import index_contents, shelf
from routekaart.search.index_folder import IndexFolder, name_of
from tests.faults.search.conftest import finds, publish


@pytest.fixture
def made(folder, current, open_search) -> Path:
    """A good index of the current edition on disk."""
    assert open_search().look()
    return folder / name_of(current.published)


def largest(place: Path) -> Path:
    return max(place.iterdir(), key=lambda each: each.stat().st_size)


def missing(place: Path) -> None:
    shutil.rmtree(place)


def all_missing(place: Path) -> None:
    shutil.rmtree(place.parent)


def empty(place: Path) -> None:
    for each in place.iterdir():
        each.unlink()


def a_file_instead(place: Path) -> None:
    shutil.rmtree(place)
    place.write_text("no folder")


def one_file_missing(place: Path) -> None:
    largest(place).unlink()


def truncated(place: Path) -> None:
    for each in place.iterdir():
        each.write_bytes(each.read_bytes()[: each.stat().st_size // 2])


def one_truncated(place: Path) -> None:
    each = largest(place)
    each.write_bytes(each.read_bytes()[:-1])


def garbage(place: Path) -> None:
    for each in place.iterdir():
        each.write_bytes(b"\x80\x05garbage\xff" * 99)


def one_bit_turned(place: Path) -> None:
    content = bytearray(largest(place).read_bytes())
    content[len(content) // 2] ^= 1
    largest(place).write_bytes(content)


def contents_truncated(place: Path) -> None:
    file = place / "index.json"
    file.write_bytes(file.read_bytes()[:-20])


def other_contents(**other: object):
    def change(place: Path) -> None:
        file = place / "index.json"
        file.write_text(json.dumps(json.loads(file.read_text()) | other))

    return change


DAMAGES = [
    missing, all_missing, empty, a_file_instead, one_file_missing, truncated, one_truncated,
    garbage, one_bit_turned, contents_truncated, other_contents(documents=9),
    other_contents(made_by="an older version"), other_contents(edition="0" * 64),
    other_contents(files={"../lock": "0"}), other_contents(files={}),
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_again(made, damage, current, open_search, monkeypatch):
    damage(made)
    assert IndexFolder(made.parent).open(current.published) is None
    search = open_search()
    assert finds(search, current.published, "spreekuur huur")
    assert not finds(search, current.published)
    assert search.look()
    assert finds(search, current.published)
    with monkeypatch.context() as patched:
        patched.setattr(shelf, "documents_of", fail)
        later = open_search()
        assert later.look()  # nothing has to be made now
    assert finds(later, current.published)


def fail(*_):
    raise RuntimeError("a fault of ours")


@pytest.mark.parametrize("damage", DAMAGES)
def test_who_has_it_open_notices_nothing(made, damage, current, open_search):
    search = open_search()
    search.look()
    damage(made)
    assert finds(search, current.published)
    current.published = publish(2, "beslag op loon")
    assert search.look()
    assert finds(search, current.published, "beslag")


def test_a_damaged_index_is_said_once(made, current, folder, caplog):
    truncated(made)
    reading = IndexFolder(folder)
    for _ in range(3):
        assert reading.open(current.published) is None
    assert caplog.text.count("does not count") == 1


def test_an_index_of_an_older_version_of_ours_is_made_again(
    made, current, open_search, monkeypatch
):
    monkeypatch.setattr(index_contents, "made_by", lambda: "a newer version")
    (made / "of the older one").touch()
    search = open_search()
    assert search.look()
    assert not (made / "of the older one").exists()
    assert finds(search, current.published)


def test_what_others_may_have_written_is_not_read(made, current, folder, open_search):
    (made / "planted").touch()
    folder.chmod(0o777)
    assert open_search().look()
    assert not (made / "planted").exists()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_there_is_done_without(folder, current, open_search, caplog):
    folder.write_text("a file")
    search = open_search()
    for number, says in ((1, "dwangbevel"), (2, "aanmaning")):
        current.published = publish(number, says)
        assert search.look()
        assert finds(search, current.published, says)
    assert caplog.text.count("no index can be written") == 1
    folder.unlink()
    current.published = publish(3, "beslag")
    assert search.look()
    assert finds(search, current.published, "beslag")
    assert (folder / name_of(current.published)).is_dir()


@contextmanager
def disk_with_room_for(size: int):
    """Every file that grows beyond `size` bytes fails as on a full disk."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


@pytest.mark.parametrize("size", [0, 100, 900])
def test_on_a_full_disk_the_process_keeps_its_own_index(size, folder, current, open_search, caplog):
    caplog.set_level(logging.WARNING)
    search = open_search()
    with disk_with_room_for(size):
        assert search.look()
    assert finds(search, current.published)
    assert "no index can be written" in caplog.text
    assert [each.name for each in folder.iterdir()] == ["lock"]
    assert open_search().look()
    assert (folder / name_of(current.published)).is_dir()
