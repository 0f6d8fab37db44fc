"""A form for any part of the programme, made from what its entries are: see `programme.entries`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields
from wtforms import BooleanField, Field, FormField, HiddenField, SelectField, SelectMultipleField
from wtforms.validators import Length, StopValidation

from routekaart.catalogue.pack import Entry
from routekaart.programme.entries import Measurement
from routekaart.programme.programme import KINDS
from routekaart.web.kit.form_fields import LONGEST_TEXT, DayField, Row, in_order
from routekaart.web.kit.form_tokens import TokenForm
from routekaart.web.office.parts.fields import (
    LinesField,
    NumberField,
    RowsField,
    WordsField,
    read_euros,
    read_number,
    read_year,
)
from routekaart.web.office.parts.words import SAY_CHOICE, Asked, ask, is_prose

Choices = Mapping[str, Mapping[str, str]]
"""By field that names other entries: what there is to choose, by key."""

ELSEWHERE = ("intros",)
"""Fields with a page of their own."""


class PartForm(TokenForm):
    """The fields of one entry. `was` has a digest of each, as the page showed it."""

    was = HiddenField()


class PartRow(Row):
    """A row of an entry, such as a target. One that was left empty is none."""

    gone: Field

    def validate(self, *args: Any, **named: Any) -> bool:
        return not is_filled(self) or bool(super().validate(*args, **named))


class Shape(NamedTuple):
    """What a field of an entry holds: of which type, whether it may be nothing, whether many."""

    type: Any
    is_optional: bool
    is_many: bool


def form_of(kind: str, choices: Choices) -> type[PartForm]:
    """The form of one kind of entry, such as `action`."""
    return type(f"{kind.capitalize()}Form", (PartForm,), dict(_fields_of(KINDS[kind], choices)))


def read_form(form: Any, kind: type[Entry]) -> dict[str, Any]:
    """What was typed, as fields of this entry. The form is valid."""
    return {
        each.name: _read(form[each.name], _shape(each))
        for each in fields(kind)
        if each.name not in ELSEWHERE
    }


def is_filled(row: Any) -> bool:
    """Whether anything was typed in a row that is to stay: what stands chosen was not typed."""
    return not row.gone.data and any(map(_is_typed, row))


def _is_typed(field: Any) -> bool:
    if isinstance(field, FormField):
        return is_filled(field.form)
    if isinstance(field, RowsField):
        return any(is_filled(each.form) for each in field)
    is_chosen = isinstance(field, BooleanField | SelectField)
    return not is_chosen and any(str(each).strip() for each in field.raw_data or ())


def _fields_of(kind: type[Entry], choices: Choices) -> Iterator[tuple[str, Field]]:
    for each in fields(kind):
        if each.name not in ELSEWHERE:
            yield each.name, _field(kind.__name__, each, choices)


def _field(kind: str, info: FieldInfo, choices: Choices) -> Field:
    shape, asked = _shape(info), ask(kind, info.name)
    if _is_entry(shape.type):
        return _rows(shape, asked, choices)
    if shape.type is date:
        return DayField(asked.label, asked.hint, is_needed=info.required)
    named: dict[str, Any] = {
        "label": asked.label,
        "description": asked.hint,
        "default": "programme" if info.name == "source" else _default(info),
        "validators": [_need] if info.required else [],
    }
    if info.name in choices:
        return _choice(shape, choices[info.name], asked, named)
    if get_origin(shape.type) is Literal:
        says = {str(each): SAY_CHOICE[each] for each in get_args(shape.type)}
        return _choice(shape, says, asked, named)
    if shape.type is str and not shape.is_many:
        longest = Length(max=LONGEST_TEXT, message=f"Hoogstens {LONGEST_TEXT} tekens.")
        named["validators"].append(longest)
        return WordsField(is_prose=is_prose(kind, info.name), **named)
    return _plain(shape, info.name)(**named)


def _plain(shape: Shape, name: str) -> Any:
    """The field for a value that speaks for itself."""
    if shape.is_many:
        return LinesField
    if shape.type is bool:
        return BooleanField
    if shape.type is float:
        return partial(NumberField, read=read_number)
    return partial(NumberField, read=read_year if name.endswith("year") else read_euros)


def _choice(shape: Shape, says: Mapping[str, str], asked: Asked, named: dict[str, Any]) -> Field:
    if shape.is_many:
        return SelectMultipleField(choices=dict(says), **named)
    first = {"": asked.nothing} if shape.is_optional else {"": "Kies"}
    return SelectField(choices={**first, **says}, **named)


def _rows(shape: Shape, asked: Asked, choices: Choices) -> Field:
    kind = shape.type.__name__
    own = dict(_fields_of(shape.type, choices))
    own["gone"] = BooleanField(ask(kind, "gone").label)
    row = type(f"{kind}Row", (PartRow,), own)
    if not shape.is_many:
        return FormField(row, asked.label, description=asked.hint)
    return RowsField(
        FormField(row), asked.label, description=asked.hint, spare=partial(_spare, shape.type)
    )


def _spare(kind: type[Entry], there: Any) -> list[Any]:
    """Empty rows beside those that are there: one, or one for each choice that is still free.
    Measurements come in by a page and a file of their own; here they are only mended."""
    if kind is Measurement:
        return []
    first = fields(kind)[0]
    if get_origin(first.type) is not Literal:
        return [None]
    taken = {getattr(each, first.name) for each in there}
    return [{first.name: each} for each in get_args(first.type) if each not in taken]


def _need(form: Any, field: Any) -> None:
    """Something has to be there; what cannot be read is told already."""
    if field.data in (None, "", (), []):
        says = "Maak een keuze." if isinstance(field, SelectField) else "Vul dit in."
        raise StopValidation(None if field.errors else says)


def _read(field: Any, shape: Shape) -> Any:
    if isinstance(field, RowsField):
        return tuple(_entry(each, shape) for each in field if is_filled(each.form))
    if isinstance(field, FormField):
        return _entry(field, shape) if is_filled(field.form) else None
    if shape.is_many:
        return in_order(field.data or (), field.object_data or ())
    if get_origin(shape.type) is Literal:
        return next((each for each in get_args(shape.type) if str(each) == field.data), None)
    return None if field.data == "" else field.data


def _entry(field: Any, shape: Shape) -> Any:
    return shape.type(**read_form(field.form, shape.type))


def _shape(info: FieldInfo) -> Shape:
    type_, is_optional = info.type, NoneType in get_args(info.type)
    if is_optional:
        type_ = next(each for each in get_args(type_) if each is not NoneType)
    is_many = get_origin(type_) is tuple
    return Shape(get_args(type_)[0] if is_many else type_, is_optional, is_many)


def _is_entry(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, Entry)


def _default(info: FieldInfo) -> Any:
    return None if info.default is NODEFAULT else info.default
