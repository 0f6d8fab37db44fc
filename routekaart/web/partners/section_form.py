"""What the forms of all sections share: how a part of an entry becomes a form, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from wtforms import Form

from routekaart.catalogue.pack import Entry
from routekaart.web.kit.form_tokens import TokenForm


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
