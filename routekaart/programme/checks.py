"""Whether the entries of the programme make sense together. Plain rules, for content files and for
what officers change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from routekaart.catalogue.pack import Entry
from routekaart.content_pack.problems import did_you_mean
from routekaart.programme.entries import Action, Indicator, Series
from routekaart.programme.programme import Programme


class Misfit(NamedTuple):
    """What is wrong with one field of one entry, such as `goal` of `link.ping-loket-taal`."""

    entry: str
    field: str
    says: str


class Known(NamedTuple):
    """The slugs of the catalogue that the programme may name; None where they are not known."""

    services: Collection[str] | None = None
    partners: Collection[str] | None = None
    topics: Collection[str] | None = None


_REFERS = {
    ("goal", "challenge"): "challenges",
    ("goal", "topics"): "topics",
    ("indicator", "goals"): "goals",
    ("plan", "challenge"): "challenges",
    ("action", "plan"): "plans",
    ("action", "goal"): "goals",
    ("action", "partners"): "partners",
    ("result", "goal"): "goals",
    ("result", "action"): "actions",
    ("budget", "challenge"): "challenges",
    ("report", "challenge"): "challenges",
    ("link", "service"): "services",
    ("link", "goal"): "goals",
}
"""Which field of which kind of entry names what."""

_MOST = 10**12
"""Nothing here is counted in more; and what is infinite could not be kept as JSON."""

_CALLED = {
    "challenges": "De opgave",
    "goals": "Het doel",
    "plans": "Het plan",
    "actions": "De actie",
    "services": "De dienst",
    "partners": "De partner",
    "topics": "Het onderwerp",
}


def find_misfits(programme: Programme, known: Known) -> Iterator[Misfit]:
    """Everything that does not fit."""
    slugs = _slugs(programme, known)
    for name, entry in programme.entries():
        yield from _check_references(name, entry, slugs)
        yield from _check_years(name, entry)
    yield from _check_numbers(programme)
    for key, indicator in programme.indicators.items():
        yield from check_indicator(f"indicator.{key}", indicator)
    for key, action in programme.actions.items():
        yield from _check_action(f"action.{key}", action)
    for key, budget in programme.budgets.items():
        for field in ("available", "spent", "committed"):
            if getattr(budget, field) < 0:
                yield Misfit(f"budget.{key}", field, "Een bedrag is nooit onder nul.")
    for key, report in programme.reports.items():
        if report.last_day < report.first_day:
            yield Misfit(f"report.{key}", "last_day", "De laatste dag ligt voor de eerste.")
    yield from _check_links(programme)


def _slugs(programme: Programme, known: Known) -> dict[str, Collection[str] | None]:
    own = ("challenges", "goals", "plans", "actions")
    return {**{noun: getattr(programme, noun).keys() for noun in own}, **known._asdict()}


def _check_references(
    name: str, entry: Entry, slugs: Mapping[str, Collection[str] | None]
) -> Iterator[Misfit]:
    kind = name.partition(".")[0]
    for field in entry.__struct_fields__:
        noun = _REFERS.get((kind, field))
        there = slugs[noun] if noun is not None else None
        if noun is None or there is None:
            continue
        named = getattr(entry, field)
        for each in named if isinstance(named, tuple) else (named,):
            if each is not None and each not in there:
                says = f"{_CALLED[noun]} '{each}' bestaat niet{did_you_mean(each, there)}"
                yield Misfit(name, field, says)


def _check_years(name: str, entry: Entry) -> Iterator[Misfit]:
    first, last = getattr(entry, "first_year", None), getattr(entry, "last_year", None)
    if first is not None and last is not None and last < first:
        yield Misfit(name, "last_year", "Het laatste jaar ligt voor het eerste.")


def _check_numbers(programme: Programme) -> Iterator[Misfit]:
    """Two with one number could not be told apart in a report."""
    challenges = Counter(each.number for each in programme.challenges.values())
    for key, challenge in programme.challenges.items():
        if challenges[challenge.number] > 1:
            yield Misfit(f"challenge.{key}", "number", "Een andere opgave heeft dit nummer ook.")
    goals = Counter((each.challenge, each.number) for each in programme.goals.values())
    for key, goal in programme.goals.items():
        if goals[goal.challenge, goal.number] > 1:
            yield Misfit(f"goal.{key}", "number", "Een ander doel heeft dit nummer ook.")


def check_indicator(name: str, indicator: Indicator) -> Iterator[Misfit]:
    """What does not fit in one indicator by itself; `name` is how misfits call it."""
    if not indicator.goals:
        yield Misfit(name, "goals", "Zeg bij welk doel dit hoort.")
    areas = Counter(each.area for each in indicator.series)
    for area in sorted(area for area, times in areas.items() if times > 1):
        yield Misfit(name, "series", f"{area} staat er twee keer.")
    for series in indicator.series:
        yield from _check_series(name, indicator, series)


def _check_series(name: str, indicator: Indicator, series: Series) -> Iterator[Misfit]:
    after = [each.after for each in series.targets]
    if len(after) > len(set(after)):
        yield Misfit(name, "series", f"{series.area} heeft twee streefcijfers na evenveel jaar.")
    for target in series.targets:
        if target.value is None and not target.says:
            yield Misfit(
                name, "series", f"{series.area}: een streefcijfer is een getal of woorden."
            )
    measured = [*([series.baseline] if series.baseline else []), *series.measurements]
    years = [each.year for each in measured]
    if len(years) > len(set(years)):
        yield Misfit(name, "series", f"{series.area} heeft twee metingen van een jaar.")
    wanted = [each.value for each in series.targets if each.value is not None]
    values = [*wanted, *(each.value for each in measured)]
    highest = 100 if indicator.unit == "%" else _MOST
    if any(not 0 <= value <= highest for value in values):
        yield Misfit(name, "series", f"{series.area}: een waarde kan niet, zoals 120 %.")


def _check_action(name: str, action: Action) -> Iterator[Misfit]:
    if (action.status is None) != (action.status_on is None):
        yield Misfit(name, "status", "Een stand hoort bij een dag, en een dag bij een stand.")
    if action.yearly and action.amount is None:
        yield Misfit(name, "amount", "Zeg hoeveel het per jaar is.")


def _check_links(programme: Programme) -> Iterator[Misfit]:
    pairs = Counter((each.service, each.goal) for each in programme.links.values())
    for key, link in programme.links.items():
        if pairs[link.service, link.goal] > 1:
            yield Misfit(f"link.{key}", "service", "Deze dienst staat al bij dit doel.")
        if link.confirmed and link.refused is not None:
            yield Misfit(f"link.{key}", "refused", "Wat telt, is niet geweigerd.")
