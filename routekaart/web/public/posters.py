"""The whole route map of one question on paper, for the stairwell: what people say, and by number
whom to call and where to go."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from flask import Response, abort, g, request
from markupsafe import Markup

from routekaart.edition.entries import Edition
from routekaart.edition.results import find_results
from routekaart.routemap.poster import Group, Poster, Statement, find_poster
from routekaart.web.kit.beside import find_beside, put_beside
from routekaart.web.kit.qr_codes import draw_qr
from routekaart.web.kit.shell import find_origin
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import gettext
from routekaart.web.public.papers import Paper, send_paper, show_paper
from routekaart.web.public.whom import Whom, find_whom

SIZES = {"a3": 1.0, "a4": 2**-0.5}
"""By how much the sheet is made smaller; its letters are of A3."""

COLUMNS = 4


class Line(NamedTuple):
    """A statement, and the numbers of who helps, in the order in which to try them."""

    statement: Statement
    numbers: list[int]


class Panel(NamedTuple):
    """A group in its colour, with the code that leads to its question."""

    group: Group
    tone: str
    lines: list[Line]
    code: Markup


class Numbered(NamedTuple):
    """Who helps, and the number that lines point to."""

    number: int
    whom: Whom

    @property
    def height(self) -> int:
        """In lines, nearly."""
        wheres = sum(2 + len(each.hours) for each in self.whom.wheres)
        return 3 + len(self.whom.phones) + wheres + 2 * (self.whom.through is not None)


def show_poster(key: str) -> str | tuple[str, int]:
    """The poster as a page, to look at and to print from any browser."""
    return show_paper(_make_paper(key))


def fetch_poster(key: str) -> Response:
    return send_paper(_make_paper(key))


def _make_paper(key: str) -> Paper:
    edition = site().edition
    poster = find_poster(edition.route_map, key) or abort(404)
    size = request.args.get("vel", "")
    size = size if size in SIZES else "a3"
    return Paper(
        "posters",
        f"/{g.locale}/route/{key}/poster",
        f"/{g.locale}/route/{key}",
        f"poster-{key}-{g.locale}",
        size,
        tuple(SIZES),
        SIZES[size],
        lambda: describe_poster(edition, poster, site().now.date()),
    )


def describe_poster(edition: Edition, poster: Poster, today: date) -> dict[str, Any]:
    """What its template needs: panels, and whom they point to, by number."""
    numbers: dict[str, int] = {}
    panels = []
    for group in poster.groups:
        lines = [
            Line(each, [numbers.setdefault(slug, len(numbers) + 1) for slug in slugs])
            for each in group.statements
            for slugs in [_find_slugs(edition, each, today)]
        ]
        tone = group.question.tone or poster.question.tone or "plain"
        panels.append(Panel(group, tone, lines, draw_code(group.question.key)))
    whom = [Numbered(number, find_whom(edition.services[slug])) for slug, number in numbers.items()]
    return {
        "poster": poster,
        "panels": panels,
        "columns": share_out(whom, COLUMNS),
        "code": draw_code(poster.question.key),
    }


def share_out(whom: list[Numbered], columns: int) -> list[list[Numbered]]:
    """In order, down columns that are about as high as each other."""
    every, so_far = sum(each.height for each in whom), 0
    shared: list[list[Numbered]] = [[] for _ in range(columns)]
    for each in whom:
        shared[min((so_far + each.height // 2) * columns // every, columns - 1)].append(each)
        so_far += each.height
    return [column for column in shared if column]


def _find_slugs(edition: Edition, statement: Statement, today: date) -> list[str]:
    """Who helps, and who does where that fails."""
    if statement.outcome is None:
        return []
    results = find_results(edition, statement.outcome, today)
    return [each.slug for each in (*results.first, results.safety_net) if each]


def draw_code(key: str) -> Markup:
    """The code that opens a question in the language of the poster, with its second one."""
    address = f"{find_origin()}/{g.locale}/route/{key}"
    beside = find_beside()
    return draw_qr(
        put_beside(address, beside) if beside else address, gettext("Code om te scannen")
    )
