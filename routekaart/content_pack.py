"""Reading content files: typed entries out of TOML, and every problem with its file and line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """Something wrong in a content file, in words for the person who wrote it. `line` counts from 1."""

    file: Path
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"
