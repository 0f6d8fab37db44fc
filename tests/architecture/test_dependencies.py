"""Every dependency has its reason beside it, and is locked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def asked(root: Path) -> list[str]:
    """What pyproject.toml asks for, word for word."""
    project = tomllib.loads((root / "pyproject.toml").read_text())
    groups = [
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    ]
    return [each for group in groups for each in group]


def test_every_dependency_says_why(root: Path, asked: list[str]) -> None:
    lines = (root / "pyproject.toml").read_text().splitlines()
    for each in asked:
        told = [line for line in lines if f'"{each}"' in line]
        assert told, each
        assert [line for line in told if not re.search(r"# \w.{8,}$", line)] == []


def test_every_dependency_is_locked_with_hashes_and_without_addresses(
    root: Path, asked: list[str]
) -> None:
    lock = (root / "requirements.lock").read_text()
    locked = set(re.findall(r"^([a-z0-9.-]+)==\S+ \\\n +--hash=sha256:", lock, re.MULTILINE))
    assert {re.split(r"[\[<>=~!; ]", each)[0].lower() for each in asked} - locked == set()
    assert len(locked) == lock.count("==")
    assert not re.search(r"://|--(extra-)?index|--find-links|^-", lock, re.MULTILINE)
