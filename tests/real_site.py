"""The real site: the content pack, published as at a real start, under a clock of ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from routekaart.application import create_app
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.cli.demo import prepare
from routekaart.edition import store
from routekaart.edition.current import CurrentEdition
from routekaart.edition.store import Published
from routekaart.language.extraction import compile_messages
from routekaart.language.locales import TRANSLATED
from routekaart.search.shelf import CurrentSearch
from routekaart.settings import Settings
from tests.once import make_once

ROOT = Path(__file__).parents[1]
MONDAY_MORNING = datetime(2026, 11, 23, 10, 30, tzinfo=ZONE)
"""An ordinary moment at which much is open."""


@dataclass
class Clock:
    """Says what it is told."""

    now: datetime = MONDAY_MORNING

    def __call__(self) -> datetime:
        return self.now

    def set(self, local: str) -> None:
        """`local` is wall time: "2026-11-23T10:30"; "+fold" behind it means the second 02:30."""
        moment, _, fold = local.partition("+")
        self.now = datetime.fromisoformat(moment).replace(tzinfo=ZONE, fold=int(bool(fold)))


@dataclass
class Reading:
    """What the pages ask of a CurrentEdition, without its thread."""

    published: Published | None
    database_reachable: bool = True


def make_settings(folder: Path, **chosen: Any) -> Settings:
    """Settings of a site of its own in `folder`, with the real content and fresh catalogues."""
    translations = folder / "translations"
    if not translations.exists():
        shutil.copytree(ROOT / "translations", translations)
        for locale in TRANSLATED:
            compile_messages(translations, locale)
    return Settings(
        data_dir=folder / "instance",
        content_dir=ROOT / "content",
        translations_dir=translations,
        **chosen,
    )


def copy_site(
    factory: pytest.TempPathFactory, folder: Path, own_translations: bool = False, **chosen: Any
) -> Settings:
    """Settings of a site in `folder` as its first start leaves it: database, edition and index.

    The translations are those of every site of this run, which have been read already; a test that
    changes them needs its own.
    """
    shared = make_once(factory, "site", _start_first)
    if own_translations:
        shutil.copytree(shared, folder, dirs_exist_ok=True)
        return make_settings(folder, **chosen)
    shutil.copytree(shared / "instance", folder / "instance", dirs_exist_ok=True)
    return replace(make_settings(shared, **chosen), data_dir=folder / "instance")


def _start_first(folder: Path) -> None:
    settings = make_settings(folder)
    reading = Reading(prepare(settings, MONDAY_MORNING))
    assert CurrentSearch(reading, settings.indexes_dir).look()  # type: ignore[arg-type]


def read_edition(settings: Settings) -> Published:
    """The edition that residents of this site read."""
    published = store.newest(settings.editions_dir)
    assert published is not None
    return published


def make_app(
    settings: Settings, clock: Callable[[], datetime], reading: Reading | CurrentEdition
) -> Flask:
    """The application around an edition."""
    app = create_app(settings, clock, reading)  # type: ignore[arg-type] - what pages ask of it
    app.testing = True
    return app
