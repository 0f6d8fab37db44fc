"""What of the Dutch that residents read could be said more plainly, with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from routekaart.catalogue.pack import Pack
from routekaart.catalogue.translatable import each_text as each_text_of_pack
from routekaart.cli.content_sources import ContentSources, read_sources
from routekaart.concepts.content_files import read_concepts
from routekaart.content_pack.problems import Problem, Spot
from routekaart.edition.page_blocks import Block, read_blocks
from routekaart.edition.pages import KEYS
from routekaart.language.locales import SOURCE
from routekaart.language.plain_dutch.findings import Names, findings, read
from routekaart.language.plain_dutch.word_list import WordList, read_word_list
from routekaart.routemap.content_files import each_text as each_text_of_map


class _Passage(NamedTuple):
    file: Path
    block: Block


def find_warnings(content: Path) -> list[Problem]:
    """All that could be plainer in what can be read, in file order. None of it stops an edition."""
    sources = read_sources(content)
    words = read_word_list(content)
    names = Names(_names(sources.pack.pack))
    passages = [*_of_sources(sources), *_of_concepts(content), *_of_pages(content)]
    found = {
        Problem(file, block.line_at(each.at), each.says)
        for file, block in passages
        for each in findings(block.words, words, names)
    }
    # Of a file that cannot be read, the kept sentences are not to be seen.
    unneeded = () if sources.problems else _unneeded(words, names, passages)
    return sorted({*found, *unneeded})


def _names(pack: Pack) -> Iterator[str]:
    for entries in (pack.partners, pack.services, pack.locations):
        for entry in entries.values():
            yield entry.name


def _of_sources(sources: ContentSources) -> Iterator[_Passage]:
    for text in each_text_of_pack(sources.pack.pack):
        yield _at(sources.pack.spots[text.noun, text.slug], text.path, text.dutch)
    for each in each_text_of_map(sources.route_map.route_map):
        yield _at(sources.route_map.spots[each.noun, each.page], each.path, each.text.nl)


def _of_concepts(content: Path) -> Iterator[_Passage]:
    """Only their names are shown; the other words are what people type."""
    files = read_concepts(content / "concepts")
    for key, concept in files.concepts.items():
        for name in concept.words.get(SOURCE, ())[:1]:
            yield _at(files.spots[key], ("words", SOURCE, 0), name)


def _of_pages(content: Path) -> Iterator[_Passage]:
    for key in KEYS:
        file = content / "pages" / SOURCE / f"{key}.md"
        for block in read_blocks(file):
            yield _Passage(file, block)


def _at(spot: Spot, path: tuple[str | int, ...], words: str) -> _Passage:
    """A text in TOML is told of where it begins: of most, that is where it ends as well."""
    for step in path:
        spot = spot / step
    return _Passage(spot.file, Block(" ".join(words.split()), spot.line))


def _unneeded(words: WordList, names: Names, passages: list[_Passage]) -> Iterator[Problem]:
    """An exception for a sentence that is not there any more would hide the next one."""
    written = {each for _, block in passages for _, each in read(block.words, names)}
    for kept, spot in words.kept.items():
        if kept not in written:
            yield spot.problem("Deze zin staat nergens meer; haal hem hier weg.")
