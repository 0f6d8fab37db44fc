"""The content files as the commands read them: catalogue, route map and all their Dutch."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from routekaart.catalogue.pack_files import PackFiles, read_pack_files
from routekaart.catalogue.translatable import texts_of as texts_of_pack
from routekaart.content_pack.problems import Problem
from routekaart.routemap.content_files import RouteMapFile, read_route_map
from routekaart.routemap.content_files import texts_of as texts_of_map


class ContentSources(NamedTuple):
    """What could be read; whole only when there are no `problems`. The map is in Dutch alone."""

    pack: PackFiles
    route_map: RouteMapFile

    @property
    def problems(self) -> list[Problem]:
        return [*self.pack.problems, *self.route_map.problems]

    @property
    def dutch(self) -> dict[str, str]:
        """Every text that is translated, by key."""
        return texts_of_pack(self.pack.pack) | texts_of_map(self.route_map.route_map)


def read_sources(content: Path) -> ContentSources:
    """Read the catalogue and the route map in this folder."""
    return ContentSources(
        read_pack_files(content / "catalogue"), read_route_map(content / "routemap", {})
    )
