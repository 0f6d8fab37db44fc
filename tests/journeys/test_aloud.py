"""A page reads itself aloud. The voices are pretended; the recording is played for real."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.chromium import pretend_voices
from tests.journeys.conftest import serving
from tests.journeys.pages import KINDS
from tests.opus import make_opus
from tests.real_site import Reading, make_app, make_settings

DUTCH, ARABIC = ("nl-NL", True), ("ar-SA", True)
QUESTION = KINDS["question"]

Hearer = Callable[..., Page]


@pytest.fixture
def hear(phone) -> Hearer:
    """`hear("/nl/", DUTCH, …)`: a page on a phone that has these voices."""

    def open_page(path: str, *voices: tuple[str, bool], **options) -> Page:
        page = phone("about:blank", **options)
        page.add_init_script(f"{pretend_voices(voices)}; fakeSpeech.hurry()")
        page.goto(path)
        return page

    return open_page


def hear_all(page: Page) -> list[list[str]]:
    """Every utterance from the tap to the end: the voice and what it says."""
    page.locator(".aloud").tap()
    said: list[list[str]] = page.evaluate("fakeSpeech.hearAll()")
    return said


def words_of(page: Page) -> list[str]:
    return [words for _, words in hear_all(page)]


def set_voices(page: Page, *voices: tuple[str, bool]) -> None:
    page.evaluate("voices => fakeSpeech.setVoices(voices)", voices)


def is_reading(page: Page) -> bool:
    return bool(page.evaluate("fakeSpeech.waiting !== null"))


def test_without_a_voice_of_its_own_on_the_phone_a_language_has_no_button(hear) -> None:
    """A voice that lives elsewhere would be told what is read, so it does not count."""
    page = hear(f"/nl{QUESTION}")
    for voices in ([], [ARABIC], [("nl-NL", False)], [("nl", False), ("nld", True)]):
        set_voices(page, *voices)
        expect(page.locator(".aloud")).to_be_hidden()


def test_a_voice_that_comes_late_brings_the_button(hear) -> None:
    page = hear(f"/nl{QUESTION}")
    for tag in ("nl-NL", "nl_NL", "nl", "nl-BE"):
        expect(page.locator(".aloud")).to_be_hidden()
        set_voices(page, (tag, True))
        expect(page.get_by_role("button", name="Lees voor")).to_be_visible()
        set_voices(page)


def test_without_script_there_is_none(phone) -> None:
    page = phone(f"/nl{QUESTION}", java_script_enabled=False)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".aloud")).to_be_hidden()


def test_the_dutch_of_this_country_is_preferred(hear) -> None:
    voices = [("nl-BE", True), ("nl-NL", False), ("nl-NL", True), ("nl-SR", True)]
    assert {voice for voice, _ in hear_all(hear("/nl/", *voices))} == {"nl-NL"}


def test_the_region_of_the_phone_is_preferred(hear) -> None:
    page = hear("/ar/", ("ar-SA", True), ("ar-MA", True), locale="ar-MA")
    assert "ar-MA" in {voice for voice, _ in hear_all(page)}
    assert "ar-SA" not in {voice for voice, _ in hear_all(page)}


@pytest.mark.parametrize(("locale", "voice"), [("nl", DUTCH), ("ar", ARABIC)])
def test_heading_then_lead_then_the_choices_one_by_one(hear, site, locale: str, voice) -> None:
    question = site.published.edition.route_map.questions[QUESTION.rsplit("/", 1)[1]]
    page = hear(f"/{locale}{QUESTION}", voice)
    said = hear_all(page)
    texts = [question.asks, question.explains, *(each.says for each in question.answers)]
    expected = [text.read(locale).words for text in texts]
    assert [words for _, words in said][: len(expected)] == expected
    assert {spoken for spoken, _ in said} == {voice[0]}
    assert page.evaluate("fakeSpeech.silences").count(500) == len(said)


def test_what_surrounds_the_page_is_not_read(hear) -> None:
    said = " ".join(words_of(hear(f"/ar{QUESTION}?ook=nl", ARABIC, DUTCH)))
    for shell in ("Lees voor", "Terug", "Zonder Nederlands", "Nood", "Vandaag open"):
        assert shell not in said


def test_what_is_folded_away_is_read_once_it_is_unfolded(hear) -> None:
    page = hear("/nl/hulp/kredietbank-nederland", DUTCH)
    folded = words_of(page)
    page.locator("summary").first.tap()
    page.evaluate("fakeSpeech.said.length = 0")
    assert len(words_of(page)) > len(folded)


def test_numbers_are_said_digit_by_digit(hear) -> None:
    page = hear("/nl/nood", DUTCH)
    expected = {
        "070 300 8834": "0 7 0, 3 0 0, 8 8 3 4",
        "14 070": "1 4, 0 7 0",
        "116 111": "1 1 6, 1 1 1",
        "112": "1 1 2",
        "+49 30 1234": "+4 9, 3 0, 1 2 3 4",
    }
    numbers = page.locator("main a[href^='tel:'] .detail")
    for place, shown in enumerate(expected):
        numbers.nth(place).evaluate("(each, shown) => { each.textContent = shown; }", shown)
    assert set(expected.values()) - set(words_of(page)) == set()


def test_numbers_in_a_sentence_too(hear) -> None:
    said = words_of(hear("/nl/onbekend", DUTCH))
    assert "Is er gevaar? Bel 1 1 2." in said
    assert "Of bel de gemeente: 1 4, 0 7 0" in said


def test_hours_are_said_from_till(hear) -> None:
    said = words_of(hear("/nl/hulp/kredietbank-nederland", DUTCH))
    assert "9.00 tot 17.00 uur" in said


def test_lines_of_one_block_are_said_apart(hear) -> None:
    page = hear("/nl/hulp/kredietbank-nederland", DUTCH)
    page.locator("dd").first.evaluate(
        "each => each.replaceChildren('9.00', document.createElement('br'), '17.00')"
    )
    said = words_of(page)
    assert "9.00" in said
    assert "17.00" in said


def test_a_dutch_name_has_a_dutch_voice_where_there_is_one(hear) -> None:
    path = KINDS["service with hours"]
    name, said = hear_all(hear(f"/ar{path}", ARABIC, DUTCH))[:2]
    assert (name[0], said[0]) == ("nl-NL", "ar-SA")
    assert hear_all(hear(f"/ar{path}", ARABIC))[0] == ["ar-SA", name[1]]


def test_with_dutch_beside_it_both_are_read_in_turn(hear) -> None:
    said = hear_all(hear(f"/ar{QUESTION}?ook=nl", ARABIC, DUTCH))
    assert [voice for voice, _ in said[:6]] == ["ar-SA", "nl-NL"] * 3
    alone = hear_all(hear(f"/ar{QUESTION}?ook=nl", ARABIC))
    assert alone == [each for each in said if each[0] == "ar-SA"]


def test_no_utterance_is_so_long_that_chrome_falls_silent(hear) -> None:
    page = hear("/nl/over", DUTCH)
    shown = " ".join(page.locator("main").inner_text().split())
    said = words_of(page)
    assert max(map(len, said)) < 200
    assert [each for each in said if each.strip() not in shown] == []
    paragraphs = page.locator("main p").all_inner_texts()
    assert max(map(len, paragraphs)) >= 200, "nothing on this page had to be cut"
    assert "".join(said).replace(" ", "").endswith(paragraphs[-1].replace(" ", ""))


def test_what_is_read_is_marked_and_in_view(hear) -> None:
    page = hear("/nl/route/huis-uit", DUTCH, reduced_motion="reduce")
    page.locator(".aloud").tap()
    seen = 0
    while is_reading(page):
        marked = page.locator(".spoken")
        expect(marked).to_have_count(1)
        expect(marked).to_be_in_viewport()
        assert marked.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
        said = page.evaluate("fakeSpeech.waiting.text").split()[0]
        assert re.sub(r"\D", "", said) or said in marked.inner_text()
        expect(page.locator(".aloud")).to_be_in_viewport()
        seen += 1
        page.evaluate("fakeSpeech.goOn()")
    assert seen > 10
    expect(page.locator(".spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="Lees voor")).to_have_count(1)


def test_of_a_choice_the_whole_row_is_marked(hear) -> None:
    page = hear(f"/nl{QUESTION}", DUTCH)
    page.locator(".aloud").tap()
    for _ in range(2):
        page.evaluate("fakeSpeech.goOn()")
    expect(page.locator("main a.choice.spoken")).to_have_count(1)


STOPS = {
    "a second tap": lambda page: page.get_by_role("button", name="Stop").tap(),
    "escape": lambda page: page.keyboard.press("Escape"),
    "the way out of a page": lambda page: page.keyboard.press("Shift"),
    "leaving": lambda page: page.evaluate("dispatchEvent(new Event('pagehide'))"),
    "a call": lambda page: page.evaluate("""() => {
        const link = document.querySelector("main a");
        link.addEventListener("click", event => event.preventDefault());
        link.click();
    }"""),
    "a voice that fails": lambda page: page.evaluate("fakeSpeech.fail()"),
}


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_it_stops(hear, stop: Callable[[Page], None]) -> None:
    page = hear(f"/nl{QUESTION}", DUTCH)
    page.locator(".aloud").tap()
    page.evaluate("fakeSpeech.goOn()")
    said = page.evaluate("fakeSpeech.said.length")
    stop(page)
    page.wait_for_timeout(20)
    assert page.evaluate("fakeSpeech.said.length") == said == 2
    expect(page.locator(".spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="Lees voor")).to_be_visible()
    assert len(words_of(page)) > said


def test_stopped_in_a_silence_it_says_nothing_more(hear) -> None:
    page = hear(f"/nl{QUESTION}", DUTCH)
    page.locator(".aloud").tap()
    page.evaluate("fakeSpeech.next(), document.querySelector('.aloud').click()")
    page.wait_for_timeout(20)
    assert page.evaluate("fakeSpeech.said.length") == 1


def test_what_stops_a_reading_does_not_start_one(hear) -> None:
    page = hear(f"/nl{QUESTION}", DUTCH)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Lees voor")).to_be_visible()
    assert page.evaluate("fakeSpeech.said") == []


def test_two_quick_taps_do_not_start_it_twice(hear) -> None:
    """The pretended voice itself complains when two speak at once."""
    page = hear(f"/nl{QUESTION}", DUTCH)
    for _ in range(3):
        page.locator(".aloud").dblclick()
    page.locator(".aloud").tap()
    page.evaluate("fakeSpeech.hearAll()")


@pytest.fixture(scope="module")
def recorded(site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same edition on a site with a recording of two pages: half a second, and five."""
    folder = tmp_path_factory.mktemp("recorded")
    audio = folder / "content" / "audio" / "nl"
    audio.mkdir(parents=True)
    (audio / "route.direct.opus").write_bytes(make_opus(25))
    (audio / "begin.opus").write_bytes(make_opus(250))
    settings = replace(make_settings(folder, page_cache=False), content_dir=folder / "content")
    app = make_app(settings, site.clock, Reading(site.published))
    with serving(app) as port:
        yield f"http://127.0.0.1:{port}"


def test_a_recording_is_played_even_where_there_is_no_voice(hear, recorded: str) -> None:
    page = hear(f"{recorded}/nl/route/direct")
    with page.expect_response("**/audio/nl/route.direct.*.opus") as answer:
        page.get_by_role("button", name="Lees voor").tap()
    assert answer.value.headers["content-type"] == "audio/ogg"
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(page.get_by_role("button", name="Lees voor")).to_be_visible()  # at its end
    assert page.evaluate("fakeSpeech.said") == []


def test_a_recording_wins_of_a_voice_and_stops_at_a_tap(hear, recorded: str) -> None:
    page = hear("about:blank", DUTCH)
    page.add_init_script("""window.Audio = class extends Audio {
        constructor(...given) { super(...given); window.player = this; }
    };""")
    page.goto(f"{recorded}/nl/")
    page.get_by_role("button", name="Lees voor").tap()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    assert page.evaluate("player.paused") is False
    page.get_by_role("button", name="Stop").tap()
    assert page.evaluate("[player.paused, player.ended]") == [True, False]
    expect(page.get_by_role("button", name="Lees voor")).to_be_visible()
    assert page.evaluate("fakeSpeech.said") == []


def test_a_recording_that_does_not_play_gives_way_to_the_voice(hear, recorded: str) -> None:
    page = hear("about:blank", DUTCH)
    page.route("**/*.opus", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{recorded}/nl/route/direct")
    page.locator(".aloud").tap()
    expect(page.locator("h1.spoken")).to_be_visible()
    assert page.evaluate("fakeSpeech.hearAll()")


def test_other_pages_have_no_recording(hear, recorded: str) -> None:
    for path in ("/ar/route/direct", "/nl/nood"):
        assert hear(f"{recorded}{path}").locator("[data-audio]").count() == 0


@pytest.mark.parametrize(("locale", "voice"), [("nl", DUTCH), ("ar", ARABIC)])
def test_the_button_stands_where_reading_ends(hear, locale: str, voice) -> None:
    box = hear(f"/{locale}/", voice).locator(".aloud").bounding_box()
    assert box is not None
    assert (box["x"] + box["width"] / 2 < 180) == (locale == "ar")
