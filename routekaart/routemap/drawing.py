"""The route map as a drawing: where each page stands, and the lines from answer to page.

From left to right: a page stands beyond every page that leads to it. From top to bottom: in the
order of the answers. A page that several answers lead to is drawn once, with a line from each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, NamedTuple

from routekaart.routemap.written_over import HEAD, split_name

WIDTH, HEIGHT = 220, 62
BETWEEN_COLUMNS, BETWEEN_ROWS = 70, 14
MARGIN = 8
LINE = 26
"""Letters in a line of a box; there are two lines."""


class Way(NamedTuple):
    """An answer: what a resident says, and the key of the page it leads to."""

    says: str
    goes_to: str
    urgent: bool


class Page(NamedTuple):
    """A question or an outcome, as far as its table says."""

    noun: str
    key: str
    says: str
    ways: tuple[Way, ...]
    discreet: bool
    urgent: bool

    @property
    def name(self) -> str:
        return f"{self.noun}.{self.key}"


class Box(NamedTuple):
    """Where a page stands; `lines` are the first words on it."""

    page: Page
    x: int
    y: int
    lines: tuple[str, ...]
    is_loose: bool
    """No route leads here."""


class Line(NamedTuple):
    """From a page to one that an answer leads to; `again` where it is drawn under another."""

    path: str
    urgent: bool
    again: bool


class Drawing(NamedTuple):
    """In pixels."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


class Branch(NamedTuple):
    """The same as a list in lists; a page that stands there already is not unfolded again."""

    answer: Way | None
    page: Page
    branches: tuple[Branch, ...]
    again: bool


def pages_of(tables: Mapping[str, Any]) -> dict[str, Page]:
    """All pages of a map by key, also of one that is not finished. `tables` are by name."""
    found: dict[str, Page] = {}
    for name, table in tables.items():
        noun, key = split_name(name)
        if noun != HEAD and isinstance(table, Mapping):
            found.setdefault(key, _page(noun, key, table))
    return found


def draw(tables: Mapping[str, Any]) -> Drawing:
    """The whole map: from its start, then what stands apart."""
    pages = pages_of(tables)
    trees, loose = _plant(pages, tables)
    columns = _find_columns(pages, [tree.page.key for tree in trees])
    rows: dict[str, int] = {}
    below = 0
    for tree in trees:
        below = _find_rows(tree, rows, below)
    boxes = {key: _place(pages[key], columns[key], row, key in loose) for key, row in rows.items()}
    width = MARGIN * 2 + (max(columns.values(), default=0) + 1) * (WIDTH + BETWEEN_COLUMNS)
    height = MARGIN * 2 + below * (HEIGHT + BETWEEN_ROWS)
    lines = tuple(line for tree in trees for line in _draw_lines(tree, boxes))
    return Drawing(width - BETWEEN_COLUMNS, height, tuple(boxes.values()), lines)


def list_branches(tables: Mapping[str, Any]) -> tuple[Branch, ...]:
    """What the drawing shows, in the same order, for who reads rather than looks."""
    return _plant(pages_of(tables), tables)[0]


def _page(noun: str, key: str, table: Mapping[str, Any]) -> Page:
    says = table.get("asks" if noun == "question" else "title")
    answers = table.get("answers")
    ways = tuple(
        Way(str(each.get("says", "")), str(each.get("goes_to", "")), each.get("urgent") is True)
        for each in (answers if isinstance(answers, list) else ())
        if isinstance(each, Mapping)
    )
    discreet, urgent = table.get("discreet") is True, table.get("urgent") is True
    return Page(noun, key, str(says or key), ways, discreet, urgent)


def _plant(
    pages: Mapping[str, Page], tables: Mapping[str, Any]
) -> tuple[tuple[Branch, ...], set[str]]:
    """The start and all below it, then "elsewhere", then what no route leads to."""
    head = tables.get(HEAD)
    ends = [head.get(end) for end in ("start", "elsewhere")] if isinstance(head, Mapping) else []
    roots = [each for each in ends if isinstance(each, str)]
    met: set[str] = set()
    trees = [_grow(pages, key, met) for key in roots if key in pages and key not in met]
    reached = set(met)
    targets = {way.goes_to for page in pages.values() for way in page.ways}
    # First what nothing leads to at all: what hangs below it is then drawn there.
    rest = sorted(pages.keys() - met, key=lambda key: (key in targets, [*pages].index(key)))
    trees += [_grow(pages, key, met) for key in rest if key not in met]
    return tuple(trees), pages.keys() - reached


def _grow(pages: Mapping[str, Page], key: str, met: set[str], answer: Way | None = None) -> Branch:
    page = pages[key]
    if key in met:
        return Branch(answer, page, (), again=True)
    met.add(key)
    below = [_grow(pages, way.goes_to, met, way) for way in page.ways if way.goes_to in pages]
    return Branch(answer, page, tuple(below), again=False)


def _find_columns(pages: Mapping[str, Page], roots: list[str]) -> dict[str, int]:
    """Of each page the longest way to it. An answer that leads back in a circle does not count."""
    order: list[str] = []
    done: set[str] = set()
    on_the_way: set[str] = set()
    back: set[tuple[str, str]] = set()

    def visit(key: str) -> None:
        done.add(key)
        on_the_way.add(key)
        for way in pages[key].ways:
            if way.goes_to in on_the_way:
                back.add((key, way.goes_to))
            elif way.goes_to in pages and way.goes_to not in done:
                visit(way.goes_to)
        on_the_way.remove(key)
        order.append(key)

    for root in roots:
        visit(root)
    columns = dict.fromkeys(pages, 0)
    for key in reversed(order):
        for way in pages[key].ways:
            if way.goes_to in pages and (key, way.goes_to) not in back:
                columns[way.goes_to] = max(columns[way.goes_to], columns[key] + 1)
    return columns


def _find_rows(branch: Branch, rows: dict[str, int], row: int) -> int:
    """Give each page its row, that of the first page it leads to; gives the next that is free."""
    rows[branch.page.key] = below = row
    for each in branch.branches:
        if not each.again:
            below = _find_rows(each, rows, below)
    return max(below, row + 1)


def _place(page: Page, column: int, row: int, is_loose: bool) -> Box:
    lines = wrap(page.says, LINE) or [page.key]
    if len(lines) > 2:
        lines = [lines[0], wrap(lines[1], LINE - 2)[0] + " …"]
    x = MARGIN + column * (WIDTH + BETWEEN_COLUMNS)
    y = MARGIN + row * (HEIGHT + BETWEEN_ROWS)
    return Box(page, x, y, tuple(each[: LINE + 2] for each in lines), is_loose)


def _draw_lines(branch: Branch, boxes: Mapping[str, Box]) -> Iterator[Line]:
    for each in branch.branches:
        path = _curve(boxes[branch.page.key], boxes[each.page.key])
        yield Line(path, bool(each.answer and each.answer.urgent), each.again)
        yield from _draw_lines(each, boxes)


def _curve(start: Box, end: Box) -> str:
    """To the row of the page first, where nothing else stands in the way, and then to the page."""
    x, y = start.x + WIDTH, start.y + HEIGHT // 2
    to_y, middle, beyond = end.y + HEIGHT // 2, x + BETWEEN_COLUMNS // 2, x + BETWEEN_COLUMNS
    if end.x >= beyond:
        return f"M{x} {y}C{middle} {y} {middle} {to_y} {beyond} {to_y}H{end.x}"
    # Back to the left, in a circle: round below the page.
    low, before = end.y + HEIGHT + BETWEEN_ROWS // 2, end.x - MARGIN
    round_it = f"H{end.x}C{before} {low} {before} {to_y} {end.x} {to_y}"
    return f"M{x} {y}C{beyond} {y} {beyond} {low} {x} {low}{round_it}"
