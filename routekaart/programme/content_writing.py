"""The content files of the programme, in one fixed layout that people read and mend."""

from __future__ import annotations

from pathlib import Path

import tomli_w

from routekaart.catalogue.projection import plain
from routekaart.programme.programme import NAMES, Programme


def write_programme(programme: Programme, folder: Path) -> None:
    """Write the files that `programme.entries` describes."""
    folder.mkdir(parents=True, exist_ok=True)
    for noun in NAMES:
        entries = getattr(programme, noun)
        text = tomli_w.dumps({key: plain(entries[key]) for key in sorted(entries)})
        (folder / f"{noun}.toml").write_text(text, encoding="utf-8", newline="\n")
