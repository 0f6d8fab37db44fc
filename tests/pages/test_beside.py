"""With the Dutch under each sentence every page is as sound as without."""

from __future__ import annotations

import pytest

from routekaart.language.locales import TRANSLATED
from tests.pages.audit import classes, words_in
from tests.pages.browsing import Visitor

PAGES = (
    "",
    "route/schulden",
    "route/direct",
    "hulp/ping-loket",
    "hulp/kredietbank-nederland",
    "plek/bibliotheek-aan-de-vliet",
    "organisatie/woej",
    "vandaag",
    "nood",
    "over",
    "hulp/ping-loket/klopt-niet",
    "zoeken",
    "zoeken?q=schulden",
)


def with_dutch(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}ook=nl"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_kind_of_page_has_dutch_under_its_words(
    visitor: Visitor, locale: str, path: str
) -> None:
    page = visitor.open(with_dutch(f"/{locale}/{path}"))
    under = [words_in(each) for each in page.all("span") if "beside" in classes(each)]
    assert len(under) >= 5
    assert not set("\ue000\ue001\ue002") & set(page.answer.get_data(as_text=True))


@pytest.mark.parametrize("locale", TRANSLATED)
def test_the_state_is_said_in_both(visitor: Visitor, locale: str) -> None:
    page = visitor.open(f"/{locale}/hulp/kredietbank-nederland?ook=nl")
    assert "Nu open, tot 17.00 uur" in page.states[0]
    assert page.states[0] != visitor.open("/nl/hulp/kredietbank-nederland").states[0]


def test_from_page_to_page_it_stays_until_it_is_let_go(visitor: Visitor) -> None:
    page = visitor.open("/ar/route/schulden?ook=nl")
    assert "/ar/hulp/schuldhulpmaatje?ook=nl" in page.links
    assert "/ar/route/schulden" in page.links
    assert "/ar/route/schulden?ook=nl" in visitor.open("/ar/route/schulden").links


def test_dutch_pages_have_nothing_to_add(visitor: Visitor) -> None:
    plain, asked = (visitor.open(f"/nl/route/schulden{each}") for each in ("", "?ook=nl"))
    assert plain.answer.get_data() == asked.answer.get_data()
