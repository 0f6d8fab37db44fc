"""The results page: what was found, in order, whatever was typed; and nothing of it is kept."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routekaart.language.locales import LOCALES
from routekaart.search.found import Found
from routekaart.web.kit.site import Visit
from routekaart.web.public.search import MOST_SHOWN
from tests.pages.audit import Page, classes, words_in
from tests.pages.browsing import BOTH_WAYS, Visitor

MONEY = ("kredietbank-nederland", "sociaal-servicepunt", "schuldhulpmaatje", "geldfit")


class Finding:
    """A search that finds what a test says, and remembers what it was asked."""

    def __init__(self) -> None:
        self.found: Found | Exception = Found("")
        self.asked: list[tuple[str, str, date]] = []

    def find(self, query: str, locale: str, day: date) -> Found:
        self.asked.append((query, locale, day))
        if isinstance(self.found, Exception):
            raise self.found
        return self.found._replace(query=query)


@pytest.fixture
def finding(monkeypatch: pytest.MonkeyPatch) -> Finding:
    finding = Finding()
    monkeypatch.setattr(Visit, "search", property(lambda _visit: finding))
    return finding


def look(
    visitor: Visitor, query: str, locale: str = "nl", more: str = "", status: int = 200
) -> Page:
    path = f"/{locale}/zoeken?q={quote(query)}{more}"
    page = visitor.audit(path, visitor.fetch(path))
    assert page.status == status
    return page


def found_services(page: Page) -> list[str]:
    """Slugs of the result cards, in order."""
    cards = [each for each in page.main.iter("article") if "hit" in classes(each)]
    return [next(card.iter("a")).get("href", "").rsplit("/", 1)[1] for card in cards]


def marked(page: Page) -> list[str]:
    return [words_in(each) for each in page.main.iter("mark")]


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_found_is_there_in_order(
    visitor: Visitor, finding: Finding, locale: str
) -> None:
    finding.found = Found(
        "",
        lines=("veilig-thuis",),
        steps=("deurwaarder", "direct"),
        services=("veilig-thuis", *MONEY),
        places=("bibliotheek-aan-de-vliet",),
        partners=("kredietbank-nederland",),
        corrected="schulden & huur",
    )
    page = look(visitor, "sgulden", locale)
    base = f"/{locale}"
    wanted = [
        "tel:08002000",
        f"{base}/zoeken?q=schulden%20%26%20huur",
        f"{base}/route/deurwaarder",
        f"{base}/route/direct",
        *(f"{base}/hulp/{slug}" for slug in MONEY),
        f"{base}/plek/bibliotheek-aan-de-vliet",
        f"{base}/organisatie/kredietbank-nederland",
        f"{base}/route/anders",
    ]
    addresses = list(page.links)
    order = [addresses.index(each) for each in wanted]
    assert found_services(page) == list(MONEY)
    assert order == sorted(order)
    assert finding.asked == [("sgulden", locale, visitor.clock.now.date())]


def test_danger_stands_before_all_else(visitor: Visitor, finding: Finding) -> None:
    finding.found = Found("", lines=("112", "veilig-thuis"), services=MONEY)
    page = look(visitor, "hij slaat mij")
    first, *_others = [each for each in page.main if isinstance(each.tag, str)]
    calls = [each.get("href") for each in first.iter("a") if "urgent" in classes(each)]
    assert calls[0] == "tel:112"
    assert "tel:08002000" in calls
    assert "role" not in first.attrib


def test_a_step_speaks_as_the_answer_that_leads_there(visitor: Visitor, finding: Finding) -> None:
    edition = visitor.edition
    finding.found = Found("", steps=("deurwaarder", edition.route_map.start))
    page = look(visitor, "brief")
    says = next(
        answer.says.nl
        for question in edition.route_map.questions.values()
        for answer in question.answers
        if answer.goes_to == "deurwaarder"
    )
    assert page.links["/nl/route/deurwaarder"] == says
    start = edition.route_map.questions[edition.route_map.start]
    assert page.links["/nl/"] == start.asks.nl


def test_a_card_says_what_it_is_whether_it_is_open_and_what_to_do(
    visitor: Visitor, finding: Finding
) -> None:
    finding.found = Found("", services=("kredietbank-nederland",))
    page = look(visitor, "schulden")
    service = visitor.edition.services["kredietbank-nederland"]
    assert service.summary.nl in page.words
    assert "Nu open, tot 17.00 uur" in page.states
    assert "tel:+31703008834" in page.links
    visitor.clock.set("2026-11-23T20:00")
    assert "Nu open, tot 17.00 uur" not in look(visitor, "schulden").states


def test_words_that_were_looked_for_are_marked_and_nothing_else_is(
    visitor: Visitor, finding: Finding
) -> None:
    finding.found = Found(
        "", services=("kredietbank-nederland",), stems={"nl": frozenset({"schuld", "schulden"})}
    )
    assert set(marked(look(visitor, "schulden"))) == {"schulden"}
    assert marked(look(visitor, "schulden", "ar")) == []


def test_what_was_found_has_dutch_under_it_with_the_words_marked_in_both(
    visitor: Visitor, finding: Finding
) -> None:
    finding.found = Found(
        "", services=("kredietbank-nederland",), stems={"nl": frozenset({"schuld"})}
    )
    page = look(visitor, "schulden", "ar", more="&ook=nl")
    under = [each for each in page.main.iter("span") if "beside" in classes(each)]
    service = visitor.edition.services["kredietbank-nederland"]
    assert {service.summary.nl, service.alternate_name.nl} <= {
        "".join(each.itertext()) for each in under
    }
    assert [mark.text for each in under for mark in each.iter("mark")] == ["schulden"] * 2


def test_after_ten_the_rest_is_one_tap_away(visitor: Visitor, finding: Finding) -> None:
    offered = [
        slug for slug, each in visitor.edition.services.items()
        if each.offered_on(visitor.clock.now.date())
    ]  # fmt: skip
    finding.found = Found("", services=tuple(offered))
    page = look(visitor, "hulp")
    assert found_services(page) == offered[:MOST_SHOWN]
    assert f"Toon alle {len(offered)}" in page.links.values()
    assert found_services(look(visitor, "hulp", more="&alles=ja")) == offered
    assert f"{len(offered)} resultaten" in page.words


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_is_never_empty(visitor: Visitor, finding: Finding, locale: str) -> None:
    finding.found = Found("", nearest=True, concepts=("deurwaarder",), services=MONEY[:2])
    for found in (finding.found, Found("", nearest=True), Found("")):
        finding.found = found
        page = look(visitor, "qqxxyy", locale)
        answers = visitor.edition.route_map.questions[visitor.edition.route_map.start].answers
        assert {f"/{locale}/route/{each.goes_to}" for each in answers} <= set(page.links)
        assert f"/{locale}/zoeken?onderwerp=geld" in page.links
        assert any(href.startswith("tel:") for href in page.links)


def test_what_is_only_near_says_so(visitor: Visitor, finding: Finding) -> None:
    finding.found = Found("", nearest=True, concepts=("deurwaarder",), services=MONEY[:2])
    page = look(visitor, "qqxxyy")
    assert "Wij vonden niets dat precies past. Dit komt er het dichtst bij." in page.words
    name = visitor.edition.concepts["deurwaarder"].words["nl"][0]
    assert page.links[f"/nl/zoeken?q={quote(name)}"] == name


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("query", ["", "?q=", "?q=%20%09%20", "?q=&open=gisteren&fbclid=x"])
def test_without_words_there_is_somewhere_to_begin(
    visitor: Visitor, locale: str, query: str
) -> None:
    page = visitor.open(f"/{locale}/zoeken{query}")
    assert f"/{locale}/route/geld" in page.links
    assert f"/{locale}/zoeken?onderwerp=wonen" in page.links


def test_every_topic_leads_to_help(visitor: Visitor) -> None:
    topics = [each for each in visitor.open("/nl/zoeken").links if "onderwerp=" in each]
    assert topics
    for path in topics:
        page = visitor.open(path)
        key = path.rsplit("=", 1)[1]
        assert found_services(page), path
        terms = visitor.edition.terms
        for slug in found_services(page):
            of = visitor.edition.services[slug].topics
            assert key in of or key in {terms[each].parent for each in of}


def chips(page: Page) -> dict[str, str]:
    """Filters that can be added or taken off, with their words."""
    return {
        each.get("href") or "": words_in(each)
        for each in page.main.iter("a")
        if "chip" in classes(each)
    }


@pytest.mark.parametrize("locale", BOTH_WAYS)
def test_every_filter_keeps_its_promise(visitor: Visitor, finding: Finding, locale: str) -> None:
    """Two taps deep: its count is what is there, which is neither nothing nor everything."""
    everything = tuple(
        slug for slug, each in visitor.edition.services.items()
        if each.offered_on(visitor.clock.now.date())
    )  # fmt: skip
    finding.found = Found("", services=everything)
    first = chips(look(visitor, "hulp", locale, "&alles=ja"))
    assert len(first) > 10
    seen = dict(first)
    for path in list(first)[::4]:
        for more, words in chips(visitor.audit(path, visitor.fetch(path))).items():
            if words.endswith(")"):
                seen[more] = words
    for path, words in list(seen.items())[::5]:
        promised = int(words.rsplit("(", 1)[1].strip(")"))
        page = visitor.audit(path, visitor.fetch(f"{path}&alles=ja"))
        assert len(found_services(page)) == promised, path
        assert 0 < promised < len(everything)


def test_filters_add_up_and_come_off(visitor: Visitor, finding: Finding) -> None:
    finding.found = Found("", services=("112", *MONEY, "ping-loket"))
    page = look(visitor, "hulp", more="&open=nu")
    assert found_services(page) == ["112", *MONEY[:2], "ping-loket"]
    both = look(visitor, "hulp", more="&open=nu&plek=bibliotheek-aan-de-vliet")
    assert found_services(both) == ["sociaal-servicepunt", "ping-loket"]
    assert "/nl/zoeken?q=hulp&open=nu" in chips(both)
    assert "/nl/zoeken?q=hulp&plek=bibliotheek-aan-de-vliet" in chips(both)


def test_a_filter_that_leaves_nothing_says_so(visitor: Visitor, finding: Finding) -> None:
    """As when somebody opens at night what was shared by day."""
    finding.found = Found("", services=("ping-loket",))
    visitor.clock.set("2026-11-24T03:00")
    page = look(visitor, "formulier", more="&open=nu")
    assert found_services(page) == []
    assert page.links["/nl/zoeken?q=formulier"]
    assert "Er blijft niets over." in page.words


@pytest.mark.parametrize(
    "more", ["&open=gisteren", "&leeftijd=9", "&taal=xx", "&plek=../x", "&zin=1"]
)
def test_what_is_no_filter_of_ours_changes_nothing(
    visitor: Visitor, finding: Finding, more: str
) -> None:
    finding.found = Found("", services=MONEY)
    assert found_services(look(visitor, "geld", more=more)) == list(MONEY)


def test_a_doubled_filter_is_refused(visitor: Visitor, finding: Finding) -> None:
    look(visitor, "geld", more="&open=nu&open=vandaag", status=400)


ODD = (
    "'; DROP TABLE service; --", "<script>alert(1)</script>", '" onfocus="x', "{{7*7}}",
    "name:huur", "*", "?", "[a", '"huur', "((((", "AND OR NOT", "💩", "🏳️‍🌈", "ａｂｃ",
    "\u202eruuh", "ر huur ر", "\ufeff", "a\tb", "%", "&q=1", "#", "+", "á" * 100, "!?.,;:",
    "../../etc/passwd",
)  # fmt: skip


@pytest.mark.parametrize("locale", BOTH_WAYS)
@pytest.mark.parametrize("query", ODD)
def test_odd_words_are_words(visitor: Visitor, finding: Finding, locale: str, query: str) -> None:
    finding.found = Found("", services=MONEY, corrected=query)
    page = look(visitor, query, locale)
    (field,) = (each for each in page.all("input") if each.get("name") == "q")
    assert field.get("value") == " ".join(query.split())
    assert "49" not in page.words
    assert found_services(page) == list(MONEY)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_any_words_give_a_sound_page(visitor: Visitor, finding: Finding, query: str) -> None:
    finding.found = Found("", services=MONEY[:1], nearest=True, corrected=query or None)
    look(visitor, query)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_whole_book_is_refused_kindly(visitor: Visitor, locale: str) -> None:
    page = look(visitor, "schulden " * 1_200, locale, status=400)
    assert page.heading != visitor.audit("/", visitor.fetch(f"/{locale}/zoeken?q=%00")).heading
    assert f"/{locale}/" in page.links


def test_the_longest_words_and_every_filter_still_fit(visitor: Visitor, finding: Finding) -> None:
    """The field takes 120 letters; in Tigrinya each has nine signs in an address."""
    finding.found = Found("", services=MONEY)
    (field,) = (each for each in visitor.open("/nl/zoeken").all("input"))
    longest = "ሓ" * int(field.get("maxlength") or 0)
    more = "&open=vandaag&avond=ja&inloop=ja&gratis=ja&oppas=ja&leeftijd=boven-27&taal=ar"
    look(visitor, longest, more=more + "&plek=bibliotheek-aan-de-vliet&onderwerp=vrijwilligerswerk")


def test_nothing_of_it_is_kept(visitor: Visitor, finding: Finding, caplog) -> None:
    finding.found = Found("", services=MONEY)
    with caplog.at_level(logging.DEBUG):
        page = look(visitor, "geheimpje")
    assert page.answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in page.answer.headers
    metas = {each.get("name"): each.get("content") for each in page.all("meta")}
    assert metas["robots"] == "noindex"
    assert metas["referrer"] == "no-referrer"
    assert "geheimpje" not in caplog.text
    assert "Disallow: /*/zoeken" in visitor.fetch("/robots.txt").text
    assert "/zoeken" not in visitor.fetch("/sitemap.xml").text
    assert visitor.open("/nl/zoeken").answer.headers["Cache-Control"] == "no-store"


def test_a_fault_of_the_search_tells_nothing_and_the_page_helps(
    visitor: Visitor, finding: Finding, caplog
) -> None:
    finding.found = KeyError("geheimpje")
    page = look(visitor, "geheimpje")
    assert "/nl/route/geld" in page.links
    assert "KeyError in a search" in caplog.text
    assert "geheimpje" not in caplog.text


def test_the_language_bar_keeps_the_words(visitor: Visitor, finding: Finding) -> None:
    page = look(visitor, "huur & wonen", "ar", "&open=nu&fbclid=x")
    bar = {each.get("hreflang"): each.get("href") for each in page.all("a") if each.get("hreflang")}
    assert bar == {code: f"/{code}/zoeken?q=huur%20%26%20wonen&open=nu" for code in LOCALES}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", ["/", "/zoeken"])
def test_the_box_works_without_script(visitor: Visitor, locale: str, path: str) -> None:
    page = visitor.open(f"/{locale}{path}")
    (form,) = page.all("form")
    assert (form.get("role"), form.get("action")) == ("search", f"/{locale}/zoeken")
    assert form.get("method") is None
    (field,) = (each for each in form.iter("input"))
    assert (field.get("type"), field.get("name"), field.get("dir")) == ("search", "q", "auto")
    assert (field.get("autocomplete"), field.get("enterkeyhint")) == ("off", "search")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_other_page_leads_to_the_box(visitor: Visitor, locale: str) -> None:
    for path in ("/nood", "/hulp/ping-loket", "/route/direct", "/over"):
        header = visitor.open(f"/{locale}{path}").all("header")[0]
        assert f"/{locale}/zoeken" in [each.get("href") for each in header.iter("a")]


@pytest.mark.parametrize("locale", LOCALES)
def test_words_to_suggest(visitor: Visitor, locale: str) -> None:
    """Names as this language has them; fetched once, and again only when they changed."""
    path = f"/{locale}/zoeken/woorden.json"
    answer = visitor.fetch(path, Accept_Encoding="br")
    words: Any = visitor.fetch(path).get_json()
    assert answer.mimetype == "application/json"
    assert answer.headers["Cache-Control"].startswith("public")
    again = visitor.fetch(path, Accept_Encoding="br", If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert len(answer.data) < 8_000
    assert len({word.casefold() for word in words}) == len(words)
    concepts = visitor.edition.concepts.values()
    assert {each.name(locale, "nl").casefold() for each in concepts} <= {
        word.casefold() for word in words
    }
    assert "Kredietbank Nederland" in words
    assert "Wijk-GGZ" not in words
