"""`routekaart content check` looks at the recordings too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from routekaart.cli import main
from tests.opus import make_opus

ROOT = Path(__file__).parents[2]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content with a recording of the home page."""
    copy = shutil.copytree(ROOT / "content", tmp_path / "content")
    (copy / "audio" / "nl").mkdir(parents=True, exist_ok=True)
    (copy / "audio" / "nl" / "begin.opus").write_bytes(make_opus())
    return copy


def check(content: Path) -> list[str]:
    """The lines that are about recordings."""
    environ = {
        "ROUTEKAART_CONTENT_DIR": str(content),
        "ROUTEKAART_TRANSLATIONS_DIR": str(ROOT / "translations"),
        "ROUTEKAART_DATA_DIR": str(content.parent),
    }
    result = CliRunner().invoke(main, ["content", "check"], env=environ, catch_exceptions=False)
    return [line for line in result.output.splitlines() if "/audio/" in line]


def test_a_recording_of_a_page_is_in_order(content: Path) -> None:
    assert check(content) == []


def test_a_recording_of_no_page_and_one_that_does_not_play_are_named(content: Path) -> None:
    """`vandaag` is another page tomorrow, so it cannot be recorded."""
    for name in ("route.geen", "vandaag", "hulp.ping-lokket"):
        (content / "audio" / "nl" / f"{name}.opus").write_bytes(make_opus())
    (content / "audio" / "nl" / "nood.opus").write_text("no sound")

    told = check(content)

    assert [line.split(":")[0].rsplit("/", 1)[1] for line in told] == [
        "hulp.ping-lokket.opus",
        "nood.opus",
        "route.geen.opus",
        "vandaag.opus",
    ]
    assert "bedoelde u 'hulp.ping-loket'?" in told[0]
    assert "geen opname" in told[1]
