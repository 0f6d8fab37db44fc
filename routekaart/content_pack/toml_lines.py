"""On which line every key of a TOML document stands, which `tomllib` does not tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

from routekaart.content_pack.problems import KeyPath

_BASIC = r'"(?:[^"\\\n]|\\.)*+"'
_LITERAL = r"'[^'\n]*'"
_KEY = re.compile(rf"{_BASIC}|{_LITERAL}|[A-Za-z0-9_-]+")
# A multi-line string may end in two quotes of its own, so in up to five.
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    rf"|{_BASIC}|{_LITERAL}",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*+")


class Lines(Mapping[KeyPath, int]):
    """What `find_lines` gives, found when the first is asked for: to publish takes none."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _found(self) -> dict[KeyPath, int]:
        return find_lines(self._text)

    def __getitem__(self, path: KeyPath) -> int:
        return self._found[path]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def find_lines(text: str) -> dict[KeyPath, int]:
    """The line of every table, key and list item of `text`, which `tomllib` must have accepted."""
    return _Scanner(text).scan()


class _Scanner:
    """Walks over a valid document; only positions matter, values are skipped."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.breaks = [match.start() for match in re.finditer("\n", text)]
        self.lines: dict[KeyPath, int] = {}
        self.lengths: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        while self._next():
            if self._next() == "[":
                table = self._read_header()
            else:
                self._read_pair(table)
        return self.lines

    @property
    def line(self) -> int:
        return bisect_left(self.breaks, self.at) + 1

    def _next(self) -> str:
        """Skip blanks and comments; the character there, or nothing at the end."""
        match = _GAP.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError(f"not a valid TOML document at line {self.line}")
        self.at = match.end()
        return match.group()

    def _read_key(self) -> list[str]:
        parts: list[str] = []
        while not parts or self._next() == ".":
            self.at += bool(parts)
            self._next()
            parts.append(_decode(self._take(_KEY)))
        return parts

    def _read_header(self) -> KeyPath:
        repeated = self.text.startswith("[[", self.at)
        line = self.line
        self.at += 1 + repeated
        *parents, name = self._read_key()
        self._next()
        self.at += 1 + repeated
        path: KeyPath = ()
        for parent in parents:
            path = self._note((*path, parent), line)
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        path = (*path, name)
        if not repeated:
            self.lines[path] = line
            return path
        self._note(path, line)
        self.lengths[path] = self.lengths.get(path, 0) + 1
        return self._note((*path, self.lengths[path] - 1), line)

    def _read_pair(self, table: KeyPath) -> None:
        line = self.line
        path = table
        for part in self._read_key():
            path = self._note((*path, part), line)
        self._next()
        self.at += 1
        self._read_value(path)

    def _read_value(self, path: KeyPath) -> None:
        match self._next():
            case "[":
                self._read_items(path, "]")
            case "{":
                self._read_items(path, "}")
            case '"' | "'":
                self._take(_STRING)
            case _:
                self._take(_SCALAR)

    def _read_items(self, path: KeyPath, closing: str) -> None:
        """The items of a list, or the pairs of an inline table."""
        self.at += 1
        count = 0
        while self._next() != closing:
            if closing == "}":
                self._read_pair(path)
            else:
                self._read_value(self._note((*path, count), self.line))
            count += 1
            if self._next() == ",":
                self.at += 1
        self.at += 1

    def _note(self, path: KeyPath, line: int) -> KeyPath:
        self.lines.setdefault(path, line)
        return path


def _decode(key: str) -> str:
    if key.startswith('"'):
        return str(tomllib.loads(f"key = {key}")["key"])
    return key[1:-1] if key.startswith("'") else key
