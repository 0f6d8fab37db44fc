"""The Dutch under each sentence, for the neighbour who helps or the person at the desk.

On a page with `?ook=nl` all words that a visitor reads come as a pair: what is said in the page's
language, and the same in Dutch. Pairs travel through templates as text between marks that nobody
can type, and only the finished page is laid out: the Dutch stands under a sentence, and leaves
attributes and titles alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from flask import g, request
from markupsafe import Markup

from routekaart.language.locales import SOURCE
from routekaart.web.kit.wording import choose_wording, gettext

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
_ANOTHER = re.compile(r' hreflang="| class="alone"')
"""Links to a page in another language, or without Dutch."""

_UNDER = r'\1 <span class="beside" lang="nl" dir="ltr">\2</span>'


def choose_beside() -> None:
    """Whether this request asks for Dutch as well. Comes after the choice of the language."""
    g.beside = g.locale != SOURCE and request.args.get(PARAMETER) == SOURCE


def is_beside() -> bool:
    """Whether this page shows Dutch under its sentences."""
    return bool(g.get("beside"))


def pair(said: str, dutch: str) -> str:
    """Both, as one text. What is the same in both languages is said once."""
    if said == dutch:
        return said
    both = f"{_START}{_first(said)}{_BETWEEN}{_second(dutch)}{_END}"
    return Markup(both) if isinstance(said, Markup) else both  # noqa: S704 - of two Markups


def say(words: str, **values: Any) -> str:
    """Template function: `gettext`, and the Dutch beside it where that is asked for."""
    if not is_beside():
        return gettext(words, **values)
    said = gettext(words, **{name: _first(value) for name, value in values.items()})
    dutch = {name: _second(value) for name, value in values.items()}
    return pair(said, words % dutch if dutch else words)


def in_both(speak: Callable[P, T]) -> Callable[P, T]:
    """Words put together in code, made in both languages where that is asked for."""

    @wraps(speak)
    def speak_twice(*arguments: P.args, **named: P.kwargs) -> T:
        if not is_beside():
            return speak(*arguments, **named)
        with _alone(g.locale):
            said = speak(*arguments, **named)
        with _alone(SOURCE):
            dutch = speak(*arguments, **named)
        return cast(T, _merge(said, dutch))

    return speak_twice


def lay_out(html: str) -> str:
    """The finished page: Dutch under each sentence, and links that keep it so."""
    return "".join(_lay_out_pieces(_TAGS.split(html)))


def _lay_out_pieces(pieces: list[str]) -> Iterator[str]:
    inside = ""
    for piece in pieces:
        if piece.startswith("<"):
            name = piece.strip("</>").partition(" ")[0]
            if name in _PLAIN:
                inside = "" if piece.startswith("</") else name
            tag = _first(piece)
            yield tag if _ANOTHER.search(tag) else _OWN_PAGE.sub(_keep_beside, tag)
        else:
            yield _first(piece) if inside else _PAIR.sub(_UNDER, piece)


def _keep_beside(link: re.Match[str]) -> str:
    return f"{link[1]}?{PARAMETER}={SOURCE}{'&amp;' if link[2] else ''}"


def turn_beside(address: str) -> str:
    """The address of the same page: with Dutch, or without it where it is on."""
    if is_beside():
        return address
    return f"{address}{'&' if '?' in address else '?'}{PARAMETER}={SOURCE}"


@contextmanager
def _alone(locale: str) -> Iterator[None]:
    """In here only `locale` is spoken."""
    spoken = g.locale
    g.beside = False
    choose_wording(locale)
    try:
        yield
    finally:
        choose_wording(spoken)
        g.beside = True


def _merge(said: Any, dutch: Any) -> Any:
    """The same value with every text in it as a pair. Other things are taken as they are."""
    if isinstance(said, str):
        return pair(said, dutch)
    if isinstance(said, list):
        return [_merge(*both) for both in zip(said, dutch, strict=True)]
    if isinstance(said, tuple):
        merged = [_merge(*both) for both in zip(said, dutch, strict=True)]
        return type(said)(*merged) if hasattr(said, "_fields") else tuple(merged)
    return said


def _first(text: Any) -> Any:
    return _PAIR.sub(r"\1", text) if isinstance(text, str) and _START in text else text


def _second(text: Any) -> Any:
    return _PAIR.sub(r"\2", text) if isinstance(text, str) and _START in text else text
