"""The catalogue of a content pack, read from its files (their layout: see `catalogue.pack`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

from routekaart.catalogue import pack_checks
from routekaart.catalogue.logos import UnusableLogo, check_logo, digest_of
from routekaart.catalogue.pack import (
    Entry,
    Pack,
    PackClosure,
    PackLocation,
    PackPartner,
    PackService,
    PackTerm,
)
from routekaart.content_pack.fitting import fit
from routekaart.content_pack.problems import Problem, Spot
from routekaart.content_pack.toml_files import read_toml

Noun = Literal["partners", "locations", "terms", "services", "closures"]

_KINDS: dict[Noun, type[Entry]] = {
    "partners": PackPartner,
    "locations": PackLocation,
    "terms": PackTerm,
    "services": PackService,
    "closures": PackClosure,
}


class PackFiles(NamedTuple):
    """What could be read. With `problems` the pack is not whole, and only good for naming more.

    `spots` tells where each entry stands, also of one that did not fit, by noun and slug.
    `unread` are the nouns of which not even the slugs are known.
    """

    pack: Pack
    spots: dict[tuple[Noun, str], Spot]
    problems: list[Problem]
    unread: set[Noun]

    def slugs(self, noun: Noun) -> set[str]:
        """Every slug of this noun that is written, whether its entry could be read or not."""
        return {slug for each, slug in self.spots if each == noun}

    def keep(self, noun: Noun, slug: str, table: object, spot: Spot) -> None:
        """Take in one entry, or the reasons why it does not fit."""
        self.spots[noun, slug] = spot
        entry = fit(table, _KINDS[noun], spot, self.problems)
        if entry is not None:
            getattr(self.pack, noun)[slug] = entry


def read_pack(folder: Path) -> tuple[Pack | None, list[Problem]]:
    """The catalogue in `folder`, or None and every reason why it cannot be used, in file order."""
    files = read_pack_files(folder)
    return (None if files.problems else files.pack), files.problems


def read_pack_files(folder: Path) -> PackFiles:
    """Read every file, and check each entry by itself and against the others."""
    files = PackFiles(Pack({}, {}, {}, {}, {}), {}, [], set())
    for noun in ("partners", "locations", "terms"):
        _read_tables(folder, noun, files)
    _read_services(folder / "services", files)
    _read_closures(folder / "closures.toml", files)
    _read_logos(folder / "logos", files)
    files.problems.extend(pack_checks.problems(files))
    files.problems.sort()
    return files


def _read_tables(
    folder: Path, noun: Literal["partners", "locations", "terms"], files: PackFiles
) -> None:
    """One table per entry, named by its slug."""
    file = read_toml(folder / f"{noun}.toml")
    if file.problems:
        files.problems.extend(file.problems)
        files.unread.add(noun)
    for slug, table in file.table.items():
        files.keep(noun, slug, table, file.spot / slug)


def _read_services(folder: Path, files: PackFiles) -> None:
    """One file per service, named by its slug."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        files.problems.append(Problem(folder, 1, "Deze map met diensten ontbreekt of is leeg."))
    for path in paths:
        file = read_toml(path)
        if file.problems:
            files.problems.extend(file.problems)
            files.spots["services", path.stem] = file.spot
        else:
            files.keep("services", path.stem, file.table, file.spot)


def _read_closures(path: Path, files: PackFiles) -> None:
    """A list of tables, each with a key that it keeps over the years."""
    file = read_toml(path)
    files.problems.extend(file.problems)
    for name in sorted(file.table.keys() - {"closures"}):
        files.problems.append(
            (file.spot / name).problem("Hier hoort alleen [[closures]] te staan.")
        )
    rows: Any = file.table.get("closures", [])
    if not isinstance(rows, list):
        says = "'closures' hoort een lijst te zijn: [[closures]]."
        files.problems.append((file.spot / "closures").problem(says))
        return
    for number, row in enumerate(rows):
        spot = file.spot / "closures" / number
        key = row.get("key") if isinstance(row, dict) else None
        if isinstance(key, str) and ("closures", key) in files.spots:
            files.problems.append((spot / "key").problem(f"De sleutel '{key}' bestaat al."))
        files.keep("closures", str(key or number), row, spot)


def _read_logos(folder: Path, files: PackFiles) -> None:
    """One picture per file, named by its digest."""
    for path in sorted(folder.glob("*.png")):
        picture = path.read_bytes()
        digest = digest_of(picture)
        try:
            check_logo(picture)
        except UnusableLogo as refusal:
            files.problems.append(Problem(path, 1, str(refusal)))
        if path.stem != digest:
            says = f"Dit is een ander plaatje dan zijn naam zegt; noem het {digest}.png."
            files.problems.append(Problem(path, 1, says))
        files.pack.logos[digest] = picture
