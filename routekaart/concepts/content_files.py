"""The concepts, read from `content/concepts/*.toml`: one table each, in any number of files."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from msgspec import ValidationError, convert

from routekaart.concepts.concept import Concept
from routekaart.content_pack.fitting import fit
from routekaart.content_pack.problems import Problem, Spot
from routekaart.content_pack.slugs import check_slug
from routekaart.content_pack.toml_files import TomlFile, read_toml
from routekaart.content_pack.written import Written, tables_of


class ConceptFiles(NamedTuple):
    """What could be read, where each key stands, and what could not be read. All by key."""

    concepts: dict[str, Concept]
    spots: dict[str, Spot]
    problems: list[Problem]


def read_concepts(folder: Path) -> ConceptFiles:
    """Read every file in `folder`; without that folder there are no concepts.

    Whether they lead to what is there is told by `concepts.checks`.
    """
    return compose(read_concept_files(folder))


def read_concept_files(folder: Path) -> tuple[TomlFile, ...]:
    """The files as they are, for `compose`."""
    return tuple(map(read_toml, sorted(folder.glob("*.toml"))))


def compose(files: Iterable[TomlFile], written: Written = MappingProxyType({})) -> ConceptFiles:
    """The concepts of these files, with what officers wrote in place of what stands there."""
    concepts = ConceptFiles({}, {}, [])
    for file in files:
        table = {key: each for key, each in file.table.items() if f"concept.{key}" not in written}
        _read(file._replace(table=table), concepts)
    for _, file in tables_of(written, ("concept",)):
        _read(file._replace(table=file.table["concept"]), concepts)
    return concepts


def read_sound(
    files: Iterable[TomlFile], written: Written = MappingProxyType({})
) -> dict[str, Concept]:
    """Only the concepts without a slip, but quickly: `compose` takes its time to name slips."""
    sound: dict[str, Concept] = {}
    tables = {key: table for file in files for key, table in file.table.items()}
    over = {key: file.table["concept"][key] for key, file in tables_of(written, ("concept",))}
    for key, table in (tables | over).items():
        if written.get(f"concept.{key}", table) is not None:
            with suppress(ValidationError):
                sound[key] = convert(table, Concept)
    return sound


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
