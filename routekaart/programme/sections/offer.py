"""Who works on which goal, as a picture and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from routekaart.programme.chosen import Chosen, challenges_of
from routekaart.programme.composed import Table
from routekaart.programme.coverage import Cell, Offered, find_coverage
from routekaart.programme.matrix import Line, Mark, Matrix

HEAD = ("Doel", "Partners", "Helpt direct", "Draagt bij", "Is gestopt")


def list_offer(chosen: Chosen) -> Iterator[Table]:
    """As it stands on the day on which the report is put together: there is no other record."""
    if not chosen.goals:
        return
    setting = chosen.setting
    found = find_coverage(setting.programme, setting.services, setting.today)
    cells = {row.goal: row.whole for row in found if row.goal in chosen.goals}
    helped = sum(1 for each in cells.values() if each.live)
    yield Table(
        f"Aan {helped} van de {len(cells)} doelen werkt iemand, op {setting.today:%d-%m-%Y}",
        HEAD,
        tuple(_row(chosen.name(goal), cells[goal]) for goal in chosen.goals),
        tuple(_draw(chosen, cells)),
    )


def _row(name: str, cell: Cell) -> tuple[str | int, ...]:
    ended = [each for each in cell.offered if not each.is_live]
    direct = [each for each in cell.live if each.says.strength == "direct"]
    others = [each for each in cell.live if each.says.strength != "direct"]
    partners = len(cell.partners) or "niemand"
    return name, partners, _names(direct), _names(others), _names(ended)


def _names(offered: Iterable[Offered]) -> str:
    return ", ".join(each.service.name for each in offered) or "–"


def _draw(chosen: Chosen, cells: dict[str, Cell]) -> Iterator[Matrix]:
    """A picture for each challenge, so that each can be read on a phone."""
    for key in challenges_of(chosen.report, chosen.programme):
        own = {goal: cells[goal] for goal, _ in chosen.programme.goals_of(key)}
        if own:
            yield _draw_challenge(chosen, chosen.programme.challenges[key].name, own)


def _draw_challenge(chosen: Chosen, name: str, cells: dict[str, Cell]) -> Matrix:
    """Services in the order of the first goal that they support."""
    marks: dict[tuple[str, str], dict[str, Mark]] = {}
    for goal, cell in cells.items():
        for each in cell.offered:
            mark: Mark = each.says.strength if each.is_live else "ended"
            marks.setdefault((each.service.name, each.service.slug), {})[goal] = mark
    number = chosen.programme.number_of
    return Matrix(
        f"{name}: {_say_helped(cells)}",
        tuple(map(number, cells)),
        tuple(
            Line(own, tuple(of_one.get(goal, "") for goal in cells))
            for (own, _), of_one in marks.items()
        ),
        tuple(number(goal) for goal, cell in cells.items() if not cell.live),
    )


def _say_helped(cells: dict[str, Cell]) -> str:
    helped = sum(1 for each in cells.values() if each.live)
    if helped == len(cells):
        return "aan elk doel werkt iemand"
    return f"aan {helped} van de {len(cells)} doelen werkt iemand"
