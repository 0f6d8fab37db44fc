"""A content file in TOML, read whole, with the place of everything in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from routekaart.content_pack.problems import Problem, Spot
from routekaart.content_pack.toml_lines import Lines


class TomlFile(NamedTuple):
    """`table` is empty where the file could not be read; `problems` then says why."""

    table: dict[str, Any]
    spot: Spot
    problems: list[Problem]


def read_toml(file: Path) -> TomlFile:
    """Read one file. A missing file, bad bytes and a slip in TOML are problems, not errors."""
    try:
        # Notepad begins a file with a mark that TOML does not know.
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        return TomlFile(tomllib.loads(text), Spot(file, Lines(text)), [])
    except OSError:
        return _unread(file, 1, "Dit bestand ontbreekt of kan niet gelezen worden.")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return _unread(
            file, line, "Hier staat een teken dat geen UTF-8 is; bewaar het bestand als UTF-8."
        )
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+)", str(error))
        line = int(where[1]) if where else text.rstrip().count("\n") + 1
        return _unread(
            file, line, f"Vanaf hier is het bestand niet te lezen: {_explain(str(error))}."
        )


def _unread(file: Path, line: int, says: str) -> TomlFile:
    return TomlFile({}, Spot(file), [Problem(file, line, says)])


_SLIPS = {
    "Expected newline": "na de waarde staat nog iets (een tijd is 09:00:00, een datum 2026-03-01)",
    "Illegal character '\\n'": "een tekst is niet gesloten met een aanhalingsteken",
    "Illegal character": "hier staat een teken dat niet mag",
    "Invalid value": 'hier staat geen waarde (tekst staat tussen rechte aanhalingstekens: "…")',
    "Expected '=' after": "na de naam hoort een =",
    "Cannot": "dit staat er al; een naam mag maar één keer voorkomen",
    "Duplicate": "dit staat er al; een naam mag maar één keer voorkomen",
    "Unterminated string": "een tekst is niet gesloten met een aanhalingsteken",
    'Expected "\'"': "een tekst is niet gesloten met een aanhalingsteken",
    "Unclosed array": "een lijst is niet gesloten met ]",
    "Unclosed inline table": "een { is niet gesloten met }",
    "Expected ']": "een kop is niet gesloten met ]",
    "Unescaped": "een \\ in een tekst schrijft u dubbel: \\\\",
    "Invalid statement": "hier hoort een naam, gevolgd door = en een waarde",
}


def _explain(error: str) -> str:
    return next(
        (says for slip, says in _SLIPS.items() if error.startswith(slip)),
        "deze regel is geen geldige TOML",
    )
