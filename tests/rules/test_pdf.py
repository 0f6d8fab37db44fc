"""A PDF has only what it was given, says what it is, and is drawn two at once at most."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from threading import Event, Thread

import msgspec
import pytest

from routekaart.pdf import drawing
from routekaart.pdf.drawing import Busy, Document, File, NotDrawn, NotInstalled, Spare, draw
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


class Fake:
    """A process that ends as it was told to, and notes what it was given."""

    def __init__(self, *ending: object) -> None:
        self.returncode, self.made, self.said = ending or (0, b"%PDF", b"")
        self.told = b""

    def communicate(self, told: bytes = b"", timeout: float | None = None) -> tuple[object, object]:
        self.told += told
        return self.made, self.said

    def poll(self) -> int | None:
        return None

    def kill(self) -> None:
        self.returncode = -9


class Slow(Fake):
    """One that is never ready in time."""

    def communicate(self, told: bytes = b"", timeout: float | None = None) -> tuple[object, object]:
        if timeout is not None:
            raise subprocess.TimeoutExpired([], timeout)
        return super().communicate(told)


@pytest.fixture
def own_spare(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """None of another test's waits here, and none of this one stays."""
    own = Spare()
    monkeypatch.setattr(drawing, "_spare", own)
    yield
    own.dismiss()


@pytest.mark.usefixtures("own_spare")
def test_what_is_drawn_knows_no_setting_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUTEKAART_MAIL_URL", "smtps://somebody:secret@example.org")
    given: dict[str, str] = {}

    def start(_command: list[str], **options: object) -> Fake:
        given.update(options["env"])  # type: ignore[call-overload]
        return Fake()

    monkeypatch.setattr(drawing.subprocess, "Popen", start)
    draw(page(""))
    assert given["PATH"] == os.environ["PATH"]
    assert [name for name in given if name.startswith("ROUTEKAART_")] == []


@pytest.mark.usefixtures("own_spare")
def test_a_third_drawing_at_once_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = [Event(), Event()], Event()
    waiting = iter(begun)

    class Waiting(Fake):
        def communicate(
            self, told: bytes = b"", timeout: float | None = None
        ) -> tuple[object, object]:
            if told:
                next(waiting).set()
                go_on.wait(10)
            return super().communicate(told)

    monkeypatch.setattr(drawing, "_start", Waiting)
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


@pytest.mark.usefixtures("own_spare")
@pytest.mark.parametrize(
    ("process", "fault"),
    [
        (lambda: Fake(3, b"", b"cannot load library"), NotInstalled),
        (lambda: Fake(-9, b"", b""), NotDrawn),
        (lambda: Fake(1, b"half a", b"MemoryError"), NotDrawn),
        (lambda: Fake(0, b"", b""), NotDrawn),
        (Slow, NotDrawn),
    ],
)
def test_whatever_happens_to_it_is_told_and_makes_room_again(
    process: Callable[[], Fake], fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_start", process)
    for _ in range(drawing.MOST_AT_ONCE + 1):
        with pytest.raises(fault):
            draw(page(""))


@pytest.mark.usefixtures("own_spare")
def test_the_next_is_ready_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Fake] = []

    def start() -> Fake:
        started.append(Fake())
        return started[-1]

    monkeypatch.setattr(drawing, "_start", start)
    monkeypatch.setattr(drawing, "is_installed", lambda: True)
    drawing.warm_up()
    drawing.warm_up()
    assert len(started) == 1, "at most one waits"
    draw(page("een"))
    draw(page("twee"))
    assert [each.told != b"" for each in started] == [True, True, False]


@pytest.mark.usefixtures("own_spare")
def test_one_that_gave_up_waiting_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    processes = iter([Fake(drawing.NOT_ASKED, b"", b""), Fake(), Fake()])
    monkeypatch.setattr(drawing, "_start", lambda: next(processes))
    assert draw(page("")) == b"%PDF"


@needs_pango
def test_what_is_asked_for_nothing_gives_its_memory_back() -> None:
    command = "import sys; from routekaart.pdf.__main__ import main; sys.exit(main(waits=0.05))"
    idle = subprocess.Popen([sys.executable, "-c", command], stdin=subprocess.PIPE)
    assert idle.wait(60) == drawing.NOT_ASKED
    idle.communicate()


@needs_pango
def test_every_script_has_a_font_of_ours() -> None:
    words = "Hulp поміч yardım İş żółć مساعدة کمک ሓገዝ € 12,50 “ja” – 070 300 8834"
    style = "<style>body { font-family: Paper, Paper Arabic, Paper Ethiopic }</style>"
    made = draw(page(f"{style}<p>{words}</p><p><b>{words}</b></p>"))
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for each in read_pdf(made).pages
        for font in each["/Resources"]["/Font"].get_object().values()
    }
    assert fonts == {
        f"Paper{script}{weight}"
        for script in ("", "-Arabic", "-Ethiopic")
        for weight in ("", "-Bold")
    }


@needs_pango
def test_a_page_can_be_drawn_smaller_paper_and_all() -> None:
    large = page("<style>@page { size: 100mm 50mm }</style><p>Hulp</p>")
    small = read_pdf(draw(msgspec.structs.replace(large, zoom=0.5))).pages[0]
    assert round(small.mediabox.width / 72 * 25.4) == 50


@pytest.mark.usefixtures("own_spare")
def test_without_pango_the_other_process_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library pango')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(NotInstalled):
        draw(page(""))


@needs_pango
def test_a_drawing_that_takes_too_long_is_ended() -> None:
    with pytest.raises(NotDrawn):
        draw(page("<p>Hulp</p>" * 5_000), patience=0.2)


@pytest.mark.usefixtures("own_spare")
def test_one_that_ended_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has pipes to us, and a server runs for months."""
    ended = subprocess.Popen(
        [sys.executable, "-c", ""],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    ended.wait(60)
    processes = iter([ended, Fake()])
    monkeypatch.setattr(drawing, "_start", lambda: next(processes))
    spare = Spare()
    spare.put()
    spare.put()
    assert [each and each.closed for each in (ended.stdin, ended.stdout, ended.stderr)] == [
        True, True, True,
    ]  # fmt: skip
