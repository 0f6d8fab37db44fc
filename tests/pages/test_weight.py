"""A page is there at once on an old phone: what a first visit costs, as `make bench` weighs it."""

from __future__ import annotations

from functools import cache

import pytest

from routekaart.language.locales import LOCALES
from tests.bench.servers import Answer
from tests.bench.weights import MOST_PAGE, MOST_SCRIPTS, weigh_visit
from tests.journeys.pages import KINDS
from tests.pages.browsing import Visitor


@pytest.mark.parametrize("locale", LOCALES)
def test_a_first_visit_is_light(visitor: Visitor, locale: str) -> None:
    @cache
    def get(path: str) -> Answer:
        answer = visitor.fetch(path, Accept_Encoding="br")
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status_code, headers, answer.get_data())

    weights = {name: weigh_visit(get, f"/{locale}{path}") for name, path in KINDS.items()}
    heavy = {
        name: weight
        for name, weight in weights.items()
        if weight.page > MOST_PAGE or weight.scripts > MOST_SCRIPTS
    }
    assert heavy == {}
    assert min(each.page for each in weights.values()) > 1, "no stylesheet or no page was weighed"
