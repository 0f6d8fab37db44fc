"""Recordings of pages: which can be played, which belong to no page."""

from __future__ import annotations

from pathlib import Path

import pytest

from routekaart.edition.recordings import find_address, find_strays, name_page, read_recordings
from routekaart.language.locales import LOCALES
from tests.opus import make_opus


def record(folder: Path, name: str, sound: bytes | None = None) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(make_opus() if sound is None else sound)
    return file


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("", "begin"),
        ("nood", "nood"),
        ("route/direct", "route.direct"),
        ("hulp/ping-loket/klopt-niet", "hulp.ping-loket.klopt-niet"),
    ],
)
def test_a_page_has_a_key(address: str, key: str) -> None:
    assert name_page(address) == key
    assert find_address(key) == address


def test_without_recordings_there_is_nothing_wrong(tmp_path: Path) -> None:
    assert read_recordings(tmp_path / "audio") == ({}, [])


def test_recordings_are_found_by_language_and_page(tmp_path: Path) -> None:
    made = {
        (locale, "route.direct"): record(tmp_path, f"{locale}/route.direct.opus")
        for locale in LOCALES
    }
    record(tmp_path, "nl/.DS_Store", b"x")
    assert read_recordings(tmp_path) == (made, [])


@pytest.mark.parametrize(
    ("name", "sound", "says"),
    [
        ("nederlands/begin.opus", None, "taal van de site"),
        ("begin.opus", None, "taal van de site"),
        ("nl/begin.mp3", None, "geen opname"),
        ("nl/begin.opus", b"ID3 an mp3 in other clothes", "geen opname"),
        ("nl/begin.opus", b"OggS and then Vorbis", "geen opname"),
        ("nl/begin.opus", b"", "geen opname"),
    ],
)
def test_what_cannot_be_played_is_named(
    tmp_path: Path, name: str, sound: bytes | None, says: str
) -> None:
    record(tmp_path, "nl/nood.opus")
    record(tmp_path, name, sound)
    files, (problem,) = read_recordings(tmp_path)
    assert set(files) == {("nl", "nood")}
    assert says in problem.says
    assert (tmp_path / name).is_relative_to(problem.file)


def test_a_folder_called_as_a_recording_is_none(tmp_path: Path) -> None:
    (tmp_path / "nl" / "begin.opus").mkdir(parents=True)
    files, problems = read_recordings(tmp_path)
    assert files == {}
    assert len(problems) == 1


def test_a_recording_of_no_page_is_named_with_the_page_it_may_be(tmp_path: Path) -> None:
    stray = record(tmp_path, "nl/route.drect.opus")
    record(tmp_path, "nl/begin.opus")
    files = read_recordings(tmp_path).files
    (problem,) = find_strays(files, ["", "nood", "route/direct"])
    assert problem.file == stray
    assert "bedoelde u 'route.direct'?" in problem.says
