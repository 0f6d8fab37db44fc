"""A PDF has only what it was given, says what it is, and is drawn two at once at most."""

from __future__ import annotations

import logging
import os
import subprocess
from threading import Event, Thread

import pytest

from routekaart.pdf import drawing
from routekaart.pdf.drawing import Busy, Document, File, NotDrawn, NotInstalled, draw
from tests.pdf_files import needs_pango, read_pdf

PAGE = '<!doctype html><html lang="{lang}"><title>{title}</title><body>{body}'


def page(body: str, lang: str = "nl", title: str = "Rapport", **files: File) -> Document:
    named = {f"/static/{name}.css": file for name, file in files.items()}
    return Document(PAGE.format(lang=lang, title=title, body=body), named)


@needs_pango
def test_a_pdf_says_its_language_and_title_and_can_be_read_aloud() -> None:
    found = read_pdf(draw(page("<h1>Hulp</h1>", lang="ti", title="ሓገዝ")))
    assert found.metadata is not None
    assert (found.metadata.title, found.root_object["/Lang"]) == ("ሓገዝ", "ti")
    assert found.root_object["/MarkInfo"]["/Marked"]
    assert "Hulp" in found.pages[0].extract_text()


@needs_pango
def test_the_same_document_is_the_same_pdf() -> None:
    assert draw(page("<p>Hulp</p>")) == draw(page("<p>Hulp</p>"))


@needs_pango
def test_it_gets_the_files_that_came_along() -> None:
    paper = File("text/css", b"@page { size: 100mm 50mm }")
    made = draw(page('<link rel="stylesheet" href="/static/paper.css"><p>Hulp</p>', paper=paper))
    assert round(read_pdf(made).pages[0].mediabox.width / 72 * 25.4) == 100


@needs_pango
@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "http://127.0.0.1:{port}/", "data:text/css,p", "/static/other.css"],
)
def test_it_gets_nothing_else(
    address: str, caplog: pytest.LogCaptureFixture, unused_port: tuple[int, Event]
) -> None:
    port, was_asked = unused_port
    asked = address.format(port=port)
    body = f'<link rel="stylesheet" href="{asked}"><img src="{asked}" alt="x"><p>Hulp</p>'
    with caplog.at_level(logging.WARNING):
        made = draw(page(body))
    assert "Hulp" in read_pdf(made).pages[0].extract_text()
    assert "Refused" in caplog.text
    assert not was_asked.is_set()


@pytest.fixture
def unused_port() -> tuple[int, Event]:
    """A port of this machine that notices when somebody asks."""
    import socket

    was_asked = Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def wait() -> None:
        try:
            listening.accept()
        except OSError:
            return
        was_asked.set()

    Thread(target=wait, daemon=True).start()
    return listening.getsockname()[1], was_asked


def test_what_is_drawn_knows_no_setting_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUTEKAART_MAIL_URL", "smtps://somebody:secret@example.org")
    given: dict[str, str] = {}

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        given.update(options["env"])  # type: ignore[call-overload]
        return subprocess.CompletedProcess(command, 0, b"%PDF", b"")

    monkeypatch.setattr(drawing.subprocess, "run", run)
    draw(page(""))
    assert given["PATH"] == os.environ["PATH"]
    assert [name for name in given if name.startswith("ROUTEKAART_")] == []


def test_a_third_drawing_at_once_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = [Event(), Event()], Event()
    waiting = iter(begun)

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        next(waiting).set()
        go_on.wait(10)
        return subprocess.CompletedProcess(command, 0, b"%PDF", b"")

    monkeypatch.setattr(drawing.subprocess, "run", run)
    drawers = [Thread(target=draw, args=(page(""),)) for _ in begun]
    for each in drawers:
        each.start()
    assert all(each.wait(10) for each in begun)
    with pytest.raises(Busy):
        draw(page(""))
    go_on.set()
    for each in drawers:
        each.join(10)
    waiting = iter([Event()])
    assert draw(page("")) == b"%PDF"


@pytest.mark.parametrize(
    ("ending", "fault"),
    [
        (subprocess.CompletedProcess([], 3, b"", b"cannot load library"), NotInstalled),
        (subprocess.CompletedProcess([], -9, b"", b""), NotDrawn),
        (subprocess.CompletedProcess([], 1, b"half a", b"MemoryError"), NotDrawn),
        (subprocess.CompletedProcess([], 0, b"", b""), NotDrawn),
        (subprocess.TimeoutExpired([], 1), NotDrawn),
    ],
)
def test_whatever_happens_to_it_is_told_and_makes_room_again(
    ending: object, fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object, **__: object) -> object:
        if isinstance(ending, Exception):
            raise ending
        return ending

    monkeypatch.setattr(drawing.subprocess, "run", run)
    for _ in range(drawing.MOST_AT_ONCE + 1):
        with pytest.raises(fault):
            draw(page(""))


def test_without_pango_the_other_process_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library pango')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(NotInstalled):
        draw(page(""))


@needs_pango
def test_a_drawing_that_takes_too_long_is_ended() -> None:
    with pytest.raises(NotDrawn):
        draw(page("<p>Hulp</p>" * 5_000), patience=0.2)
