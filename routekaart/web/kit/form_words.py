"""What somebody filled in on a form, in words: for a page that cannot show the form itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from wtforms import BooleanField, FieldList, Form, FormField, HiddenField

from routekaart.web.kit.entry_words import NAMES
from routekaart.web.kit.site import site

_NO_CHOICE = (None, "", "-")
"""The last is all of them, or another than these: no slug looks like it, and it has no name."""


class Filled(NamedTuple):
    """What a field is called, or nothing, and what it was filled in with."""

    label: str
    words: str


def say_form(form: Form) -> list[Filled]:
    """The fields that were filled in, in the order of the form."""
    return [filled for field in form for filled in _say(field)]


def _say(field: Any) -> Iterator[Filled]:
    label = _label(field)
    if isinstance(field, FieldList | FormField):
        for row in field if isinstance(field, FieldList) else [field]:
            if words := _say_row(row):
                yield Filled(label, words)
    elif isinstance(field, BooleanField):
        if field.data:
            yield Filled("", label)
    elif not isinstance(field, HiddenField) and (words := _say_value(field)):
        yield Filled(label, words)


def _say_row(row: Any) -> str:
    """The parts of a row on one line; what stands chosen in an empty one was not filled in."""
    if not isinstance(row, FormField):
        return _say_value(row)
    if all(hasattr(each, "choices") or not each.data for each in row.form):
        return ""
    parts = [filled for each in row.form for filled in _say(each)]
    return ", ".join(f"{each.label.lower()} {each.words}".strip() for each in parts)


def _say_value(field: Any) -> str:
    if not hasattr(field, "choices"):
        return next((str(each).strip() for each in field.raw_data or ()), "")
    chosen = field.data if isinstance(field.data, list | tuple) else [field.data]
    says = dict(field.choices or {})
    return ", ".join(says.get(each) or _name_of(each) for each in chosen if each not in _NO_CHOICE)


def _name_of(key: str) -> str:
    """Of a service, a place or a partner to choose from: those on offer are in the database."""
    edition = site().edition
    kinds: Iterable[Any] = (edition.services, edition.locations, edition.partners)
    return next((str(kind[key].name) for kind in kinds if key in kind), key)


def _label(field: Any) -> str:
    """What a person called it; else a field is called after its place in the code."""
    said = str(field.label.text)
    is_said = said != field.short_name.replace("_", " ").title()
    return said if is_said else NAMES.get(field.short_name, "")
