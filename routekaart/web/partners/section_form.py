"""What the forms of all sections share: how a part of an entry becomes a form, and back."""

from __future__ import annotations

from typing import Any, ClassVar

from routekaart.catalogue.pack import Entry
from routekaart.web.kit.form_tokens import TokenForm


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
