"""What there was to spend, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.programme.chosen import Chosen
from routekaart.programme.composed import Table
from routekaart.programme.entries import Budget
from routekaart.programme.figures import say_euros
from routekaart.programme.programme import Programme

HEAD = ("", "Beschikbaar", "Uitgegeven", "Verplicht", "Over")


def list_money(chosen: Chosen) -> Iterator[Table]:
    """A table for each day of which the sources tell how it stood."""
    for as_of in sorted({each.as_of for each in chosen.budgets}):
        own = [each for each in chosen.budgets if each.as_of == as_of]
        left = sum(each.left for each in own)
        found = f"{say_euros(left)} over" if left >= 0 else f"{say_euros(-left)} tekort"
        title = f"{found}, zoals het stond op {as_of:%d-%m-%Y}"
        yield Table(title, HEAD, tuple(_rows(own, chosen.programme)))


def _rows(budgets: list[Budget], programme: Programme) -> Iterator[tuple[str, ...]]:
    """Each budget, the programme's own first, and their sum."""

    def number(each: Budget) -> int:
        return programme.challenges[each.challenge].number if each.challenge else 0

    def amounts(*summed: Budget) -> Iterator[str]:
        for name in ("available", "spent", "committed", "left"):
            yield say_euros(sum(getattr(each, name) for each in summed))

    for each in sorted(budgets, key=number):
        own = programme.challenges[each.challenge].name if each.challenge else "Programma algemeen"
        yield own, *amounts(each)
    if len(budgets) > 1:
        yield "Totaal", *amounts(*budgets)
