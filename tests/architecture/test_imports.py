"""Who may import whom: the contracts of pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path


def test_rooms_import_only_downwards(root: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_room_has_its_layer(root: Path) -> None:
    """Exhaustive: a new room without a place in the order is refused by the contract itself."""
    settings = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = [each for each in settings["contracts"] if each["type"] == "layers"]
    assert {tuple(each["containers"]) for each in layers} == {("routekaart",), ("routekaart.web",)}
    assert all(each["exhaustive"] for each in layers)
