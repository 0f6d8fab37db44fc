"""Each row of the security list names the tests that hold it, and they are there."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parents[1]
ROWS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("the_list.toml").read_text())[
    "row"
]


@cache
def names_in(file: str) -> frozenset[str]:
    read = ast.parse((TESTS / file).read_text())
    return frozenset(each.name for each in read.body if isinstance(each, ast.FunctionDef))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["says"])
def test_each_row_is_held_by_tests_that_are_there(row: dict[str, Any]) -> None:
    assert row.keys() <= {"says", "held_by", "except_for"}
    assert row["held_by"]
    named = [each.split("::") for each in row["held_by"]]
    assert [f"{file}::{name}" for file, name in named if name not in names_in(file)] == []


def test_no_row_stands_there_twice() -> None:
    assert len({row["says"] for row in ROWS}) == len(ROWS) >= 26
