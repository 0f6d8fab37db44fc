"""The table of addresses of one audience of people with an account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from flask import Blueprint


class Route(NamedTuple):
    """An address, and the view that answers it; the view's name is that of the endpoint."""

    rule: str
    view: Callable[..., Any]
    method: str = "GET"


def add_routes(blueprint: Blueprint, routes: Iterable[Route]) -> None:
    """Let every view answer at its address."""
    for each in routes:
        blueprint.add_url_rule(each.rule, view_func=each.view, methods=[each.method])
