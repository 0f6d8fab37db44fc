"""Concepts that officers wrote, back in the content files; whatever else stands there stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from routekaart.content_pack.written import Written

NEW = "programma.toml"
"""The file of concepts that are in no other."""

_HEADER = re.compile(r"\[\s*\"?([A-Za-z0-9-]+)\"?\s*[\].]")
_NOUN = "concept."


def write_concepts(folder: Path, written: Written) -> None:
    """Put each concept in the place it has. A file in which nothing was written keeps its bytes."""
    wanted = {
        name.removeprefix(_NOUN): table for name, table in written.items() if name.startswith(_NOUN)
    }
    for file in sorted(folder.glob("*.toml")):
        text = file.read_bytes().decode("utf-8")
        blocks = [_put_in(key, block, wanted) for key, block in _split(text)]
        if (became := "".join(blocks)) != text:
            file.write_text(became, encoding="utf-8", newline="\n")
    new = [_say(key, table) for key, table in sorted(wanted.items()) if table is not None]
    if new:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / NEW
        before = [file.read_text(encoding="utf-8")] if file.exists() else []
        file.write_text("\n".join([*before, *new]), encoding="utf-8", newline="\n")


def _split(text: str) -> list[tuple[str, str]]:
    """The file in blocks by key, as they stand there; what comes before the first has none."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines(keepends=True):
        header = _HEADER.match(line)
        if header is not None and header[1] != blocks[-1][0]:
            blocks.append((header[1], []))
        blocks[-1][1].append(line)
    return [(key, "".join(lines)) for key, lines in blocks]


def _put_in(key: str, block: str, wanted: dict[str, Any]) -> str:
    """The block, or what was written in its place, which is then done. Remarks that follow it are
    of the next one."""
    if key not in wanted:
        return block
    table = wanted.pop(key)
    lines = block.splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    rest = block[len("".join(lines)) :]
    return (_say(key, table) + rest) if table is not None else rest.lstrip("\n")


def _say(key: str, table: Mapping[str, Any]) -> str:
    fields = {name: value for name, value in table.items() if name != "words"}
    lines = [f"[{key}]", *(_line(name, value) for name, value in fields.items())]
    words = [_line(locale, each) for locale, each in table.get("words", {}).items()]
    return "\n".join([*lines, "", f"[{key}.words]", *words, ""])


def _line(name: str, value: Any) -> str:
    """On one line, however long: so that one line of a file is one language."""
    if isinstance(value, list | tuple):
        return f"{name} = [{', '.join(_line('', each)[3:] for each in value)}]"
    said = tomli_w.dumps({"it": value}).strip().removeprefix("it = ")
    return f"{name} = {said}"
