"""`routekaart search rebuild`, and what the doctor says of the index."""

from __future__ import annotations

import re
from types import SimpleNamespace

import msgspec
import pytest
from click.testing import CliRunner

from routekaart.cli import search as command
from routekaart.cli.doctor import examine
from routekaart.edition import store
from routekaart.edition.store import Envelope
from routekaart.search.index_folder import IndexFolder, name_of
from routekaart.search.shelf import CurrentSearch
from routekaart.settings import Settings
from tests.faults.search.conftest import finds, publish


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path / "site", content_dir=tmp_path)


@pytest.fixture
def folder(settings):
    return settings.indexes_dir


@pytest.fixture
def published(settings):
    """An edition with a file."""
    done = publish()
    known = {name: getattr(done, name) for name in Envelope.__struct_fields__ if name != "content"}
    content = store.encode(done.edition)
    store.save(settings.editions_dir, Envelope(**known, content=msgspec.Raw(content)))
    return done


def rebuild(settings) -> tuple[int, str]:
    runner = CliRunner(env={"ROUTEKAART_DATA_DIR": str(settings.data_dir)})
    result = runner.invoke(command.search, ["rebuild"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def told(settings, published) -> list[str]:
    """What the doctor says of the index."""
    findings = examine(settings, published.published_at)
    return [f"{good} {says}" for good, says in findings if "zoekindex" in says]


def test_it_makes_the_index_anew_and_says_how_big_it_is(settings, published, folder):
    for _ in range(2):
        status, says = rebuild(settings)
        assert status == 0
        assert re.fullmatch(
            r"De zoekindex van editie 1 is gemaakt: 11 pagina's, \d+,\d seconden, 0,0 MB\.\n", says
        )
        (folder / name_of(published) / "of the older one").touch()
    rebuild(settings)
    assert not (folder / name_of(published) / "of the older one").exists()
    search = CurrentSearch(SimpleNamespace(published=published), folder)
    assert search.look()
    assert finds(search, published)


def test_a_damaged_index_is_made_anew(settings, published, folder):
    rebuild(settings)
    for each in (folder / name_of(published)).iterdir():
        each.write_bytes(b"garbage")
    assert told(settings, published) == [
        "True De zoekindex van editie 1 wordt bij de start gemaakt."
    ]
    assert rebuild(settings)[0] == 0
    assert told(settings, published) == ["True De zoekindex van editie 1 heeft 11 pagina's."]


def test_without_an_edition_there_is_nothing_to_make(settings):
    assert rebuild(settings) == (
        1,
        "Error: Er is nog geen editie. Maak de eerste met: routekaart edition publish\n",
    )


def test_a_folder_that_cannot_be_written_is_named(settings, published, folder):
    folder.write_text("a file")
    assert rebuild(settings) == (
        1,
        f"Error: In {folder} kan geen index geschreven worden (File exists).\n",
    )
    assert told(settings, published) == [
        f"False {folder} is geen map: elk proces maakt nu zijn eigen zoekindex."
    ]


def test_it_waits_for_another_process_but_not_for_ever(settings, published, folder, monkeypatch):
    monkeypatch.setattr(command, "LONGEST_WAIT", 0.3)
    with IndexFolder(folder).lock():
        assert rebuild(settings) == (
            1,
            "Error: Een ander proces maakt al een index. Probeer het straks opnieuw.\n",
        )
    assert rebuild(settings)[0] == 0
