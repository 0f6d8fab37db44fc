"""The question to who changes the Dutch of a text and leaves its translations as they are."""

from __future__ import annotations

from collections.abc import Mapping

from routekaart.language.locales import LOCALES, SOURCE


def ask_about_translations(before: Mapping[str, str], now: Mapping[str, str]) -> str | None:
    """Whether they still hold, by name; None where there is nothing to ask. Texts by locale."""
    if now.get(SOURCE) == before.get(SOURCE):
        return None
    same = [
        each.name
        for code, each in LOCALES.items()
        if code != SOURCE and now.get(code) and now[code] == before.get(code)
    ]
    return f"Het Nederlands is anders. Kloppen deze nog: {', '.join(same)}?" if same else None
