"""Fields that people type in, as every desk has them: a line, a text, a day, a row of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from wtforms import DateField, Field, Form, FormField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from routekaart.language.locales import LOCALES, Locale

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


def in_every_language(make_field: Callable[[Locale], Field]) -> Field:
    """A field for each language of the site, by its code; their data is by code too."""
    fields = {code: make_field(each) for code, each in LOCALES.items()}
    return FormField(type("InEveryLanguage", (Form,), fields))


class DayField(DateField):  # type: ignore[misc]
    """A day, or nothing; as browsers send it, or as people here write it."""

    def __init__(self, label: str, hint: str = "", is_needed: bool = False, **named: Any) -> None:
        written = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
        asked = InputRequired("Kies een dag.") if is_needed else Optional()
        super().__init__(label, [asked], format=written, description=hint, **named)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([each.strip() for each in valuelist])
        except ValueError:
            raise ValueError("Vul een dag in, zoals 31-12-2026.") from None


def _at_most(most: int) -> Length:
    return Length(max=most, message=f"Maak dit korter: hoogstens {most} tekens.")


class Row(Form):  # type: ignore[misc]
    """One of several, such as a telephone number. Part of a form with a token."""


def in_order(chosen: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
    """What was chosen, in the order it had; what is new goes last."""
    wanted = list(chosen)
    kept = [each for each in before if each in wanted]
    return (*kept, *(each for each in wanted if each not in kept))
