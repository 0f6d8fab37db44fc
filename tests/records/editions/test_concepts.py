"""Concepts in an edition: what they lead to is checked against the catalogue that is published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import Raw

from routekaart.concepts.concept import Concept
from routekaart.concepts.content_files import compose, read_sound
from routekaart.content_pack.problems import Spot
from routekaart.content_pack.toml_files import TomlFile
from routekaart.edition import store
from routekaart.edition.build import BrokenEdition, builder
from routekaart.edition.entries import Edition
from routekaart.edition.store import Envelope

CONCEPTS = """\
[rood-staan]
route = "schulden"
topics = ["geld"]
services = ["gestopt", "spreekuur"]
words = { nl = ["Rood staan"], uk = ["Борг", "borg"] }
"""
ROOD_STAAN = Concept(
    words={"nl": ("Rood staan",), "uk": ("Борг", "borg")},
    route="schulden",
    topics=("geld",),
    services=("gestopt", "spreekuur"),
)


@pytest.fixture
def file(content: Path) -> Path:
    """One concept, in which nothing is wrong though one of its services has ended."""
    file = content / "content" / "concepts" / "geld.toml"
    file.parent.mkdir()
    file.write_text(CONCEPTS, encoding="utf-8")
    return file


@pytest.fixture
def build(content, sqlite_database, a_catalogue) -> Callable[[], Edition]:
    """Build an edition of the small content and catalogue."""
    a_catalogue(sqlite_database)

    def run() -> Edition:
        day = date(2026, 11, 21)
        with sqlite_database.reading() as session:
            return builder(content / "content", content / "translations", day)(session)

    return run


def read_back(written: bytes) -> Edition:
    moment = datetime(2026, 11, 21, 9, tzinfo=UTC)
    envelope = Envelope(1, moment, None, "", store.digest_of(written), Raw(written))
    return envelope.open().edition


def test_concepts_are_published_and_read_back(file, build):
    edition = build()
    assert edition.concepts == {"rood-staan": ROOD_STAAN}

    assert read_back(store.encode(edition)) == edition


def test_an_edition_without_concepts_is_written_as_before_there_were_any_and_read_back(build):
    edition = build()
    assert edition.concepts == {}
    written = store.encode(edition)
    assert b"concepts" not in written
    assert read_back(written) == edition


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"schulden"', '"shculden"', "2: De vraag of uitkomst 'shculden' bestaat niet; bedoelde"),
        ('["geld"]', '["inloop"]', "3: Het onderwerp 'inloop' bestaat niet"),
        ('"gestopt"', '"gestop"', "4: De dienst 'gestop' bestaat niet; bedoelde u 'gestopt'?"),
        ('"gestopt"', '"verborgen"', "4: De dienst 'verborgen' is niet actief;"),
        ("route", 'line = "spreekuur"\nroute', "2: De dienst 'spreekuur' is geen landelijke lijn."),
        ("route =", "rute =", "2: Het veld 'rute' bestaat niet; bedoelde u 'route'?"),
    ],
)
def test_a_broken_concept_is_not_published(file, build, old, new, says):
    file.write_text(CONCEPTS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenEdition) as refusal:
        build()
    [problem] = map(str, refusal.value.problems)
    assert problem.startswith(f"{file}:{says}")


def test_a_broken_map_is_not_told_of_again_at_every_concept(content, file, build):
    (content / "content/routemap/geld.toml").write_text("[map", encoding="utf-8")
    with pytest.raises(BrokenEdition) as refusal:
        build()
    assert [each for each in map(str, refusal.value.problems) if "concepts" in each] == []


def test_what_is_read_quickly_is_what_is_composed():
    """But for what has a slip, which `compose` names."""
    files = (TomlFile({"a": {"words": {"nl": ["A"]}}, "b": {"words": 3}}, Spot(Path("x")), []),)
    written = {"concept.c": {"words": {"nl": ["C"]}}, "concept.a": None}
    for over in ({}, written, {"concept.a": {"words": {"nl": ["Aa"]}}}):
        assert read_sound(files, over) == compose(files, over).concepts
