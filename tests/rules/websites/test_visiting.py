"""A link is followed to its end, politely, and every step of it is looked at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from routekaart.websites.line import Answer, NoAnswer, Trouble
from routekaart.websites.targets import Target
from routekaart.websites.visiting import (
    BETWEEN,
    LONGEST_PATIENCE,
    Finding,
    Manners,
    Stopped,
    read_moment,
    visit,
)

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


class Web:
    """A small internet, with a clock that goes on when somebody waits."""

    def __init__(self, **answers: Answer | Trouble) -> None:
        self.answers = answers
        self.asked: list[tuple[float, str, str]] = []
        self.time = 0.0
        self.stops_at: float | None = None

    def ask(self, target: Target, method: str) -> Answer:
        self.asked.append((self.time, method, target.host))
        name = target.host.partition(".")[0]
        answer = self.answers.get(f"{method.lower()}_{name}", self.answers.get(name))
        if answer is None or isinstance(answer, str):
            raise NoAnswer(answer or "no such name")
        return answer

    def pause(self, seconds: float) -> bool:
        self.time += seconds
        return self.stops_at is not None and self.time >= self.stops_at

    def visit(self, url: str) -> Finding:
        return visit(url, self.ask, Manners(self.pause, lambda: self.time), NOW)

    @property
    def methods(self) -> list[str]:
        return [method for _, method, _ in self.asked]


@pytest.mark.parametrize("status", [200, 204, 304, 401, 403, 405, 429, 451])
def test_what_answers_works_also_when_it_wants_no_programs(status: int) -> None:
    assert Web(a=Answer(status)).visit("https://a.nl/") == Finding()


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (Answer(404), "gone"),
        (Answer(410), "gone"),
        (Answer(500), "fault"),
        (Answer(503), "fault"),
        ("no such name", "no such name"),
        ("no answer", "no answer"),
        ("unsafe", "unsafe"),
        ("not allowed", "not allowed"),
    ],
)
def test_what_leads_nowhere_is_trouble(answer, trouble) -> None:
    assert Web(a=answer).visit("https://a.nl/") == Finding(trouble)


def test_only_the_head_is_asked_for_where_that_is_enough() -> None:
    web = Web(a=Answer(200))
    web.visit("https://a.nl/")
    assert web.methods == ["HEAD"]


@pytest.mark.parametrize("head", [Answer(404), Answer(405), Answer(501), "no answer"])
def test_a_server_that_does_not_know_heads_is_asked_for_all(head) -> None:
    web = Web(head_a=head, get_a=Answer(200))
    assert web.visit("https://a.nl/") == Finding()
    assert web.methods == ["HEAD", "GET"]


@pytest.mark.parametrize("trouble", ["unsafe", "not allowed", "no such name"])
def test_what_will_not_change_is_asked_once(trouble) -> None:
    web = Web(a=trouble)
    web.visit("https://a.nl/")
    assert web.methods == ["HEAD"]


def test_redirects_are_followed_and_each_is_looked_at() -> None:
    web = Web(a=Answer(301, "https://b.nl/x"), b=Answer(302, "//c.nl"), c=Answer(308, "/y"))
    assert web.visit("http://a.nl/") == Finding("goes round")
    web.answers["c"] = Answer(200)
    assert web.visit("http://a.nl/") == Finding()
    web.answers["c"] = "not allowed"
    assert web.visit("http://a.nl/") == Finding("not allowed")


@pytest.mark.parametrize("to", ["file:///etc/passwd", "javascript:alert(1)", "http://[", "ftp://b"])
def test_a_redirect_leads_to_nothing_but_the_web(to: str) -> None:
    web = Web(a=Answer(302, to))
    assert web.visit("https://a.nl/") == Finding("unreadable")
    assert len(web.asked) == 1


def test_five_redirects_are_enough() -> None:
    chain = {f"s{n}": Answer(302, f"https://s{n + 1}.nl/") for n in range(5)}
    assert Web(**chain, s5=Answer(200)).visit("https://s0.nl/") == Finding()
    long = {**chain, "s5": Answer(302, "https://s6.nl/")}
    web = Web(**long, s6=Answer(200))
    assert web.visit("https://s0.nl/") == Finding("goes round")
    assert "s6.nl" not in [host for _, _, host in web.asked]


def test_no_host_is_asked_twice_at_once_and_others_need_not_wait() -> None:
    web = Web(a=Answer(200), b=Answer(200))
    manners = Manners(web.pause, lambda: web.time)
    for url in ("https://a.nl/1", "https://b.nl/", "https://a.nl/2"):
        visit(url, web.ask, manners, NOW)
    assert web.asked == [
        (0.0, "HEAD", "a.nl"),
        (0.0, "HEAD", "b.nl"),
        (BETWEEN, "HEAD", "a.nl"),
    ]


def test_who_is_told_to_stop_asks_no_more() -> None:
    web = Web(a=Answer(302, "/b"))
    web.stops_at = BETWEEN
    with pytest.raises(Stopped):
        web.visit("https://a.nl/")
    assert len(web.asked) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_who_asks_to_come_back_later_is_not_asked_again_and_not_judged(status: int) -> None:
    web = Web(a=Answer(status, retry_after="3600"))
    assert web.visit("https://a.nl/") == Finding(None, NOW + timedelta(hours=1))
    assert web.methods == ["HEAD"]


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("60", timedelta(minutes=1)),
        (" 60 ", timedelta(minutes=1)),
        ("Mon, 23 Nov 2026 03:00:00 GMT", timedelta(hours=1)),
        ("Sun, 22 Nov 2026 03:00:00 GMT", timedelta()),
        ("Mon, 23 Nov 2099 03:00:00 GMT", LONGEST_PATIENCE),
        ("Mon, 23 Nov 2026 03:00:00", timedelta(days=1)),
        ("9" * 400, LONGEST_PATIENCE),
        ("morgen", timedelta(days=1)),
        ("-5", timedelta(days=1)),
        ("²", timedelta(days=1)),
    ],
)
def test_later_is_a_time_that_can_be_kept(said: str, waits: timedelta) -> None:
    assert read_moment(said, NOW) == NOW + waits
