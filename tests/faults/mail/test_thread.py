"""The thread goes on sending, whatever happens to the database."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from routekaart import application
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.mail.sending import Sending
from routekaart.reminders.reminding import Reminding
from routekaart.search.shelf import CurrentSearch
from routekaart.settings import Settings
from routekaart.signals.tally import Tally
from routekaart.web.kit.drawing import Drawing
from tests.faults.mail.test_sending import ANNA, JAN, NOW, posted
from tests.faults.patience import until


@pytest.fixture
def sends(settings: Settings) -> Iterator[Callable[[Database], Sending]]:
    """Send from a database, quickly; stopped at the end."""
    started: list[Sending] = []

    def start(database: Database) -> Sending:
        started.append(Sending(database, settings, lambda: NOW, every=0.02))
        started[-1].start()
        return started[-1]

    yield start
    for each in started:
        each.stop()


def test_a_posted_letter_goes_out_by_itself(database, office, opens, sends) -> None:
    opens()
    sends(database)
    posted(database, JAN)
    assert until(lambda: office.to == [JAN])


def test_two_processes_send_it_once(sqlite_database, office, opens, sends) -> None:
    opens()
    for _ in range(2):
        sends(sqlite_database)
    posted(sqlite_database, JAN, ANNA)
    assert until(lambda: len(office.to) == 2)
    assert sorted(office.to) == [ANNA, JAN]


def test_a_database_that_is_gone_is_said_once_and_found_again(
    sqlite_database, office, opens, sends, caplog
) -> None:
    opens()
    aside = sqlite_database.file.rename(sqlite_database.file.with_name("aside"))
    sends(sqlite_database)
    assert until(lambda: "letters wait" in caplog.text)
    aside.rename(sqlite_database.file)
    posted(sqlite_database, JAN)
    assert until(lambda: office.to == [JAN])
    assert until(lambda: "can be used again" in caplog.text)
    assert caplog.text.count("letters wait") == 1


def test_one_thread_sends_and_it_ends(sqlite_database, settings) -> None:
    sending = Sending(sqlite_database, settings, lambda: NOW, every=0.02)
    before = threading.active_count()
    for _ in range(2):
        sending.start()
        sending.start()
        assert threading.active_count() == before + 1
        sending.stop()
        assert threading.active_count() == before


@pytest.mark.parametrize("has_mail_server", [True, False])
def test_the_site_sends_when_there_is_a_mail_server(
    has_mail_server, settings, tmp_path, monkeypatch
) -> None:
    begun: list[str] = []
    for each in (CurrentEdition, CurrentSearch, Drawing, Reminding, Sending, Tally):
        monkeypatch.setattr(each, "start", lambda self: begun.append(type(self).__name__))
    ours = settings if has_mail_server else Settings(data_dir=tmp_path)
    application.create_app(ours, lambda: NOW)
    assert ("Sending" in begun) == has_mail_server
    assert "Reminding" in begun, "letters that wait can be read in a demonstration"
