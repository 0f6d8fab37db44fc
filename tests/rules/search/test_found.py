"""What was found is shown once."""

from __future__ import annotations

from routekaart.search.found import Found


def test_what_stands_above_as_a_line_does_not_stand_below_as_well() -> None:
    found = Found("", lines=("113", "112"), services=("huisarts", "113", "spreekuur"))
    assert found.below == ("huisarts", "spreekuur")
