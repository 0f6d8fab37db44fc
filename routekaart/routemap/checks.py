"""Whether a route map holds together, and whether every route ends at help that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from routekaart.content_pack.problems import Problem, Spot, did_you_mean
from routekaart.language.locales import TRANSLATED
from routekaart.routemap.content_files import RouteMapFile, each_text
from routekaart.routemap.route_map import Outcome, Query, Question

MOST_ANSWERS = 6
AHEAD = timedelta(days=30)
"""A dead end is named this long before a resident meets it."""


class Offer(NamedTuple):
    """What the catalogue has, as far as a route map asks.

    `services` and `topics`: every slug and every key there is; `found`: the slugs of what a query
    is about; `offered`: whether residents may be sent to a service (by slug) on a day.
    """

    services: Collection[str]
    topics: Collection[str]
    found: Callable[[Query], Collection[str]]
    offered: Callable[[str, date], bool]


def problems(
    file: RouteMapFile, offer: Offer, today: date, promised: Iterable[str] = TRANSLATED
) -> list[Problem]:
    """All there is against publishing this map, those of reading it included, in file order.

    `promised`: the locales in which no text may be missing.
    """
    check = _Check(file, offer, today)
    return sorted(
        [
            *file.problems,
            *check.check_ends_of_map(),
            *check.check_questions(),
            *check.check_outcomes(),
            *check.check_reach(),
            *check.check_circles(),
            *check.check_texts(promised),
        ]
    )


class _Check:
    def __init__(self, file: RouteMapFile, offer: Offer, today: date) -> None:
        self.map = file.route_map
        self.spots = file.spots
        self.offer = offer
        self.days = [today + timedelta(days=ahead) for ahead in range(AHEAD.days + 1)]
        # A page that could not be read is a problem already; what leads to it is not another.
        self.pages = {key for noun, key in file.spots if noun != "map"}
        self.whole = not file.problems

    def check_ends_of_map(self) -> Iterator[Problem]:
        """Start, "elsewhere" and the emergency lines."""
        spot = self.spots.get(("map", ""))
        if spot is None or not self.map.start:
            return
        for name, noun in (("start", "question"), ("elsewhere", "outcome")):
            key = getattr(self.map, name)
            if (noun, key) not in self.spots:
                known = [each for its_noun, each in self.spots if its_noun == noun]
                word = {"question": "De vraag", "outcome": "De uitkomst"}[noun]
                says = f"{word} '{key}' bestaat niet{did_you_mean(key, known)}"
                yield (spot / name).problem(says)
        yield from self._check_services(self.map.emergency, spot / "emergency")
        for number, slug in enumerate(self.map.emergency):
            if slug in self.offer.services and not self.offer.offered(slug, self.days[0]):
                says = f"De lijn '{slug}' helpt vandaag niemand."
                yield (spot / "emergency" / number).problem(says)

    def check_questions(self) -> Iterator[Problem]:
        for question in self.map.questions.values():
            spot = self.spots["question", question.key]
            if ("outcome", question.key) in self.spots:
                yield spot.problem(f"'{question.key}' is ook de sleutel van een uitkomst.")
            if not question.answers:
                yield spot.problem("Deze vraag heeft geen antwoorden.")
            if len(question.answers) > MOST_ANSWERS:
                says = f"Deze vraag heeft meer dan {MOST_ANSWERS} antwoorden; dat is te veel."
                yield (spot / "answers" / MOST_ANSWERS).problem(says)
            yield from self._check_answers(question, spot / "answers")

    def _check_answers(self, question: Question, spot: Spot) -> Iterator[Problem]:
        seen: Counter[str] = Counter()
        for number, answer in enumerate(question.answers):
            at = spot / number
            seen[answer.key] += 1
            if seen[answer.key] == 2:
                yield (at / "key").problem(f"Het antwoord '{answer.key}' staat hier al.")
            if answer.goes_to not in self.pages:
                meant = did_you_mean(answer.goes_to, self.pages)
                says = f"De vraag of uitkomst '{answer.goes_to}' bestaat niet{meant}"
                yield (at / "goes_to").problem(says)

    def check_outcomes(self) -> Iterator[Problem]:
        for outcome in self.map.outcomes.values():
            spot = self.spots["outcome", outcome.key]
            yield from self._check_services(outcome.first, spot / "first")
            yield from self._check_query(outcome, spot / "also")
            yield from self._check_live(outcome, spot)

    def _check_services(self, slugs: Sequence[str], spot: Spot) -> Iterator[Problem]:
        for number, slug in enumerate(slugs):
            if slug not in self.offer.services:
                yield (spot / number).problem(self._unknown_service(slug))
            elif slug in slugs[:number]:
                yield (spot / number).problem(f"De dienst '{slug}' staat hier al.")

    def _unknown_service(self, slug: str) -> str:
        return f"De dienst '{slug}' bestaat niet{did_you_mean(slug, self.offer.services)}"

    def _check_query(self, outcome: Outcome, spot: Spot) -> Iterator[Problem]:
        if outcome.also is None:
            return
        if not outcome.also.topics and not outcome.also.everything:
            yield spot.problem("'also' vindt niets zonder onderwerp: noem 'topics'.")
        for number, topic in enumerate(outcome.also.topics):
            if topic not in self.offer.topics:
                meant = did_you_mean(topic, self.offer.topics)
                says = f"Het onderwerp '{topic}' bestaat niet{meant}"
                yield (spot / "topics" / number).problem(says)

    def _check_live(self, outcome: Outcome, spot: Spot) -> Iterator[Problem]:
        """On each day to come one of its own services must be there, and its safety net too."""
        found = self.offer.found(outcome.also) if outcome.also else ()
        known = {*outcome.first, *found} & set(self.offer.services)
        if (day := self._first_day_without(known)) is not None:
            says = f"Op {day:%d-%m-%Y} is geen van de diensten van deze uitkomst er."
            yield (spot / "first").problem(says)
        net = outcome.safety_net
        if net not in self.offer.services:
            yield (spot / "safety_net").problem(self._unknown_service(net))
        elif (day := self._first_day_without({net})) is not None:
            says = f"Op {day:%d-%m-%Y} is het vangnet '{net}' er niet."
            yield (spot / "safety_net").problem(says)

    def _first_day_without(self, slugs: Collection[str]) -> date | None:
        return next(
            (day for day in self.days if not any(self.offer.offered(each, day) for each in slugs)),
            None,
        )

    def check_reach(self) -> Iterator[Problem]:
        """Pages that no route leads to; told only of a map that could be read whole."""
        if not self.whole:
            return
        reached: set[str] = set()
        waiting = [self.map.start, self.map.elsewhere]
        while waiting:
            key = waiting.pop()
            if key not in reached:
                reached.add(key)
                waiting.extend(self._leads_to(key))
        for (noun, key), spot in self.spots.items():
            if noun != "map" and key not in reached:
                yield spot.problem(f"Geen enkele route komt uit bij '{key}'.")

    def check_circles(self) -> Iterator[Problem]:
        """Answers that lead back to a question on the way to them."""
        done: set[str] = set()

        def follow(key: str, way: tuple[str, ...]) -> Iterator[Problem]:
            done.add(key)
            for number, target in enumerate(self._leads_to(key)):
                if target in (*way, key):
                    at = self.spots["question", key] / "answers" / number / "goes_to"
                    circle = [*way, key, target]
                    says = " → ".join(circle[circle.index(target) :])
                    yield at.problem(f"De route gaat in een kring: {says}.")
                elif target not in done:
                    yield from follow(target, (*way, key))

        for key in self.map.questions:
            if key not in done:
                yield from follow(key, ())

    def _leads_to(self, key: str) -> tuple[str, ...]:
        question = self.map.questions.get(key)
        return tuple(answer.goes_to for answer in question.answers) if question else ()

    def check_texts(self, promised: Iterable[str]) -> Iterator[Problem]:
        locales = tuple(promised)
        for each in each_text(self.map):
            missing = [code for code in locales if code not in each.text.translations]
            if missing:
                spot = self.spots[each.noun, each.page]
                for step in each.path:
                    spot = spot / step
                says = f"De tekst '{each.key}' is niet vertaald in: {', '.join(missing)}."
                yield spot.problem(says)
