"""The content files of a catalogue, in one fixed layout that people read and mend."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import tomli_w

from routekaart.catalogue.pack import Entry, Pack
from routekaart.catalogue.projection import plain


def write_pack(pack: Pack, folder: Path) -> None:
    """Write the files that `catalogue.pack` describes; what is gone loses its file."""
    services = folder / "services"
    services.mkdir(parents=True, exist_ok=True)
    for noun in ("partners", "locations", "terms"):
        _write(folder / f"{noun}.toml", _tables(getattr(pack, noun)))
    _write(folder / "closures.toml", _closures(pack))
    for slug, service in pack.services.items():
        _write(services / f"{slug}.toml", tomli_w.dumps(plain(service)))
    logos = folder / "logos"
    for digest, picture in pack.logos.items():
        logos.mkdir(exist_ok=True)
        (logos / f"{digest}.png").write_bytes(picture)
    for file in chain(services.glob("*.toml"), logos.glob("*.png")):
        if file.stem not in {*pack.services, *pack.logos}:
            file.unlink()


def _tables(entries: Mapping[str, Entry]) -> str:
    return tomli_w.dumps({slug: plain(entries[slug]) for slug in sorted(entries)})


def _closures(pack: Pack) -> str:
    return "\n".join(
        f"[[closures]]\n{tomli_w.dumps(plain(pack.closures[key]))}" for key in sorted(pack.closures)
    )


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
