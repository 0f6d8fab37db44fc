"""Pictograms out of one sprite: Phosphor duotone, MIT (docs/decisions/0006)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markupsafe import Markup

SPRITE = "pictograms.svg"
_SVG = Markup('<svg class="{}" aria-hidden="true" width="32" height="32"><use href="{}#{}"/></svg>')


def make_icon(sprite: str) -> Callable[..., Markup]:
    """A template function: `icon("wallet")` draws it beside words that say the same."""

    @cache
    def icon(name: str, css_class: str = "icon") -> Markup:
        return _SVG.format(css_class, sprite, name)

    return icon
