"""What officers wrote over the content files, in the shape those files have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from routekaart.content_pack.problems import Spot
from routekaart.content_pack.toml_files import TomlFile

Written = Mapping[str, Any]
"""By the name of an entry, such as `question.geld`, `concept.huur` or `page.nl.over`: the table
that a file would hold, for a page its Markdown, and None for what is taken away."""


def tables_of(written: Written, nouns: Collection[str]) -> Iterator[tuple[str, TomlFile]]:
    """The entries of these nouns that are there, each by its key, as if alone in a file of its
    name: a problem is then known by that name."""
    for name, table in written.items():
        noun, _, key = name.partition(".")
        if noun in nouns and table is not None:
            yield key, TomlFile({noun: {key: table} if key else table}, Spot(Path(name)), [])
