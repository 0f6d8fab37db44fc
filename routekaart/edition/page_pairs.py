"""A page of plain reading in pieces: its title, headings, paragraphs and lists.

A translation stands beside its Dutch piece by piece, as long as both have the same pieces.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_HEADING = re.compile(r"#{1,6} ")
_TARGET = re.compile(r"\]\(([^)]*)\)")


class Piece(NamedTuple):
    """`line` counts from 1; `mark` is what makes a heading one, such as "## "."""

    line: int
    kind: Literal["heading", "list", "paragraph", "page"]
    mark: str
    words: str


class Pair(NamedTuple):
    """A piece in Dutch, and the same in a translation."""

    dutch: Piece
    translation: Piece


def split_pieces(markdown: str) -> list[Piece]:
    """The pieces of a page, in order. White lines stand between them."""
    pieces, lines = [], []
    for number, line in enumerate([*markdown.splitlines(), ""], start=1):
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            pieces.append(_piece(number - len(lines), "\n".join(lines)))
            lines = []
    return pieces


def pair_pieces(dutch: str, translation: str) -> list[Pair]:
    """Both pages piece by piece; as one piece each where they differ in form."""
    both = split_pieces(dutch), split_pieces(translation)
    if _form(both[0]) != _form(both[1]):
        return [Pair(_whole(dutch), _whole(translation))]
    return [Pair(*pair) for pair in zip(*both, strict=True)]


def put_in(translation: str, better: dict[Piece, str]) -> str:
    """The page with other words in these pieces of its own."""
    if any(piece.kind == "page" for piece in better):
        return "".join(f"{words.strip()}\n" for words in better.values())
    pieces = split_pieces(translation)
    return "\n\n".join(each.mark + better.get(each, each.words) for each in pieces) + "\n"


def find_slip(pair: Pair, better: str) -> str | None:
    """Why `better` cannot stand in the place of the translation, or None."""
    now, then = pair.translation, split_pieces(pair.translation.mark + better)
    if now.kind != "page" and _form(then) != _form([now]):
        if now.kind == "list":
            return "Begin elke regel van deze lijst met '- ', en houd alle regels."
        return "Dit moet één stuk tekst blijven, zonder kop of lijst."
    if now.kind == "page" and _form(then)[:1] != [("heading", "# ", 1)]:
        return "De eerste regel moet de titel blijven, met '# ' ervoor."
    if sorted(_TARGET.findall(better)) != sorted(_TARGET.findall(pair.dutch.words)):
        return "De adressen tussen haakjes moeten dezelfde blijven."
    return None


def _piece(line: int, text: str) -> Piece:
    if (heading := _HEADING.match(text)) is not None and "\n" not in text:
        return Piece(line, "heading", heading[0], text[heading.end() :])
    kind: Literal["list", "paragraph"] = "list" if text.startswith("- ") else "paragraph"
    return Piece(line, kind, "", text)


def _whole(markdown: str) -> Piece:
    return Piece(1, "page", "", markdown.strip())


def _form(pieces: list[Piece]) -> list[tuple[str, str, int]]:
    """What two pages must have alike: of a list also its number of lines."""
    return [
        (each.kind, each.mark, each.words.count("\n- ") + 1 if each.kind == "list" else 1)
        for each in pieces
    ]
