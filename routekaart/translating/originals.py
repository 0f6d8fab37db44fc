"""All Dutch that is translated here, as it stands now: in the records, and over the files."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session

from routekaart.authoring.records import read_written
from routekaart.catalogue.exporting import export
from routekaart.catalogue.pack import Pack
from routekaart.catalogue.translatable import texts_of as texts_of_pack
from routekaart.concepts.concept import Concept
from routekaart.concepts.content_files import read_sound
from routekaart.edition.content_files import ContentSource
from routekaart.language.locales import SOURCE
from routekaart.routemap import content_files as map_files
from routekaart.routemap.content_files import texts_of as texts_of_map
from routekaart.routemap.route_map import RouteMap
from routekaart.translating.order import put_in_order

NAME = "name"
"""The field of a concept that is translated: its first word."""


class Originals(NamedTuple):
    """The catalogue, the route map and the concepts."""

    pack: Pack
    route_map: RouteMap
    concepts: dict[str, Concept]

    def read_dutch(self) -> dict[str, str]:
        """Every text by key, in the order in which translators meet them."""
        names = {
            f"concept.{key}.{NAME}": each.name(SOURCE, SOURCE)
            for key, each in self.concepts.items()
            if each.words.get(SOURCE)
        }
        dutch = texts_of_map(self.route_map) | names | texts_of_pack(self.pack)
        return {key: dutch[key] for key in put_in_order(dutch)}


def read_originals(session: Session, source: ContentSource) -> Originals:
    """As the session sees them, with the files as they are."""
    written = read_written(session)
    return Originals(
        export(session),
        map_files.compose(source.route_map, {}, written).route_map,
        read_sound(source.concepts, written),
    )
