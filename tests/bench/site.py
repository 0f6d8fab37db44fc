"""The site under measurement: the real content in a data folder of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from routekaart.cli.demo import prepare
from routekaart.edition import store
from routekaart.edition.entries import Edition
from routekaart.edition.store import Published
from routekaart.language.locales import LOCALES
from routekaart.settings import Settings

APP = "routekaart.cli.server:make_worker"


class BenchSite(NamedTuple):
    """The settings as environment, and the edition that residents read."""

    settings: Settings
    published: Published

    @property
    def edition(self) -> Edition:
        return self.published.edition

    def environment(self, **otherwise: str) -> dict[str, str]:
        given = {"data_dir": str(self.settings.data_dir), **otherwise}
        return {f"ROUTEKAART_{name.upper()}": value for name, value in given.items()}

    def pages(self, locale: str) -> dict[str, list[str]]:
        """Every address of each kind of page that has a weight of its own."""
        route_map = self.edition.route_map
        kinds = {
            "home": [""],
            "question": [f"route/{key}" for key in route_map.questions if key != route_map.start],
            "outcome": [f"route/{key}" for key in route_map.outcomes],
            "service": [f"hulp/{slug}" for slug in self.edition.services],
            "place": [f"plek/{slug}" for slug in self.edition.locations],
            "today": ["vandaag"],
        }
        return {kind: [f"/{locale}/{path}" for path in paths] for kind, paths in kinds.items()}

    def one_of_each(self) -> list[str]:
        """A Dutch page of each kind: the mix that the speed is measured with."""
        return [paths[0] for paths in self.pages(next(iter(LOCALES))).values()]


def prepared(folder: Path) -> BenchSite:
    """Migrate, load and publish into `folder`."""
    settings = Settings(data_dir=folder)
    prepare(settings, datetime.now(UTC))
    published = store.newest(settings.editions_dir)
    if published is None:
        raise RuntimeError("the content pack makes no edition; see `routekaart content check`")
    return BenchSite(settings, published)
