"""What goes on beside the requests: a thread that looks again and again, whatever goes wrong."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod

LONGEST_GOODBYE = 5.0
"""Seconds that the end of a look is waited for: a database may not answer."""


class Follower(ABC):
    """Looks every so many seconds, less often while it goes wrong, until it is told to stop.

    One per process; start it after a fork, not before.
    """

    def __init__(
        self,
        name: str,
        every: float,
        longest_wait: float,
        first_wait: float = 0.0,
        goodbye: float = LONGEST_GOODBYE,
    ) -> None:
        """`name` is the thread's; the rest is in seconds. `longest_wait` is between two faults,
        `goodbye` for the end of the last look."""
        self._name, self._first_wait, self._goodbye = name, first_wait, goodbye
        self._every, self._longest_wait = every, max(longest_wait, every)
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    @abstractmethod
    def look(self) -> object:
        """Look once. Raises whatever goes wrong."""

    @abstractmethod
    def tell(self, fault: Exception) -> None:
        """Say in the log what went wrong; said once of a fault that stays the same."""

    def start(self) -> None:
        """Begin to look. Does nothing when that goes on already."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._stopped.clear()
        self._thread = threading.Thread(target=self._go_on, name=self._name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the looking; what was found stays."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(self._goodbye)

    def pause(self, seconds: float) -> bool:
        """Wait so long, or until it is told to stop: whether it was."""
        return self._stopped.wait(seconds)

    def _go_on(self) -> None:
        wait, told = self._first_wait, ""
        while not self.pause(wait):
            try:
                self.look()
                wait, told = self._every, ""
            except Exception as fault:  # a dead thread would leave residents with the old for ever
                if repr(fault) != told:
                    self.tell(fault)
                wait, told = min(2 * max(wait, self._every), self._longest_wait), repr(fault)
