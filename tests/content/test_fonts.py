"""Every letter of every text has a font on paper, and the fonts stay small."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from tests.real_site import ROOT

FONTS = ROOT / "routekaart" / "pdf" / "fonts"
MOST_BYTES = 400_000
CATALOGUES = sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))


@cache
def drawn(weight: str) -> frozenset[int]:
    """The characters that the fonts of one weight have between them."""
    fonts = [TTFont(file) for file in sorted(FONTS.glob(f"*-{weight}.woff2"))]
    assert len(fonts) == 3
    return frozenset(each for font in fonts for each in font.getBestCmap())


def missing(words: str, weight: str) -> set[str]:
    """Marks of direction have no shape."""
    return {
        each
        for each in words
        if not unicodedata.category(each).startswith("C") and ord(each) not in drawn(weight)
    }


def each_string(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from each_string(each)
    elif isinstance(value, list):
        for each in value:
            yield from each_string(each)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_every_text_can_be_drawn(weight: str) -> None:
    lacking = {}
    for file in CATALOGUES:
        with file.open("rb") as opened:
            words = "".join(str(each.string) for each in read_po(opened) if each.id)
        if found := missing(words, weight):
            lacking[file.relative_to(ROOT)] = found
    assert CATALOGUES
    assert lacking == {}, "give .ci/fonts what is missing, and run it"


@pytest.mark.parametrize("folder", ["catalogue", "routemap"])
def test_so_can_all_dutch(folder: str) -> None:
    files: list[Path] = sorted((ROOT / "content" / folder).rglob("*.toml"))
    words = "".join("".join(each_string(tomllib.loads(each.read_text()))) for each in files)
    assert words
    assert missing(words, "Regular") == set()


def test_the_fonts_are_small_and_say_whose_they_are() -> None:
    assert sum(each.stat().st_size for each in FONTS.glob("*.woff2")) < MOST_BYTES
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
    for file in FONTS.glob("*.woff2"):
        assert "Google" in str(TTFont(file)["name"].getDebugName(0))
