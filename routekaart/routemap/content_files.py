"""The route map, read from `content/routemap/*.toml`.

One file holds the table `[map]`; questions and outcomes may be spread over any number of files.
A text is known to translators by its key: `question.geld.asks`, `question.geld.explains`,
`question.geld.answer.huis-uit.says`, `outcome.huis-uit.title`, `outcome.huis-uit.explains`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar

from msgspec import Struct

from routekaart.content_pack.fitting import fit
from routekaart.content_pack.problems import KeyPath, Problem, Spot, did_you_mean
from routekaart.content_pack.slugs import check_slug
from routekaart.content_pack.toml_files import TomlFile, read_toml
from routekaart.content_pack.written import Written
from routekaart.language.catalogues import Translations, text_of
from routekaart.language.text import Text
from routekaart.routemap.route_map import Answer, Outcome, Query, Question, RouteMap
from routekaart.routemap.written_over import put_over

Entry = TypeVar("Entry", bound=Struct)
Noun = Literal["question", "outcome"]
_NOUNS = ("map", "question", "outcome")


class _Map(Struct, frozen=True):
    start: str
    elsewhere: str
    emergency: tuple[str, ...]


class _Answer(Struct, frozen=True):
    key: str
    says: str
    goes_to: str
    pictogram: str | None = None
    urgent: bool = False


class _Question(Struct, frozen=True):
    asks: str
    answers: tuple[_Answer, ...] = ()
    explains: str | None = None
    pictogram: str | None = None
    tone: Literal["now", "soon", "papers", "young"] | None = None
    discreet: bool = False


class _Outcome(Struct, frozen=True):
    title: str
    first: tuple[str, ...]
    safety_net: str
    explains: str | None = None
    pictogram: str | None = None
    urgent: bool = False
    also: Query | None = None
    discreet: bool = False


class RouteMapFile(NamedTuple):
    """What could be read, where it stands, and what could not. With problems the map is not whole.

    `spots` has the place of `("map", "")`, `("question", key)` and `("outcome", key)`.
    """

    route_map: RouteMap
    spots: dict[tuple[str, str], Spot]
    problems: list[Problem]


class TextOfMap(NamedTuple):
    """A text of the map: its key for translators, the page it stands on, and where on it."""

    key: str
    noun: Noun
    page: str
    path: KeyPath
    text: Text


def read_route_map(folder: Path, translations: Translations) -> RouteMapFile:
    """Read every file in `folder`. Whether the map holds together is told by `routemap.checks`."""
    return compose(read_map_files(folder), translations)


def read_map_files(folder: Path) -> tuple[TomlFile, ...]:
    """The files as they are, for `compose`."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        says = "Deze map ontbreekt of is leeg."
        return (TomlFile({}, Spot(folder), [Problem(folder, 1, says)]),)
    return tuple(map(read_toml, paths))


def compose(
    files: Iterable[TomlFile], translations: Translations, written: Written = MappingProxyType({})
) -> RouteMapFile:
    """The map of these files, with what officers wrote in place of what stands there."""
    files = put_over(files, written)
    reader = _Reader(translations, written)
    for file in files:
        reader.read(file)
    if ("map", "") not in reader.spots and not any(each.problems for each in files):
        reader.problems.append(Problem(files[0].spot.file, 1, "De tabel [map] ontbreekt."))
    head = reader.head or _Map("", "", ())
    route_map = RouteMap(
        head.start, reader.questions, reader.outcomes, head.emergency, head.elsewhere
    )
    return RouteMapFile(route_map, reader.spots, reader.problems)


def texts_of(route_map: RouteMap) -> dict[str, str]:
    """The Dutch of every text, by key."""
    return {each.key: each.text.nl for each in each_text(route_map)}


def each_text(route_map: RouteMap) -> Iterator[TextOfMap]:
    """Every text of the map, with the place where it is written."""
    for question in route_map.questions.values():
        page = f"question.{question.key}"
        yield TextOfMap(f"{page}.asks", "question", question.key, ("asks",), question.asks)
        if question.explains:
            key = f"{page}.explains"
            yield TextOfMap(key, "question", question.key, ("explains",), question.explains)
        for number, answer in enumerate(question.answers):
            key = f"{page}.answer.{answer.key}.says"
            path: KeyPath = ("answers", number, "says")
            yield TextOfMap(key, "question", question.key, path, answer.says)
    for outcome in route_map.outcomes.values():
        page = f"outcome.{outcome.key}"
        yield TextOfMap(f"{page}.title", "outcome", outcome.key, ("title",), outcome.title)
        if outcome.explains:
            key = f"{page}.explains"
            yield TextOfMap(key, "outcome", outcome.key, ("explains",), outcome.explains)


class _Reader:
    """Gathers the map out of its files. What officers wrote is known by its own name."""

    def __init__(self, translations: Translations, written: Written) -> None:
        self.translations = translations
        self.written = written
        self.head: _Map | None = None
        self.questions: dict[str, Question] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.spots: dict[tuple[str, str], Spot] = {}
        self.problems: list[Problem] = []

    def read(self, file: TomlFile) -> None:
        self.problems.extend(file.problems)
        for name, value in file.table.items():
            spot = self._spot(name, file.spot / name)
            match name:
                case "map":
                    self.head = self._keep("map", "", value, _Map, spot) or self.head
                case "question":
                    self._read_questions(value, spot)
                case "outcome":
                    self._read_outcomes(value, spot)
                case _:
                    meant = did_you_mean(name, _NOUNS)
                    self.problems.append(spot.problem(f"De tabel '{name}' bestaat niet{meant}"))

    def _read_questions(self, tables: Any, spot: Spot) -> None:
        for key, table, at in self._tables("question", tables, spot):
            read = self._keep("question", key, table, _Question, at)
            if read is not None:
                for number, answer in enumerate(read.answers):
                    its_key = at / "answers" / number / "key"
                    self.problems.extend(check_slug(answer.key, its_key))
                self.questions[key] = self._question(key, read)

    def _read_outcomes(self, tables: Any, spot: Spot) -> None:
        for key, table, at in self._tables("outcome", tables, spot):
            read = self._keep("outcome", key, table, _Outcome, at)
            if read is not None:
                self.outcomes[key] = self._outcome(key, read)

    def _spot(self, name: str, in_file: Spot) -> Spot:
        return Spot(Path(name), path=in_file.path) if name in self.written else in_file

    def _tables(self, noun: str, tables: Any, spot: Spot) -> Iterator[tuple[str, Any, Spot]]:
        if not isinstance(tables, dict):
            says = f"Hier hoort een kop te staan, zoals [{spot.path[-1]}.geld]."
            self.problems.append(spot.problem(says))
            return
        for key, table in tables.items():
            at = self._spot(f"{noun}.{key}", spot / key)
            self.problems.extend(check_slug(key, at))
            yield key, table, at

    def _keep(
        self, noun: str, key: str, table: object, kind: type[Entry], spot: Spot
    ) -> Entry | None:
        entry = fit(table, kind, spot, self.problems)
        if (first := self.spots.get((noun, key))) is not None:
            name = f"[{noun}.{key}]" if key else f"[{noun}]"
            says = f"{name} staat ook al in {first.file.name} op regel {first.line}."
            self.problems.append(spot.problem(says))
            return None
        self.spots[noun, key] = spot
        return entry

    def _question(self, key: str, read: _Question) -> Question:
        page = f"question.{key}"
        return Question(
            key=key,
            asks=self._text(f"{page}.asks", read.asks),
            answers=tuple(
                Answer(
                    key=each.key,
                    says=self._text(f"{page}.answer.{each.key}.says", each.says),
                    goes_to=each.goes_to,
                    pictogram=each.pictogram,
                    urgent=each.urgent,
                )
                for each in read.answers
            ),
            pictogram=read.pictogram,
            explains=self._text(f"{page}.explains", read.explains) if read.explains else None,
            tone=read.tone,
            discreet=read.discreet,
        )

    def _outcome(self, key: str, read: _Outcome) -> Outcome:
        page = f"outcome.{key}"
        return Outcome(
            key=key,
            title=self._text(f"{page}.title", read.title),
            first=read.first,
            safety_net=read.safety_net,
            pictogram=read.pictogram,
            explains=self._text(f"{page}.explains", read.explains) if read.explains else None,
            urgent=read.urgent,
            also=read.also,
            discreet=read.discreet,
        )

    def _text(self, key: str, dutch: str) -> Text:
        return text_of(key, dutch, self.translations)
