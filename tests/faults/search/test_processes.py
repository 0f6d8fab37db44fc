"""Processes that die while they make an index, and processes that want one at the same moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import routekaart
from routekaart.search.index_folder import name_of
from tests.faults.search.conftest import finds

BUILDER = Path(__file__).with_name("builder.py")
PROJECT = Path(routekaart.__file__).parents[1]


def start(folder: Path, point: str = "never"):
    return subprocess.Popen(
        [sys.executable, BUILDER, folder, point],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("point", ["documents", "commit", "seal", "rename"])
def test_a_process_killed_while_it_makes_an_index_leaves_nothing_that_counts(
    point, folder, current, open_search
):
    with start(folder, point) as process:
        process.communicate("go\n", timeout=180)
    assert process.returncode == -signal.SIGKILL
    name = name_of(current.published)
    assert not (folder / name).exists()
    assert any(each.name.startswith(".half-") for each in folder.iterdir())
    search = open_search()
    assert search.look()
    assert finds(search, current.published)
    assert {each.name for each in folder.iterdir()} == {"lock", name}


def test_one_of_several_processes_makes_the_index_and_all_open_it(folder, current):
    processes = [start(folder) for _ in range(3)]
    for each in processes:
        assert each.stdout.readline() == "ready\n"
    for each in processes:
        each.stdin.write("go\n")
        each.stdin.flush()
    said = []
    for each in processes:
        with each:
            said.append(each.communicate(timeout=180)[0].strip())
        assert each.returncode == 0
    assert sorted(said) == ["made", "opened", "opened"]
    assert {each.name for each in folder.iterdir()} == {"lock", name_of(current.published)}
