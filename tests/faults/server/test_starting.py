"""What can be wrong at a start ends as one clear sentence, and as nothing half."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from routekaart.cli import demo, server
from routekaart.cli.demo import prepare
from routekaart.cli.server import CannotStart, require_port, require_writable
from routekaart.database import Database
from routekaart.edition.build import BrokenEdition
from routekaart.settings import Settings
from tests.faults.server.conftest import environment
from tests.real_site import MONDAY_MORNING, ROOT, make_settings


@pytest.fixture
def workers() -> list[str]:
    """What made each server that began."""
    return []


@pytest.fixture
def run(prepared, monkeypatch, workers):
    """Runs `serve` or `demo` up to the moment where the server itself would begin."""
    began: list[Settings] = []

    def begin(settings: Settings, worker: str = "make_worker") -> None:
        assert getattr(server, worker)
        began.append(settings)
        workers.append(worker)

    for module in (server, demo):
        monkeypatch.setattr(module, "run_server", begin)

    def run_command(command, settings=prepared, **chosen):
        began.clear()
        for name in [name for name in os.environ if name.startswith("ROUTEKAART_")]:
            monkeypatch.delenv(name)
        with socket.create_server(("127.0.0.1", 0)) as free:
            chosen.setdefault("PORT", str(free.getsockname()[1]))
        result = CliRunner().invoke(command, env=environment(settings, **chosen))
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert (result.exit_code == 0) is (len(began) == 1)
        return result

    return run_command


def test_a_second_start_changes_nothing(prepared) -> None:
    first = prepare(prepared, MONDAY_MORNING)
    again = prepare(prepared, MONDAY_MORNING + timedelta(minutes=5))
    assert (again.number, again.published_at) == (first.number, first.published_at)


def test_both_commands_begin_on_a_prepared_folder(run) -> None:
    assert run(server.serve).output == ""
    assert "Editie 1 staat klaar" in run(demo.demo).output


def test_only_a_demo_that_stays_on_this_machine_lets_one_in_as_an_example(run, workers) -> None:
    run(server.serve)
    run(demo.demo)
    assert "Andere computers" in run(demo.demo, HOST="0.0.0.0").output
    assert workers == ["make_worker", "make_demo_worker", "make_worker"]


@pytest.mark.parametrize("command", [server.serve, demo.demo])
def test_a_taken_port_is_named(run, command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run(command, PORT=str(port))
    assert result.output == (
        f"Error: Poort {port} op 127.0.0.1 is al in gebruik. Kies een andere met ROUTEKAART_PORT.\n"
    )


@pytest.mark.parametrize("command", [server.serve, demo.demo])
def test_an_empty_secret_is_named(run, prepared, command) -> None:
    file = prepared.secrets_dir / "form-tokens"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"")
    assert run(command).output.startswith(f"Error: Het geheim in {file} is leeg.")


def test_an_address_of_another_machine_is_named() -> None:
    with pytest.raises(CannotStart, match=r"Op 192\.0\.2\.1, poort 8000,"):
        require_port(Settings(host="192.0.2.1"))


def test_a_port_that_was_used_a_moment_ago_is_free() -> None:
    """A restart must not wait until the system has forgotten the last visitor."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            listening.accept()[0].close()
    require_port(Settings(port=port))


def test_a_folder_that_cannot_be_written_is_named(run, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    elsewhere = Settings(data_dir=tmp_path / "file" / "instance", content_dir=ROOT / "content")
    for command in (server.serve, demo.demo):
        result = run(command, elsewhere)
        assert result.output.startswith(f"Error: In de map {elsewhere.data_dir} kan niets")
        assert len(result.output.splitlines()) == 1


def test_a_read_only_folder_is_named() -> None:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    was = os.geteuid()
    try:
        if was == 0:
            os.seteuid(65534)  # to root, nothing is read-only
        with pytest.raises(CannotStart, match="Permission denied"):
            require_writable(Settings(data_dir=folder))
    finally:
        os.seteuid(was)
        folder.chmod(0o755)
        folder.rmdir()


@pytest.mark.parametrize("command", [server.serve, demo.demo])
def test_a_database_of_a_newer_version_is_refused_and_left_alone(run, prepared, command) -> None:
    with Database(prepared.database_file).writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    result = run(command)
    assert "9999" in result.output
    assert "nieuwere Routekaart" in result.output
    assert len(result.output.splitlines()) == 1
    with Database(prepared.database_file).reading() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


def test_a_corrupt_database_is_named_and_left_alone(run, prepared) -> None:
    prepared.database_file.write_bytes(b"SQLite format 3\0" + b"x" * 4096)
    result = run(demo.demo)
    assert result.output.startswith("Error: De database is niet te gebruiken:")
    assert prepared.database_file.stat().st_size == 4112


def _misspell(settings: Settings, folder: Path) -> Settings:
    shutil.copytree(settings.content_dir, folder / "content")
    file = folder / "content" / "catalogue" / "partners.toml"
    file.write_text(file.read_text() + '\n[nieuw]\nnaam = "x"\nsource = "V"\n')
    return Settings(
        data_dir=settings.data_dir,
        content_dir=folder / "content",
        translations_dir=settings.translations_dir,
    )


def test_broken_content_leaves_the_last_edition_in_place(run, prepared, tmp_path) -> None:
    broken = _misspell(prepared, tmp_path)
    result = run(demo.demo, broken)
    assert "partners.toml:" in result.output
    assert "Bewoners lezen editie 1, die al gepubliceerd was." in result.output
    with pytest.raises(BrokenEdition):
        prepare(broken, MONDAY_MORNING)


def test_broken_content_and_no_edition_is_no_start(run, prepared, tmp_path) -> None:
    broken = _misspell(prepared, tmp_path)
    shutil.rmtree(prepared.data_dir)
    result = run(demo.demo, broken)
    assert result.output.startswith("Error: De inhoud kan niet gepubliceerd worden:\n")
    assert "partners.toml:" in result.output


def test_serve_without_a_database_shows_the_last_edition(run, prepared) -> None:
    prepared.database_file.unlink()
    assert run(server.serve).output == (
        "De database antwoordt niet; de laatste editie wordt getoond.\n"
    )
    assert not prepared.database_file.exists()


def test_serve_with_nothing_at_all_says_how_to_begin(run, tmp_path) -> None:
    result = run(server.serve, make_settings(tmp_path / "new"))
    assert "Begin met `routekaart demo`" in result.output
    assert len(result.output.splitlines()) == 1


def test_an_unknown_setting_is_named(run) -> None:
    result = run(server.serve, PROT="8000")
    assert result.output.startswith("Error: ROUTEKAART_PROT is geen instelling.")
