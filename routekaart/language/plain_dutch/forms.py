"""Forms of Dutch words that no rule tells, read from `forms.toml`, which says what each list is."""

from __future__ import annotations

import tomllib
from pathlib import Path

_LISTS: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "forms.toml").read_text(encoding="utf-8")
)


def forms(name: str) -> tuple[str, ...]:
    """The words of one list."""
    return tuple(_LISTS[name].split())
