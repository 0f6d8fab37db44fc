"""A second language under each sentence: Dutch for the person at the desk, or another's own.

On a page with `?ook=nl` all words that a visitor reads come as a pair: what is said in the page's
language, and the same in Dutch. Pairs travel through templates as text between marks that nobody
can type, and only the finished page is laid out: the second language stands under a sentence, and
leaves attributes and titles alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from typing import Any, ParamSpec, TypeVar, cast

from flask import g, request
from markupsafe import Markup

from routekaart.language.locales import LOCALES, SOURCE
from routekaart.web.kit.wording import choose_wording, gettext, gettext_in

PARAMETER = "ook"

P = ParamSpec("P")
T = TypeVar("T")

_START, _BETWEEN, _END = "\ue000", "\ue001", "\ue002"
_PAIR = re.compile(f"{_START}([^{_START}]*?){_BETWEEN}([^{_START}]*?){_END}")
_TAGS = re.compile(r"(<(?!/?mark>)[^>]*>)")
"""Where pieces of a page meet. A marked word is within a sentence, and so within a pair."""

_PLAIN = ("title", "option", "textarea", "script")
"""Elements that hold text and nothing else."""

_OWN_PAGE = re.compile(r'^(<a\b[^>]*? href="/[a-z]{2}/[^"#?]*)(\??)')
_ANOTHER = re.compile(r' hreflang="| class="(?:[^"]* )?alone[" ]')
"""Links to a page in another language, or without a second one."""

_UNDER = r'\1 <span class="beside" lang="{0.code}" dir="{0.direction}">\2</span>'


def choose_beside() -> None:
    """Which language this request asks for as well. Comes after the choice of the language."""
    wanted = request.args.get(PARAMETER) if request.query_string else None
    g.beside = wanted if wanted in LOCALES and wanted != g.locale else None


def is_beside() -> bool:
    """Whether this page shows a second language under its sentences."""
    return find_beside() is not None


def find_beside() -> str | None:
    """The second language of this page, if it has one."""
    beside: str | None = g.get("beside")
    return beside


def pair(said: str, other: str) -> str:
    """Both, as one text. What is the same in both languages is said once."""
    if said == other:
        return said
    both = f"{_START}{_first(said)}{_BETWEEN}{_second(other)}{_END}"
    return Markup(both) if isinstance(said, Markup) else both  # noqa: S704 - of two Markups


def say(words: str, **values: Any) -> str:
    """Template function: `gettext`, and the second language beside it where that is asked for."""
    beside = find_beside()
    if beside is None:
        return gettext(words, **values)
    said = gettext(words, **{name: _first(value) for name, value in values.items()})
    other = {name: _second(value) for name, value in values.items()}
    return pair(said, gettext_in(beside, words, **other))


def in_both(speak: Callable[P, T]) -> Callable[P, T]:
    """Words put together in code, made in both languages where that is asked for."""

    @wraps(speak)
    def speak_twice(*arguments: P.args, **named: P.kwargs) -> T:
        beside = find_beside()
        if beside is None:
            return speak(*arguments, **named)
        with in_one_language(g.locale):
            said = speak(*arguments, **named)
        with in_one_language(beside):
            other = speak(*arguments, **named)
        return cast(T, _merge(said, other))

    return speak_twice


def lay_out(html: str, beside: str) -> str:
    """The finished page: the second language under each sentence, and links that keep it so."""
    return "".join(_lay_out_pieces(_TAGS.split(html), beside))


def _lay_out_pieces(pieces: list[str], beside: str) -> Iterator[str]:
    inside, under = "", _UNDER.format(LOCALES[beside])
    for piece in pieces:
        if piece.startswith("<"):
            name = piece.strip("</>").partition(" ")[0]
            if name in _PLAIN:
                inside = "" if piece.startswith("</") else name
            tag = _first(piece)
            yield tag if _ANOTHER.search(tag) else _OWN_PAGE.sub(partial(_keep, beside), tag)
        else:
            yield _first(piece) if inside else _PAIR.sub(under, piece)


def _keep(beside: str, link: re.Match[str]) -> str:
    return f"{link[1]}?{PARAMETER}={beside}{'&amp;' if link[2] else ''}"


def turn_beside(address: str) -> str:
    """The address of the same page: with Dutch, or without a second language where it has one."""
    return address if is_beside() else put_beside(address, SOURCE)


def put_beside(address: str, locale: str) -> str:
    """The address of the same page, with this second language."""
    return f"{address}{'&' if '?' in address else '?'}{PARAMETER}={locale}"


@contextmanager
def in_one_language(locale: str) -> Iterator[None]:
    """In here only `locale` is spoken, and nothing stands beside it."""
    spoken, beside = g.locale, g.beside
    g.beside = None
    choose_wording(locale)
    try:
        yield
    finally:
        choose_wording(spoken)
        g.beside = beside


def _merge(said: Any, other: Any) -> Any:
    """The same value with every text in it as a pair. Other things are taken as they are."""
    if isinstance(said, str):
        return pair(said, other)
    if isinstance(said, list):
        return [_merge(*both) for both in zip(said, other, strict=True)]
    if isinstance(said, tuple):
        merged = [_merge(*both) for both in zip(said, other, strict=True)]
        return type(said)(*merged) if hasattr(said, "_fields") else tuple(merged)
    return said


def _first(text: Any) -> Any:
    return _PAIR.sub(r"\1", text) if isinstance(text, str) and _START in text else text


def _second(text: Any) -> Any:
    return _PAIR.sub(r"\2", text) if isinstance(text, str) and _START in text else text
