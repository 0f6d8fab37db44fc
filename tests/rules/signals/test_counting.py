"""What is counted says what, on which day and in which language, and not a thing more."""

from __future__ import annotations

from datetime import date

import pytest

from routekaart.signals.counting import KINDS, NO_LOCALE, Counted, count_as

DAY = date(2026, 11, 23)


def test_a_count_holds_a_day_a_kind_a_key_and_a_language() -> None:
    assert Counted._fields == ("day", "kind", "key", "locale")
    assert type(count_as("service", "ping-loket", "ti", DAY, discreet=False).day) is date


@pytest.mark.parametrize("kind", KINDS)
def test_of_what_leaves_no_trace_no_language_is_kept(kind) -> None:
    assert count_as(kind, "veilig-thuis", "ti", DAY, discreet=True).locale == NO_LOCALE
    assert count_as(kind, "ping-loket", "ti", DAY, discreet=False).locale == "ti"
