"""The fields of a form for any part of the programme: each gives the value that is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wtforms import FieldList, StringField, TextAreaField
from wtforms.utils import unset_value

from routekaart.programme.figures import read_amount, say_number
from routekaart.web.kit.form_fields import Said, tidy


class WordsField(StringField):  # type: ignore[misc]
    """Words, or nothing. `is_prose`: of several lines."""

    def __init__(self, *args: Any, is_prose: bool = False, **named: Any) -> None:
        super().__init__(*args, filters=[lambda typed: tidy(typed) or None], **named)
        self.is_prose = is_prose


class LinesField(TextAreaField):  # type: ignore[misc]
    """Words on lines of their own."""

    def process_formdata(self, valuelist: list[str]) -> None:
        lines = (each.strip() for each in "\n".join(valuelist).splitlines())
        self.data = tuple(filter(None, lines))

    def _value(self) -> str:
        return "\n".join(self.data or ())


class NumberField(StringField):  # type: ignore[misc]
    """A number as people write it, or nothing. What cannot be read stays as it was typed."""

    def __init__(
        self, *args: Any, read: Callable[[str], float] = read_amount, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.read = read
        self.typed = ""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.typed, self.data = "".join(valuelist).strip(), None
        if self.typed:
            self.data = self.read(self.typed)

    def _value(self) -> str:
        if self.raw_data or self.data is None:
            return self.typed
        return say_number(self.data)


def read_number(typed: str) -> float:
    """Raises Said."""
    try:
        return read_amount(typed)
    except ValueError:
        raise Said("Vul alleen een getal in, zoals 13,5.") from None


def read_euros(typed: str) -> int:
    """Whole euros, or another whole number. Raises Said."""
    amount = read_number(typed.removeprefix("€"))
    if not amount.is_integer():
        raise Said("Vul een heel getal in.")
    return int(amount)


def read_year(typed: str) -> int:
    """Raises Said."""
    if not (typed.isascii() and typed.isdecimal() and 1990 <= int(typed) <= 2100):
        raise Said("Vul een jaar in, zoals 2026.")
    return int(typed)


class RowsField(FieldList):  # type: ignore[misc]
    """Rows with room for more: one that was left empty is none. `spare` makes the empty ones of
    those that are there."""

    def __init__(self, *args: Any, spare: Callable[[Any], list[Any]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.spare = spare

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        super().process(formdata, data, extra_filters)
        if not formdata:
            for each in self.spare(self.object_data):
                self._add_entry(None, each)
