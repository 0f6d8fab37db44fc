"""A list for a neighbour: put together, read and handed over with nothing but links."""

from __future__ import annotations

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from routekaart.language.locales import LOCALES, TRANSLATED
from routekaart.shortlists.codes import decode
from routekaart.shortlists.shortlist import Item
from routekaart.web.public.handing_over import say_here_it_is
from tests.pages.audit import classes, words_in
from tests.pages.browsing import Visitor

LIST = "ping-loket.ga.brief~kredietbank-nederland.mail.bel"


def names(page) -> list[str]:
    return [words_in(each) for each in page.all("h2") if each.find("a") is not None]


def link(page, ends_with: str) -> str:
    """The link with these last words."""
    (found,) = [a for a in page.all("a") if words_in(a).endswith(ends_with)]
    return found.get("href")


def list_of(href: str) -> tuple[Item, ...]:
    return decode(parse_qs(urlsplit(href).query)["l"][0]).shortlist.items


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("second", ["", "&ook=nl", "&ook=ar"])
@pytest.mark.parametrize("page", ["", "/maken", "/geven"])
def test_every_page_is_sound_in_every_pair_of_languages(visitor, locale, second, page) -> None:
    visitor.open(f"/{locale}/lijst{page}?l={LIST}~weg~jongerenadviespunt{second}")


def test_the_list_is_read_in_its_order_with_what_was_said(visitor: Visitor) -> None:
    page = visitor.open(f"/nl/lijst?l={LIST}")
    assert [each.split()[-1] for each in names(page)] == ["PING-loket", "Nederland"]
    assert "Neem uw brief mee." in page.words
    assert page.words.index("Eerst:") < page.words.index("Mail") < page.words.index("Daarna:")
    assert "Ik kom voor PING-loket." in page.words


def test_a_step_that_cannot_be_taken_any_more_leaves_the_others(visitor: Visitor) -> None:
    page = visitor.open("/nl/lijst?l=kredietbank-nederland.app.bel")
    assert "Bel" in page.words
    assert "Eerst:" not in page.words
    assert "tel:+31703008834" in page.links


def test_what_is_gone_is_explained_with_a_way_on(visitor: Visitor) -> None:
    page = visitor.open("/nl/lijst?l=jongerenadviespunt~nooit-geweest~ping-loket")
    assert "Dit aanbod is gestopt op 31 december 2024." in page.words
    assert "Dit staat niet meer op de routekaart." in page.words
    assert "nooit-geweest" in page.words
    assert "PING-loket" in page.words


@pytest.mark.parametrize("code", ["%3Cscript%3E", "ping-loket.vlieg", "~".join(["x-%d"] * 13)])
def test_a_damaged_link_says_so_and_shows_the_rest(visitor: Visitor, code: str) -> None:
    code = code % tuple(range(13)) if "%d" in code else code
    page = visitor.open(f"/nl/lijst?l={code}")
    assert "Een deel van deze lijst kunnen we niet lezen." in page.words


def test_an_empty_list_leads_to_making_one(visitor: Visitor) -> None:
    assert "/nl/lijst/maken" in visitor.open("/nl/lijst").links
    assert "/nl/lijst/maken" in visitor.open("/nl/lijst/geven").links


def test_a_service_and_an_outcome_go_on_the_list(visitor: Visitor) -> None:
    service = visitor.open("/nl/hulp/ping-loket")
    assert link(service, "Zet op de lijst") == "/nl/lijst/maken?l=ping-loket"
    outcome = visitor.open("/nl/route/schulden")
    slugs = [each.slug for each in list_of(link(outcome, "Zet op de lijst"))]
    assert slugs == [*visitor.edition.route_map.outcomes["schulden"].first]


def test_every_change_is_a_link(visitor: Visitor) -> None:
    page = visitor.open(f"/nl/lijst/maken?l={LIST}")
    ping = Item("ping-loket", ("ga",), ("brief",))
    bank = Item("kredietbank-nederland", ("mail", "bel"))
    later = link(page, "Later")
    assert list_of(later) == (bank, ping)
    assert urlsplit(later).fragment == "ping-loket"
    off = [a.get("href") for a in page.all("a") if words_in(a).endswith("Haal weg")]
    assert [list_of(each) for each in off] == [(bank,), (ping,)]
    chosen = [a for a in page.all("a") if "on" in classes(a) and "Mailen" in words_in(a)]
    assert list_of(chosen[0].get("href"))[1].steps == ("bel",)
    tolk = [a.get("href") for a in page.all("a") if "tolk" in words_in(a)]
    assert list_of(tolk[0])[0].sentences == ("brief", "tolk")


def test_a_search_puts_more_on_the_list(visitor: Visitor) -> None:
    page = visitor.open(f"/nl/lijst/maken?l={LIST}&q=schuldhulpmaatje")
    added = [a.get("href") for a in page.all("a") if words_in(a).endswith("Zet op de lijst")]
    assert list_of(added[0])[-1] == Item("schuldhulpmaatje")
    assert all(len(list_of(each)) == 3 for each in added)


def test_a_full_list_asks_for_no_more(visitor: Visitor) -> None:
    code = "~".join(list(visitor.edition.services)[:12])
    page = visitor.open(f"/nl/lijst/maken?l={code}")
    assert "De lijst is vol." in page.words
    assert not [each for each in page.all("input") if each.get("name") == "q"]


@pytest.mark.parametrize("reads", TRANSLATED)
def test_it_is_given_in_the_language_of_who_gets_it(visitor: Visitor, reads: str) -> None:
    page = visitor.open(f"/nl/lijst/geven?l={LIST}&ook={reads}")
    handed = f"http://localhost/{reads}/lijst?l={LIST}&ook=nl"
    (field,) = [each for each in page.all("input") if each.get("id") == "link"]
    assert field.get("value") == handed
    with visitor.app.test_request_context():
        says = say_here_it_is(reads)
    (whatsapp,) = [each for each in page.links if each.startswith("https://wa.me/")]
    assert parse_qs(urlsplit(unescape(whatsapp)).query)["text"] == [f"{says}\n{handed}"]
    (sms,) = [each for each in page.links if each.startswith("sms:")]
    assert parse_qs(sms.partition("?")[2])["body"] == [f"{says}\n{handed}"]
    assert [each for each in page.links if each.startswith("mailto:?subject=")]
    visitor.open(urlsplit(handed).path + "?" + urlsplit(handed).query)


def test_it_is_looked_at_as_it_is_given(visitor: Visitor) -> None:
    page = visitor.open(f"/nl/lijst/geven?l={LIST}&ook=ar")
    (looked,) = [each for each in page.links if each.startswith("/ar/lijst?")]
    assert looked == f"/ar/lijst?l={LIST}&ook=nl"
    assert all(each.count("ook=") < 2 for each in page.links)


def test_nothing_of_a_list_is_kept_on_the_way(visitor: Visitor) -> None:
    for page in ("", "/maken", "/geven"):
        answer = visitor.fetch(f"/nl/lijst{page}?l={LIST}")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
        assert 'name="robots" content="noindex"' in answer.text
        assert 'name="referrer" content="no-referrer"' in answer.text


def test_help_against_violence_can_be_given_and_stays_on_no_phone(visitor: Visitor) -> None:
    page = visitor.open(f"/nl/lijst/maken?l={LIST}~veilig-thuis")
    assert "Snel weg van deze pagina" in page.words
    assert [each.get("data-kept") for each in page.all("ol")] == [LIST]
    assert "veilig-thuis" in link(page, "Lijst geven aan iemand")
