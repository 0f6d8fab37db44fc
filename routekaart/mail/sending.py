"""Sending what is due, and the thread that does so in every process of the server."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from routekaart.database import Database
from routekaart.follower import Follower
from routekaart.mail.attempts import claim, give_up, mark_sent, put_off
from routekaart.mail.envelope import enclose, host_of
from routekaart.mail.line import TIMEOUT, Line, MailServer, NoLine, NotNow, Refused
from routekaart.mail.outbox import Message, tidy
from routekaart.settings import Settings

AT_ONCE = 10
"""Messages of one round. A server gives five answers for each and eight around them, all within
TIMEOUT, and silence ends the round: so nothing is sent after its lease."""

LONGEST_WAIT = 60.0
"""Seconds between two looks when something goes wrong each time."""

log = logging.getLogger(__name__)


def send_due(database: Database, settings: Settings, now: datetime) -> int:
    """Send what is due, at most AT_ONCE messages; gives the number sent. Safe to run side by side.

    Without a mail server nothing goes out. What goes wrong with mail is put off or given up;
    what the database raises is passed on.
    """
    tidy(database, now)
    if not settings.mail_url:
        return 0
    sent = 0
    with Line(MailServer.at(settings.mail_url), host_of(settings)) as line:
        for _ in range(AT_ONCE):
            message = claim(database, now)
            if message is None:
                break
            try:
                sent += _send(database, line, message, settings, now)
            except NoLine:
                break
    return sent


def _send(
    database: Database, line: Line, message: Message, settings: Settings, now: datetime
) -> bool:
    """Whether it went out. Raises NoLine when nothing else will go out now either."""
    try:
        line.send(enclose(message, settings))
    except (Refused, ValueError) as fault:
        trouble = str(fault) if isinstance(fault, Refused) else type(fault).__name__
        give_up(database, message, trouble, now)
        log.warning("message %s is given up: %s", message.id, trouble)
    except (NotNow, NoLine) as fault:
        waits = put_off(database, message, str(fault), now)
        log.warning("message %s %s: %s", message.id, "waits" if waits else "is given up", fault)
        if isinstance(fault, NoLine):
            raise
    else:
        mark_sent(database, message, now)
        return True
    return False


class Sending(Follower):
    """Looks every few seconds for what is due. One per process."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        clock: Callable[[], datetime],
        every: float = 5.0,
    ) -> None:
        """`clock` gives an aware moment; `every` is the number of seconds between two looks."""
        super().__init__("mail", every, LONGEST_WAIT, first_wait=every, goodbye=TIMEOUT)
        self._database, self._settings, self._clock = database, settings, clock
        self._works = True

    def look(self) -> int:
        """Send once what is due; gives the number. Raises whatever the database raises."""
        sent = send_due(self._database, self._settings, self._clock())
        self._note()
        return sent

    def tell(self, fault: Exception) -> None:
        """Never what a fault says of itself: it may hold an address."""
        self._note(type(fault).__name__)

    def _note(self, fault: str = "") -> None:
        """Say a change once."""
        if fault and self._works:
            log.warning("the outbox cannot be used (%s); letters wait", fault)
        elif not fault and not self._works:
            log.info("the outbox can be used again")
        self._works = not fault
