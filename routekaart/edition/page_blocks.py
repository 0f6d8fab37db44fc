"""The words of a page of plain reading, block by block, each with the line where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token


class Block(NamedTuple):
    """A heading, paragraph or item of a list, without Markdown. `line` counts from 1; where the
    words go on to a next line of the file, they hold a line end.
    """

    words: str
    line: int

    def line_at(self, offset: int) -> int:
        """The line of the file in which the word at this offset stands."""
        return self.line + self.words.count("\n", 0, offset)


def read_blocks(file: Path) -> Iterator[Block]:
    """Every block of a page. Of a file that cannot be read there are none; `read_pages` tells."""
    try:
        markdown = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    from markdown_it import MarkdownIt  # read here: a server that only shows pages needs it not

    for token in MarkdownIt("commonmark", {"html": False}).parse(markdown):
        if token.type == "inline" and token.map:
            yield Block("".join(map(_words_of, token.children or ())), token.map[0] + 1)


def _words_of(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content
