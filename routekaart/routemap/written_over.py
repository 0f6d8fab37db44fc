"""Where in the files stands what officers wrote: reading and writing back agree on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from routekaart.content_pack.toml_files import TomlFile
from routekaart.content_pack.written import Written

NOUNS = ("question", "outcome")
HEAD = "map"


def put_over(files: Iterable[TomlFile], written: Written) -> list[TomlFile]:
    """The files with what officers wrote in its place, and without what they took away.

    What is new stands last in the file of the question that leads to it, or else in that of the
    map's head. The order of questions matters: "back" leads to the first that led here.
    """
    placing = _Placing(files, written)
    placing.replace()
    placing.add()
    return [
        file._replace(table=table)
        for file, table in zip(placing.files, placing.tables, strict=True)
    ]


def entries_of(files: Iterable[TomlFile]) -> dict[str, Any]:
    """The table of every entry by its name, such as `question.geld`; the first if it is twice."""
    found: dict[str, Any] = {}
    for file in files:
        for name, table in _entries_in(file.table):
            found.setdefault(name, table)
    return found


def split_name(name: str) -> tuple[str, str]:
    """The noun and the key of an entry's name; the head of the map has no key."""
    noun, _, key = name.partition(".")
    return noun, key


class _Placing:
    def __init__(self, files: Iterable[TomlFile], written: Written) -> None:
        self.files = list(files)
        self.tables: list[dict[str, Any]] = [{} for _ in self.files]
        self.written = {name: each for name, each in written.items() if _is_of_map(name)}
        self.placed: set[str] = set()

    def replace(self) -> None:
        """What stands in a file already stays there; a second one of that name goes."""
        for file, table in zip(self.files, self.tables, strict=True):
            for noun, entries in file.table.items():
                if noun in NOUNS and isinstance(entries, Mapping):
                    table[noun] = dict(self._replaced(noun, entries))
                elif noun not in self.written:
                    table[noun] = entries
                elif self._take(noun):
                    table[noun] = self.written[noun]

    def _replaced(self, noun: str, entries: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for key, table in entries.items():
            name = f"{noun}.{key}"
            if name not in self.written:
                yield key, table
            elif self._take(name):
                yield key, self.written[name]

    def _take(self, name: str) -> bool:
        """Whether this is the place of a written entry, if it is there at all."""
        is_first = name not in self.placed
        self.placed.add(name)
        return is_first and self.written[name] is not None

    def add(self) -> None:
        """What no file has. A new question may itself lead to what is new."""
        new = [
            name
            for name, table in self.written.items()
            if table is not None and name not in self.placed
        ]
        while new and self.files:
            led_to = self._led_to()
            name = next((each for each in new if split_name(each)[1] in led_to), new[0])
            self._put(name, led_to.get(split_name(name)[1], self._head()))
            new.remove(name)

    def _put(self, name: str, number: int) -> None:
        noun, key = split_name(name)
        if not key:
            self.tables[number][noun] = self.written[name]
            return
        entries = self.tables[number].setdefault(noun, {})
        if isinstance(entries, dict):
            entries[key] = self.written[name]

    def _led_to(self) -> dict[str, int]:
        """For each page that an answer leads to, the number of the first file that says so."""
        found: dict[str, int] = {}
        for number, table in enumerate(self.tables):
            for name, question in _entries_in(table):
                if name.startswith("question."):
                    for target in targets_of(question):
                        found.setdefault(target, number)
        return found

    def _head(self) -> int:
        return next((number for number, table in enumerate(self.tables) if HEAD in table), 0)


def targets_of(question: Any) -> list[str]:
    """Where the answers of a question lead, as far as they are well formed."""
    answers = question.get("answers", []) if isinstance(question, Mapping) else []
    if not isinstance(answers, Sequence):
        return []
    found = [each.get("goes_to") for each in answers if isinstance(each, Mapping)]
    return [each for each in found if isinstance(each, str)]


def _entries_in(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for noun, entries in table.items():
        if noun == HEAD:
            yield HEAD, entries
        elif noun in NOUNS and isinstance(entries, Mapping):
            yield from ((f"{noun}.{key}", each) for key, each in entries.items())


def _is_of_map(name: str) -> bool:
    noun, key = split_name(name)
    return (noun == HEAD and not key) or (noun in NOUNS and bool(key))
