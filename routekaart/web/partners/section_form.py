"""What the forms of all sections share: how a part of an entry becomes a form, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from wtforms import DateField, Field, Form, StringField, TextAreaField
from wtforms.validators import Length, Optional, ValidationError

from routekaart.catalogue.pack import Entry
from routekaart.web.kit.form_tokens import TokenForm

LONGEST_LINE, LONGEST_TEXT = 200, 2_000


class Said(ValidationError):  # type: ignore[misc]
    """Why something cannot be kept, in words for who typed it."""


def tidy(typed: str | None) -> str:
    """Without the blanks that stand around it, and with line ends of one character."""
    return (typed or "").replace("\r\n", "\n").strip()


def line(label: str, hint: str = "", most: int = LONGEST_LINE) -> Field:
    """A field of one line."""
    return StringField(label, [_at_most(most)], filters=[tidy], description=hint)


def text(label: str, hint: str = "", most: int = LONGEST_TEXT) -> Field:
    """A field of several lines, which residents read: see the hints on plain language."""
    return TextAreaField(label, [_at_most(most)], filters=[tidy], description=hint)


class DayField(DateField):  # type: ignore[misc]
    """A day, or nothing; as browsers send it, or as people here write it."""

    def __init__(self, label: str, hint: str = "", **named: Any) -> None:
        written = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
        super().__init__(label, [Optional()], format=written, description=hint, **named)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([each.strip() for each in valuelist])
        except ValueError:
            raise ValueError("Vul een dag in, zoals 31-12-2026.") from None


def _at_most(most: int) -> Length:
    return Length(max=most, message=f"Maak dit korter: hoogstens {most} tekens.")


class Row(Form):  # type: ignore[misc]
    """One of several, such as a telephone number. Part of a form with a token."""


class SectionForm(TokenForm):
    """One section of an entry.

    `plain` names the fields of the entry that are one field of the form, of the same name.
    """

    plain: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def data_of(cls, entry: Any) -> dict[str, Any]:
        """What the form shows of this entry."""
        return {name: getattr(entry, name) for name in cls.plain}

    def values(self, entry: Any) -> dict[str, Any]:
        """What the form says, as fields of an entry; `entry` is what it was."""
        return {name: self[name].data or _empty(entry, name) for name in self.plain}


def _empty(entry: Entry, name: str) -> Any:
    """Nothing, in the way of that field."""
    return () if isinstance(getattr(entry, name), tuple) else None


def in_order(chosen: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
    """What was chosen, in the order it had; what is new goes last."""
    wanted = list(chosen)
    kept = [each for each in before if each in wanted]
    return (*kept, *(each for each in wanted if each not in kept))
