"""The tables of addresses: how a rule is kept, and that of people with an account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from flask import Blueprint
from werkzeug.routing import Rule


class PatientRule(Rule):
    """A rule that learns to write its addresses when the first one is asked for.

    Werkzeug compiles two functions for each of our hundreds of rules, which is a sixth of a start;
    a process needs few of them.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled: list[Callable[..., tuple[str, str]]] = []

        def build(rule: Rule, **values: Any) -> tuple[str, str]:
            if not compiled:
                compiled.append(super(PatientRule, self)._compile_builder(append_unknown))
            return compiled[0](rule, **values)

        return build


class Route(NamedTuple):
    """An address, and the view that answers it; the view's name is that of the endpoint."""

    rule: str
    view: Callable[..., Any]
    method: str = "GET"


def add_routes(blueprint: Blueprint, routes: Iterable[Route]) -> None:
    """Let every view answer at its address."""
    for each in routes:
        blueprint.add_url_rule(each.rule, view_func=each.view, methods=[each.method])
