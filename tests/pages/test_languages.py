"""Whoever reads a page knows in which language its words are, and who stands for them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from routekaart.edition.store import Published
from routekaart.language.locales import LOCALES, TRANSLATED
from tests.pages.browsing import Visitor, each_text
from tests.real_site import Clock, Reading, make_app, make_settings

HELLO = "Hallo, ik heb hulp nodig. Kunt u mij helpen?"
PAGES = ("/", "/route/direct", "/route/schulden", "/hulp/ping-loket", "/vandaag", "/nood", "/over")


def changed(published: Published, change: Any) -> Published:
    """The edition with `change(text)` in place of every text: None keeps it."""
    content = msgspec.to_builtins(published)

    def go(value: Any) -> Any:
        if isinstance(value, dict):
            if isinstance(value.get("nl"), str):
                return change(value)
            return {key: go(each) for key, each in value.items()}
        return [go(each) for each in value] if isinstance(value, list | tuple) else value

    return msgspec.convert(go(content), Published)


@pytest.fixture
def visit(published: Published, tmp_path) -> Any:
    """`visit(change)`: a site whose texts were changed."""

    def make(change: Any) -> Visitor:
        clock, reading = Clock(), Reading(changed(published, change))
        return Visitor(make_app(make_settings(tmp_path), clock, reading), clock, reading)

    return make


def notes_of(page: Any) -> list[str]:
    return [each.get("class") for each in page.all("p") if "note" in (each.get("class") or "")]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_machines_translation_says_so_and_dutch_does_not(
    visitor: Visitor, locale: str, path: str
) -> None:
    assert len(notes_of(visitor.open(f"/{locale}{path}"))) == (0 if locale == "nl" else 1)


@pytest.fixture
def reviewed(published: Published, tmp_path) -> Visitor:
    """A site of which a person reviewed every word in every language."""
    content = msgspec.to_builtins(
        changed(published, lambda text: text | {"reviewed": list(text.get("translations", ()))})
    )
    for page in (
        page for of_one in content["edition"]["pages"].values() for page in of_one.values()
    ):
        page["reviewed"] = True
    clock, reading = Clock(), Reading(msgspec.convert(content, Published))
    visitor = Visitor(make_app(make_settings(tmp_path), clock, reading), clock, reading)
    for locale in TRANSLATED:
        leave_to_review(visitor, locale)
    return visitor


def leave_to_review(visitor: Visitor, locale: str, *words: str) -> None:
    """Of the interface in this language only these words wait for a person."""
    found = visitor.app.extensions["routekaart.wording"]
    found[locale] = found[locale]._replace(machine_made=frozenset(words))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("locale", TRANSLATED)
def test_what_a_person_reviewed_says_nothing_of_a_computer(
    reviewed: Visitor, locale: str, path: str
) -> None:
    assert notes_of(reviewed.open(f"/{locale}{path}")) == []
    assert notes_of(reviewed.open(f"/{locale}{path}?ook=nl")) == []


@pytest.mark.parametrize(
    ("word", "waiting"),
    [
        ("Taal", PAGES),
        ("Toegankelijkheid", PAGES),
        ("Bijgewerkt op %(date)s, %(time)s", PAGES),
        ("Nu dicht", ("/route/schulden", "/hulp/ping-loket", "/vandaag")),
        ("Vertel ons wat er niet klopt.", ()),
    ],
)
def test_one_word_that_waits_for_a_person_tells_on_the_pages_that_may_say_it(
    reviewed: Visitor, word: str, waiting: tuple[str, ...]
) -> None:
    leave_to_review(reviewed, "en", word)

    noted = {path for path in PAGES if notes_of(reviewed.open(f"/en{path}"))}
    assert noted >= set(waiting)
    assert waiting == PAGES or "/over" not in noted
    assert all(notes_of(reviewed.open(f"/ar{path}")) == [] for path in PAGES)


def test_a_page_of_plain_reading_waits_for_a_person_by_itself(
    reviewed: Visitor, published: Published
) -> None:
    content = msgspec.to_builtins(reviewed.reading.published)
    content["edition"]["pages"]["en"]["over"]["reviewed"] = False
    reviewed.reading.published = msgspec.convert(content | {"number": 99}, Published)

    assert len(notes_of(reviewed.open("/en/over"))) == 1
    assert notes_of(reviewed.open("/en/privacy")) == []
    assert notes_of(reviewed.open("/ar/over")) == []


@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_text_has_its_translation(visitor: Visitor, locale: str) -> None:
    missing = {text.nl for text in each_text(visitor.edition) if locale not in text.translations}
    assert missing == set()


@pytest.mark.parametrize("locale", TRANSLATED)
def test_dutch_that_stands_in_is_marked(visit: Any, locale: str) -> None:
    """A missing translation is Dutch inside the page; a screen reader must know."""
    missing = {
        "Wat is er aan de hand?",
        "Mijn gas of licht is afgesloten",
        "U krijgt hulp met formulieren en met vragen over geld.",
        "Hulp met formulieren en geldzaken",
    }
    reader = visit(lambda text: {"nl": text["nl"]} if text["nl"] in missing else text)
    for path in ("/route/direct", "/hulp/ping-loket", "/vandaag", "/plek/tuinkamer-van-noord"):
        page = reader.open(f"/{locale}{path}")
        assert missing & page.dutch
        shown = [each for each in page.main.iter("span") if (each.text or "") in missing]
        assert shown, path
        assert {(each.get("lang"), each.get("dir")) for each in shown} == {("nl", "ltr")}


@pytest.mark.parametrize("locale", LOCALES)
def test_whatsapp_begins_in_dutch_and_in_the_visitors_language(
    visitor: Visitor, locale: str
) -> None:
    links = visitor.open(f"/{locale}/hulp/jongeren-perspectief-fonds").links
    (chat,) = (href for href in links if href.startswith("https://wa.me/"))
    assert urlsplit(chat).path == "/31614326165"
    (words,) = parse_qs(urlsplit(chat).query)["text"]
    own = words.split("\n\n")
    assert own[0] == HELLO
    assert len(own) == (1 if locale == "nl" else 2)
    assert len(set(own)) == len(own)


@pytest.mark.parametrize(
    ("service", "link", "printed"),
    [
        ("112", "tel:112", "112"),
        ("113", "tel:113", "113"),
        ("kredietbank-nederland", "tel:+31703008834", "070 300 8834"),
        ("gemeente-leidschendam-voorburg", "tel:14070", "14 070"),
        ("veilig-thuis", "tel:08002000", "0800 2000"),
        ("politie", "tel:09008844", "0900 8844"),
        ("luisterlijn", "tel:0880767000", "088 076 7000"),
    ],
)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_number_is_dialled_as_it_is_printed(
    visitor: Visitor, locale: str, service: str, link: str, printed: str
) -> None:
    assert printed in visitor.open(f"/{locale}/hulp/{service}").links[link]


def test_doubtful_facts_and_notes_for_the_programme_stay_indoors(visitor: Visitor) -> None:
    for service in visitor.edition.services:
        html = visitor.fetch(f"/nl/hulp/{service}").get_data(as_text=True)
        assert "jof@lv.nl" not in html
        assert "Navragen" not in html
