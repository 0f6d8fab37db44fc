"""The concepts, read from `content/concepts/*.toml`: one table each, in any number of files."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from routekaart.concepts.concept import Concept
from routekaart.content_pack.fitting import fit
from routekaart.content_pack.problems import Problem, Spot
from routekaart.content_pack.slugs import check_slug
from routekaart.content_pack.toml_files import TomlFile, read_toml


class ConceptFiles(NamedTuple):
    """What could be read, where each key stands, and what could not be read. All by key."""

    concepts: dict[str, Concept]
    spots: dict[str, Spot]
    problems: list[Problem]


def read_concepts(folder: Path) -> ConceptFiles:
    """Read every file in `folder`; without that folder there are no concepts.

    Whether they lead to what is there is told by `concepts.checks`.
    """
    files = ConceptFiles({}, {}, [])
    for path in sorted(folder.glob("*.toml")):
        _read(read_toml(path), files)
    return files


def _read(file: TomlFile, files: ConceptFiles) -> None:
    files.problems.extend(file.problems)
    for key, table in file.table.items():
        spot = file.spot / key
        files.problems.extend(check_slug(key, spot))
        concept = fit(table, Concept, spot, files.problems)
        if (first := files.spots.get(key)) is not None:
            says = f"[{key}] staat ook al in {first.file.name} op regel {first.line}."
            files.problems.append(spot.problem(says))
            continue
        files.spots[key] = spot
        if concept is not None:
            files.concepts[key] = concept
