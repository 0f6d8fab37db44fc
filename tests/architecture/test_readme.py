"""README.md says what the code says: rooms, words, settings, commands."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

from routekaart.language.locales import LOCALES
from routekaart.settings import PREFIX, Settings


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text()


@pytest.fixture(scope="module")
def classes(root: Path, python_files: list[Path]) -> set[str]:
    """Every class of the application, by name."""
    return {
        node.name
        for each in python_files
        if each.parts[0] == "routekaart"
        for node in ast.walk(ast.parse((root / each).read_text()))
        if isinstance(node, ast.ClassDef)
    }


def section(readme: str, title: str) -> str:
    return readme.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def first_column(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


def test_every_setting_is_told_as_it_is(readme: str) -> None:
    told = [line for line in section(readme, "Settings").splitlines() if line.startswith("| `")]
    assert told == [
        f"| `{PREFIX}{each.name.upper()}` | {shown(each.default)} | {each.metadata['reason']} |"
        for each in fields(Settings)
    ]


def shown(default: object) -> str:
    if isinstance(default, tuple):
        default = ",".join(default)
    if isinstance(default, bool):
        default = str(default).lower()
    return f"`{default}`" if str(default) else "empty"


def test_every_room_is_on_the_map(readme: str, root: Path, python_files: list[Path]) -> None:
    rooms = {
        each.relative_to("routekaart").parts[0].removesuffix(".py")
        for each in python_files
        if each.parts[0] == "routekaart" and each.parts[1] != "__init__.py"
    }
    assert set(first_column(section(readme, "The map of rooms"))) == rooms


def test_every_word_is_used_in_the_code(readme: str, classes: set[str]) -> None:
    words = code_words(section(readme, "Words").split("\n### ")[0])
    assert words
    assert words - classes == set()


def code_words(text: str) -> set[str]:
    """The names of classes in the second column of a table."""
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| ")]
    return {word for row in rows for word in re.findall(r"`([A-Z]\w+)`", row[2])}


def test_every_make_target_is_told(readme: str, root: Path) -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (root / "Makefile").read_text(), re.MULTILINE)
    assert {"run", "test", "check", "bench"} <= set(targets)
    assert [each for each in targets if f"make {each}" not in readme] == []


def test_the_languages_are_told_to_whoever_looks_for_software(root: Path) -> None:
    told = re.search(r"availableLanguages:\n((?: +- .+\n)+)", (root / "publiccode.yml").read_text())
    assert told is not None
    assert re.findall(r"- (.+)", told[1]) == [*LOCALES]


def test_the_version_is_the_same_everywhere(root: Path) -> None:
    version = re.search(r'^version = "(.+)"', (root / "pyproject.toml").read_text(), re.MULTILINE)
    assert version is not None
    assert f'softwareVersion: "{version[1]}"' in (root / "publiccode.yml").read_text()
    assert version[1] in (root / "CHANGELOG.md").read_text()
