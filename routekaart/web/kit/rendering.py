"""Templates, compiled once per language with all that is already sure in it: its words, its
direction, its pictograms. What is left to do for a page is what the page alone knows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from flask import Flask, current_app, g
from flask.templating import Environment
from jinja2 import StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from routekaart.language.locales import LOCALES
from routekaart.web.kit.shell import describe_shell
from routekaart.web.kit.wording import gettext, wording_of
from routekaart.web.kit.words import Words

Fold = Callable[..., str]

_ENVIRONMENTS = "routekaart.environments"


class PageEnvironment(Environment):
    """One per language. `folds` with nothing but constants, and `sure` names, are compiled in."""

    folds: dict[str, Fold] = {}  # noqa: RUF012 - each language's own is put over it
    sure: dict[str, str] = {}  # noqa: RUF012

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        folded = _Folding(self).visit(source)
        return super()._generate(folded, name, filename, defer_init)


class _Folding(NodeTransformer):
    def __init__(self, environment: PageEnvironment) -> None:
        self.folds, self.sure = environment.folds, environment.sure

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja's name for it
        self.generic_visit(node)
        fold = self.folds.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        constant = all(isinstance(each, nodes.Const) for each in node.args)
        if fold is None or not constant or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        said = fold(*(each.value for each in node.args if isinstance(each, nodes.Const)))
        words = nodes.Const(str(said), lineno=node.lineno)
        return nodes.MarkSafe(words, lineno=node.lineno) if isinstance(said, Markup) else words

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802
        if node.ctx == "load" and node.name in self.sure:
            return nodes.Const(self.sure[node.name], lineno=node.lineno)
        return node


def install_rendering(app: Flask, folds: dict[str, Fold]) -> None:
    """Make an environment for every language. `folds` are template functions of constants."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(folds, _=gettext)
    app.extensions[_ENVIRONMENTS] = {code: _make_environment(app, code, folds) for code in LOCALES}


def _make_environment(app: Flask, locale: str, folds: dict[str, Fold]) -> PageEnvironment:
    environment = cast(PageEnvironment, app.jinja_env.overlay())
    environment.filters = {**app.jinja_env.filters, **Words(locale).filters}
    environment.folds = {"_": wording_of(app, locale).gettext, **folds}
    environment.sure = {
        "locale": locale,
        "dir": LOCALES[locale].direction,
        "base": f"/{locale}",  # every link to a page in the same language begins so
    }
    return environment


def render_page(template: str, **values: Any) -> str:
    """The template in the page's language."""
    environment = current_app.extensions[_ENVIRONMENTS][g.locale]
    return str(environment.get_template(template).render({**describe_shell(), **values}))


def render_macro(template: str, macro: str, *arguments: Any) -> Markup:
    """A piece of a page by itself."""
    environment = current_app.extensions[_ENVIRONMENTS][g.locale]
    module = environment.get_template(template).module
    return Markup(getattr(module, macro)(*arguments))  # noqa: S704 - a macro escapes what it is given
