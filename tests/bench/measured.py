"""What was measured, beside its budget, in one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Measured(NamedTuple):
    """A row: `budget` is empty and `holds` None where the design promises nothing."""

    what: str
    value: str
    budget: str = ""
    holds: bool | None = None


def table(rows: Sequence[Measured]) -> str:
    """Columns: what, measured, budget, holds."""
    cells = [("what", "measured", "budget", "holds"), *map(_cells, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(4)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in cells
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def _cells(row: Measured) -> tuple[str, str, str, str]:
    holds = {None: "", True: "yes", False: "NO"}[row.holds]
    return row.what, row.value, row.budget, holds


def at_most(what: str, value: float, budget: float, unit: str) -> Measured:
    return Measured(what, f"{value:,.1f} {unit}", f"≤ {budget:g} {unit}", value <= budget)


def at_least(what: str, value: float, budget: float, unit: str) -> Measured:
    return Measured(what, f"{value:,.2f} {unit}", f"≥ {budget:g} {unit}", value >= budget)
