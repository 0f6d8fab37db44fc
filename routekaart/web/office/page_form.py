"""A page of plain reading as a form: the Dutch whole, a translation piece by piece beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wtforms import BooleanField, FieldList, HiddenField, TextAreaField

from routekaart.content_pack.problems import Problem
from routekaart.edition.entries import Page
from routekaart.edition.page_pairs import Pair, find_slip
from routekaart.edition.pages import read_page
from routekaart.web.kit.form_fields import tidy
from routekaart.web.kit.form_tokens import TokenForm

LONGEST = 20_000


class PageForm(TokenForm):
    """`was` is the digest of what the form showed. The Dutch is one piece."""

    was = HiddenField()
    pieces = FieldList(TextAreaField(filters=[tidy]))
    agrees = BooleanField()
    read = BooleanField("Iemand die deze taal spreekt, las alles na")

    @property
    def markdown(self) -> str:
        """The whole page."""
        return "\n\n".join(each for each in self.pieces.data if each) + "\n"

    def show_pieces(self, words: Sequence[str]) -> None:
        """Ask for these pieces."""
        while self.pieces.entries:
            self.pieces.pop_entry()
        for each in words:
            self.pieces.append_entry(each)

    def find_page(self, pairs: Sequence[Pair]) -> Page | None:
        """The page as residents get it; None where it is none, said at its pieces. `pairs` are
        what the pieces of a translation stood in."""
        found = read_page(Path("page"), self.markdown)
        if len(self.markdown) > LONGEST:
            self._tell(0, f"Maak dit korter: hoogstens {LONGEST} tekens.")
        elif isinstance(found, Problem):
            self._tell(0, f"Regel {found.line}: {found.says}")
        if len(pairs) == len(self.pieces.entries):
            self._find_slips(pairs)
        is_good = not any(each.errors for each in self.pieces)
        return found if is_good and isinstance(found, Page) else None

    def _find_slips(self, pairs: Sequence[Pair]) -> None:
        """Each piece may only become another wording of the Dutch beside it."""
        for number, (pair, field) in enumerate(zip(pairs, self.pieces, strict=True)):
            mark = pair.translation.mark
            words = field.data if field.data.startswith(mark) else ""
            if slip := find_slip(pair, words.removeprefix(mark)):
                self._tell(number, slip)

    def _tell(self, number: int, says: str) -> None:
        field: Any = self.pieces.entries[number]
        field.errors = [*field.errors, says]
