"""Colours that can be read, by day and by night, computed from the tokens.

axe passes over text in Arabic script, so the pairs themselves are measured.
"""

from __future__ import annotations

import re

import pytest

from routekaart.web.kit import STATIC

CSS = (STATIC / "site.css").read_text()
READ = 4.5
SEEN = 3.0

DOCUMENT, SURFACE = "nl-document-background-color", "routekaart-surface"
TONES = ("now", "soon", "papers", "young", "plain")
TEXT = [
    ("nl-document-color", DOCUMENT),
    ("nl-document-color", SURFACE),
    ("nl-document-color", "routekaart-soon-tint"),
    ("nl-link-color", DOCUMENT),
    ("nl-link-color", SURFACE),
    ("routekaart-muted", DOCUMENT),
    ("routekaart-muted", SURFACE),
    ("nl-button-primary-color", "nl-button-primary-background-color"),
    ("routekaart-header-text", "routekaart-header"),
    ("routekaart-urgent-text", "routekaart-now"),
    ("nl-focus-color", "nl-focus-background-color"),
    ("routekaart-now", DOCUMENT),
    ("routekaart-open", SURFACE),
    ("routekaart-open", DOCUMENT),
    ("routekaart-closed", SURFACE),
    ("routekaart-closed", DOCUMENT),
    ("routekaart-unknown", SURFACE),
    ("routekaart-unknown", DOCUMENT),
    ("routekaart-plain", "routekaart-plain-tint"),
    ("nl-document-color", "routekaart-plain-tint"),
    ("nl-link-color", "routekaart-plain-tint"),
    ("nl-document-color", "routekaart-mark"),
    ("nl-link-color", "routekaart-mark"),
    ("routekaart-muted", "routekaart-mark"),
    ("routekaart-muted", "routekaart-soon-tint"),
    ("routekaart-muted", "routekaart-plain-tint"),
]
DRAWN = [
    *((f"routekaart-{tone}", f"routekaart-{tone}-tint") for tone in TONES),
    *((f"routekaart-{tone}", SURFACE) for tone in TONES),
    ("routekaart-muted", SURFACE),
    ("nl-button-primary-background-color", DOCUMENT),
    ("nl-button-primary-background-color", SURFACE),
]
ONLY_BESIDE_WORDS = {"routekaart-line"}
"""A line around what its own words and ground set apart already."""


def tokens_of(rule: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rule))


def day() -> dict[str, str]:
    (rule,) = re.findall(r"^:root \{(.*?)^\}", CSS, re.M | re.S)
    return tokens_of(rule)


def night() -> dict[str, str]:
    (rule,) = re.findall(
        r"^@media \(prefers-color-scheme: dark\) \{\s+:root \{(.*?)^  \}", CSS, re.M | re.S
    )
    return day() | tokens_of(rule)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tokens", [day(), night()], ids=["day", "night"])
@pytest.mark.parametrize(("words", "ground"), TEXT)
def test_words_can_be_read(tokens: dict[str, str], words: str, ground: str) -> None:
    assert contrast(tokens[words], tokens[ground]) >= READ


@pytest.mark.parametrize("tokens", [day(), night()], ids=["day", "night"])
@pytest.mark.parametrize(("line", "ground"), DRAWN)
def test_drawings_and_edges_can_be_seen(tokens: dict[str, str], line: str, ground: str) -> None:
    assert contrast(tokens[line], tokens[ground]) >= SEEN


@pytest.mark.parametrize("tokens", [day(), night()], ids=["day", "night"])
@pytest.mark.parametrize(
    "ground", [DOCUMENT, SURFACE, "routekaart-header", "nl-button-primary-background-color"]
)
def test_the_ring_of_focus_is_seen_on_every_ground(tokens: dict[str, str], ground: str) -> None:
    """The ring has two colours: one of them always stands out."""
    ring = ("nl-focus-color", "nl-focus-background-color")
    assert max(contrast(tokens[each], tokens[ground]) for each in ring) >= SEEN


def test_no_colour_escapes_the_measure() -> None:
    measured = {name for pair in TEXT + DRAWN for name in pair} | ONLY_BESIDE_WORDS
    assert set(day()) == measured


def test_the_night_changes_colours_and_nothing_else() -> None:
    """So what holds by day for sizes, order and names holds at night."""
    dark = re.findall(r"prefers-color-scheme.*?\{(.*?)^\}", CSS, re.M | re.S)
    (rules,) = (re.sub(r"--[\w-]+: #[0-9a-f]{6};", "", each) for each in dark)
    assert "".join(rules.split()) == ":root{}"


def test_the_night_has_its_own_of_every_colour_but_the_focus() -> None:
    assert {name for name in day() if day()[name] == night()[name]} == {
        "nl-focus-color", "nl-focus-background-color",
    }  # fmt: skip


def test_colours_stand_nowhere_else() -> None:
    """Outside the tokens only the black and white of paper."""
    rules = re.sub(
        r"^:root \{.*?^\}|^@media \(prefers-color-scheme: dark\) \{.*?^\}",
        "",
        CSS,
        flags=re.M | re.S,
    )
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", rules)) <= {"#fff", "#000"}


LEAFLETS = (STATIC / "leaflets.css").read_text()
PAPER_INK = re.search(r"--ink: (#\w+); --soft: (#\w+); --deep: (#\w+);", LEAFLETS)
PAPER_TONES = re.findall(r"\.tone-\w+ \{ --tone: (#\w+); --tint: (#\w+); \}", LEAFLETS)


def test_what_goes_on_paper_can_be_read() -> None:
    """Paper has no night: the same colours on every screen."""
    assert PAPER_INK is not None
    assert len(PAPER_TONES) == len(TONES)
    for tone, tint in PAPER_TONES:
        for colour in (*PAPER_INK.groups(), tone):
            assert contrast(colour, "#ffffff") >= READ
            assert contrast(colour, tint) >= READ
