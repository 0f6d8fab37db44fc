"""The programme, read from `content/programme/*.toml` (their layout: see `programme.entries`)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from routekaart.content_pack.fitting import fit
from routekaart.content_pack.problems import Problem, Spot
from routekaart.content_pack.slugs import check_slug
from routekaart.content_pack.toml_files import read_toml
from routekaart.programme.checks import Known, find_misfits
from routekaart.programme.programme import KINDS, NAMES, Programme


class ProgrammeFiles(NamedTuple):
    """What could be read; whole only without `problems`."""

    programme: Programme
    problems: list[Problem]


def read_programme_files(folder: Path, known: Known) -> ProgrammeFiles:
    """Read every file there is, and check each entry by itself and against the others.

    A folder without a file of some noun has none of it.
    """
    programme, problems, spots = Programme(), list[Problem](), dict[str, Spot]()
    for noun, kind in NAMES.items():
        path = folder / f"{noun}.toml"
        if not path.exists():
            continue
        file = read_toml(path)
        problems.extend(file.problems)
        for key, table in file.table.items():
            spot = spots[f"{kind}.{key}"] = file.spot / key
            problems.extend(check_slug(key, spot))
            entry = fit(table, KINDS[kind], spot, problems)
            if entry is not None:
                getattr(programme, noun)[key] = entry
    if not problems:  # what could not be read would be missed
        for entry_name, field, says in find_misfits(programme, known):
            problems.append((spots[entry_name] / field).problem(says))
    return ProgrammeFiles(programme, sorted(problems))
