"""No file and no function grows beyond what one can read at a sitting. There are no exceptions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def test_files_are_short(root: Path, python_files: list[Path]) -> None:
    lengths = {each: len((root / each).read_text().splitlines()) for each in python_files}
    assert lengths
    assert {each: length for each, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short(root: Path, python_files: list[Path]) -> None:
    long = [
        f"{each}:{function.lineno} {function.name}: {length} lines"
        for each in python_files
        for function, length in functions(root / each)
        if length > LONGEST_FUNCTION
    ]
    assert long == []


def functions(file: Path) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """Every function of a file with its lines, from its first decorator to its last statement."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            yield node, (node.end_lineno or first) - first + 1


def test_a_function_counts_from_its_decorator_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "sample.py"
    file.write_text(
        "@decorated\ndef outer():\n    def inner():\n        return 1\n    return inner\n"
    )
    assert {function.name: length for function, length in functions(file)} == {
        "outer": 5,
        "inner": 2,
    }
