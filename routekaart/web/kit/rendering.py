"""Templates in the page's language: an environment for each, all running the same code."""

from __future__ import annotations

from collections import ChainMap
from types import CodeType
from typing import Any, ClassVar, cast

from flask import Flask, current_app, g
from flask.templating import Environment
from jinja2 import BytecodeCache, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from routekaart.language.locales import LOCALES
from routekaart.web.kit.beside import find_beside, lay_out, say
from routekaart.web.kit.shell import describe_shell
from routekaart.web.kit.wording import choose_wording
from routekaart.web.kit.words import Words

_ENVIRONMENTS = "routekaart.environments"


class SharedCode(BytecodeCache):
    """Compiled templates in memory: once in a process, instead of once for each language."""

    _kept: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


def install_rendering(app: Flask, functions: dict[str, Any]) -> None:
    """Make an environment for every language. `functions` are for all templates."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.bytecode_cache = SharedCode()
    app.jinja_env.globals.update(functions, _=say, find_beside=find_beside)
    app.extensions[_ENVIRONMENTS] = {code: _make_environment(app, code) for code in LOCALES}


def _make_environment(app: Flask, locale: str) -> Environment:
    environment = app.jinja_env.overlay()
    environment.filters = {**app.jinja_env.filters, **Words(locale).filters}
    of_the_language: dict[str, Any] = {
        "locale": locale,
        "dir": LOCALES[locale].direction,
        "base": f"/{locale}",  # every link to a page in the same language begins so
    }
    # Chained, because the audiences add functions of their own later.
    environment.globals = cast(Any, ChainMap(of_the_language, app.jinja_env.globals))
    return environment


def render_page(template: str, **values: Any) -> str:
    """The template in the page's language."""
    environment = current_app.extensions[_ENVIRONMENTS][g.locale]
    page = str(environment.get_template(template).render({**describe_shell(), **values}))
    beside = find_beside()
    return lay_out(page, beside) if beside else page


def render_macro(template: str, macro: str, *arguments: Any) -> Markup:
    """A piece of a page by itself."""
    environment = current_app.extensions[_ENVIRONMENTS][g.locale]
    module = environment.get_template(template).module
    return Markup(getattr(module, macro)(*arguments))  # noqa: S704 - a macro escapes what it is given


def render_macro_in(locale: str, template: str, macro: str, *arguments: Any) -> Markup:
    """A piece of a page as it reads in a language that is not the page's own."""
    spoken = g.locale
    choose_wording(locale)
    try:
        return render_macro(template, macro, *arguments)
    finally:
        choose_wording(spoken)
