"""The sprite holds every drawing that is asked for, and none that is not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from routekaart.web.kit import STATIC

ROOT = Path(__file__).parents[3]
WEB = ROOT / "routekaart" / "web"


def drawn() -> list[str]:
    sprite = ElementTree.parse(STATIC / "pictograms.svg").getroot()
    return [each.get("id", "") for each in sprite if each.tag.endswith("symbol")]


def asked_in_templates() -> set[str]:
    """Names inside `icon(…)`, and those that a template keeps in a table for it."""
    names: set[str] = set()
    for file in WEB.rglob("templates/**/*.html"):
        source = file.read_text()
        for call in re.findall(r"icon\(((?:[^()]|\([^()]*\))*)\)", source):
            chosen = call.split(",")[0]
            names |= set(re.findall(r'"([a-z][a-z-]+)"', re.sub(r"\.get\([^)]*\)", "", chosen)))
        for table in re.findall(r"icons = \{(.*?)\}", source):
            names |= set(re.findall(r': "([a-z-]+)"', table))
    return names


def asked_in_content() -> set[str]:
    def find(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            if isinstance(value.get("pictogram"), str):
                yield value["pictogram"]
            for each in value.values():
                yield from find(each)
        elif isinstance(value, list):
            for each in value:
                yield from find(each)

    files = (ROOT / "content").rglob("*.toml")
    return {name for file in files for name in find(tomllib.loads(file.read_text()))}


def test_drawings_and_names_are_the_same() -> None:
    assert set(drawn()) == asked_in_templates() | asked_in_content()


def test_every_drawing_stands_there_once() -> None:
    assert len(drawn()) == len(set(drawn()))


def test_both_places_ask() -> None:
    """Guards the first test: a search that finds nothing agrees with an empty sprite."""
    assert {"phone-call", "signpost", "whatsapp-logo"} <= asked_in_templates()
    assert {"house-line", "student", "wallet"} <= asked_in_content()
