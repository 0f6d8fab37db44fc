"""Times as people type them, and as a form shows them."""

from __future__ import annotations

import re
from datetime import time
from typing import Any, ClassVar

from wtforms import Form

from routekaart.web.kit.form_fields import Said, line

_TIME = re.compile(r"(\d{1,2})\s*(?:[.:,;uh]\s*(\d{2})?|(\d{2}))?\s*(?:uur|u|h)?")


def read_time(typed: str) -> time:
    """Local wall time of "9", "9.00", "0900" or "9u30"; 24.00 is midnight. Raises Said."""
    found = _TIME.fullmatch(typed.strip().lower())
    hour, minute = (int(found[1]), int(found[2] or found[3] or 0)) if found else (99, 0)
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        raise Said("Dit is geen tijd. Schrijf een tijd als 9.30.")
    return time(hour, minute)


def show_time(kept: time | None) -> str:
    """A time as people type it: "9.30"; empty when there is none."""
    return f"{kept.hour}.{kept.minute:02}" if kept is not None else ""


class RangeRow(Form):  # type: ignore[misc]
    """From when till when; an empty one is none. Times are kept as `show_time` writes them."""

    too_late: ClassVar[str] = "Dit is vroeger dan het begin."

    opens = line("Van", most=12)
    closes = line("Tot", most=12)

    @property
    def is_overnight(self) -> bool:
        """Whether somebody said that it goes on past midnight."""
        return False

    def validate_opens(self, field: Any) -> None:
        if field.data:
            field.data = show_time(read_time(field.data))
        elif self.closes.data:
            raise Said("Hoe laat begint het?")

    def validate_closes(self, field: Any) -> None:
        if not field.data:
            if self.opens.data:
                raise Said("Tot hoe laat is het?")
            return
        field.data = show_time(read_time(field.data))
        if not self.opens.data or self.opens.errors or self.is_overnight:
            return
        if read_time(field.data) <= read_time(self.opens.data):
            raise Said(self.too_late)
