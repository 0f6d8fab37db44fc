"""Writing back into `content/routemap/*.toml` what officers wrote over it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli_w

from routekaart.content_pack.problems import KeyPath
from routekaart.content_pack.toml_files import TomlFile
from routekaart.content_pack.toml_lines import find_lines
from routekaart.content_pack.written import Written
from routekaart.routemap.written_over import HEAD, entries_of, put_over, split_name

_ORDER = (
    "start",
    "elsewhere",
    "emergency",
    "discreet",
    "key",
    "says",
    "asks",
    "title",
    "explains",
    "pictogram",
    "tone",
    "topics",
    "everything",
    "age",
    "urgent",
    "first",
    "also",
    "safety_net",
    "goes_to",
)
"""In which people write the fields."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def write_back(files: Sequence[TomlFile], written: Written) -> dict[Path, bytes]:
    """The new content of every file in which something is different; of the others, nothing.

    In a file, only the entries that differ are written anew, each in its place, with the comments
    around it as they were. What is new comes last.
    """
    return {
        before.spot.file: _rewrite(before, after.table).encode()
        for before, after in zip(files, put_over(files, written), strict=True)
        if before.table != after.table
    }


def _rewrite(before: TomlFile, after: dict[str, Any]) -> str:
    text = before.spot.file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    was, wanted = entries_of([before]), entries_of([before._replace(table=after)])
    try:
        for name, table in was.items():
            if table != wanted.get(name):
                text = _put(text, name, wanted.get(name))
        for name, table in wanted.items():
            if name not in was:
                text = f"{text.rstrip()}\n\n{_table(name, table)}"
        is_kept = tomllib.loads(text) == _plain(after)
    except (LookupError, ValueError):
        is_kept = False
    # An entry may not stand in one piece. What it says counts for more than its layout.
    return text if is_kept else tomli_w.dumps(_plain(after))


def _put(text: str, name: str, table: Any) -> str:
    """The text with this entry in place of the one of that name, or without it."""
    lines = text.split("\n")
    first, end = _extent(text, split_name(name))
    while end > first and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1  # what stands above the next entry is about that one
    if table is not None:
        return "\n".join([*lines[:first], *_table(name, table).split("\n")[:-1], *lines[end:]])
    while end < len(lines) - 1 and not lines[end].strip():
        end += 1
    return "\n".join([*lines[:first], *lines[end:]])


def _extent(text: str, entry: tuple[str, str]) -> tuple[int, int]:
    """The lines of an entry, from 0, and where the next one begins."""
    own = (entry[0],) if entry[0] == HEAD else entry
    lines = find_lines(text)
    first = lines[own]
    others = [line for path, line in lines.items() if not _is_part(path, own) and line > first]
    end = min(others) if others else text.count("\n") + 2
    return first - 1, end - 1


def _is_part(path: KeyPath, own: KeyPath) -> bool:
    return path[: len(own)] == own


def _table(name: str, table: Mapping[str, Any]) -> str:
    """An entry as people write it: its fields, and each answer under a heading of its own."""
    noun, key = split_name(name)
    head = f"{noun}.{_name(key)}" if key else noun
    plain = {field: each for field, each in table.items() if not _is_rows(each)}
    parts = ["\n".join([f"[{head}]", *_pairs(plain)])]
    for field, rows in table.items():
        if _is_rows(rows):
            parts += ["\n".join([f"[[{head}.{_name(field)}]]", *_pairs(row)]) for row in rows]
    return "\n\n".join(parts) + "\n"


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _pairs(table: Mapping[str, Any]) -> Iterator[str]:
    fields = sorted(table, key=lambda each: _ORDER.index(each) if each in _ORDER else len(_ORDER))
    return (f"{_name(field)} = {_value(table[field])}" for field in fields)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_pairs(value)) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def _name(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)


def _plain(table: Mapping[str, Any]) -> dict[str, Any]:
    """Without nouns of which nothing is left, which TOML has no need of."""
    return {noun: each for noun, each in table.items() if each != {}}
