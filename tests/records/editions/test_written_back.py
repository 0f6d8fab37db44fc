"""What officers wrote goes back to the content files, and nothing else in them changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from routekaart.concepts.concept import Concept
from routekaart.concepts.content_files import compose, read_concept_files, read_concepts
from routekaart.concepts.content_writing import write_concepts
from routekaart.content_pack.written import Written
from routekaart.edition.banners import compose as compose_banners
from routekaart.edition.banners import read_banner_file
from routekaart.edition.content_writing import write_banners, write_pages
from routekaart.edition.pages import read_pages

ROOT = Path(__file__).parents[3] / "content"
DEBTS = {
    "route": "schulden",
    "services": ["geldfit"],
    "words": {"nl": ['Schulden "zwaar"', "rood\\staan"], "ar": ["ديون"]},
}
BANNER = {"words": {"nl": "Nu dicht."}, "starts_on": "2026-11-20", "ends_on": "2026-11-21"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    import shutil

    for part in ("concepts", "pages"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def changed(before: dict[str, bytes], folder: Path) -> set[str]:
    after = bytes_of(folder)
    names = before.keys() | after.keys()
    return {Path(name).name for name in names if before.get(name) != after.get(name)}


def test_with_nothing_written_every_byte_stays(content: Path) -> None:
    before = bytes_of(content)
    write_concepts(content / "concepts", {})
    write_pages(content / "pages", {})
    write_banners(content, {"concept.huur": None})
    assert bytes_of(content) == before


@pytest.mark.parametrize(
    "written",
    [
        {"concept.schulden": DEBTS},
        {"concept.schulden": None},
        {"concept.afgesloten": {**DEBTS, "topics": ["geld"]}, "concept.rondkomen": None},
        {"concept.heel-nieuw": DEBTS},
    ],
)
def test_a_concept_is_read_back_as_it_was_written(content: Path, written: Written) -> None:
    folder, before = content / "concepts", bytes_of(content)
    wanted = compose(read_concept_files(folder), written)
    write_concepts(folder, written)
    found = read_concepts(folder)
    assert found.problems == []
    assert found.concepts == wanted.concepts
    assert len(changed(before, content)) == 1
    write_concepts(folder, written)
    assert read_concepts(folder).concepts == wanted.concepts


def test_remarks_and_the_concepts_beside_it_keep_their_bytes(tmp_path: Path) -> None:
    one, two = '[een]\nroute = "x"\n\n[een.words]\nnl = ["Een"]\n', "# Over twee\n[twee]\n"
    (tmp_path / "a.toml").write_text(f"# Boven\n{one}\n{two}")
    write_concepts(tmp_path, {"concept.een": {"line": "112", "words": {"nl": ["Eén"]}}})
    text = (tmp_path / "a.toml").read_text()
    assert text.startswith("# Boven\n[een]\n")
    assert text.endswith(f"\n\n{two}")
    assert 'line = "112"' in text
    (tmp_path / "a.toml").write_text(f"{one}\n{one.replace('een', 'drie')}")
    write_concepts(tmp_path, {"concept.een": None})
    found = read_concepts(tmp_path).concepts
    assert found == {"drie": Concept({"nl": ("Een",)}, route="x")}


def test_a_page_and_its_origin_go_back_and_no_other(content: Path) -> None:
    before, folder = bytes_of(content), content / "pages"
    origin = {"dutch": ["0" * 16], "translation": "1" * 16, "reviewed": {"2" * 16: "2026-11-21"}}
    written = {"page.en.over": "# About\n\nUs.\n", "origin.en.over": origin}
    wanted = read_pages(folder, written)
    write_pages(folder, written)
    assert changed(before, content) == {"over.md", "origins.toml"}
    assert read_pages(folder) == wanted


def test_banners_go_back(content: Path) -> None:
    written: dict[str, object] = {"banner.dicht": BANNER, "banner.open": BANNER}
    wanted = compose_banners(read_banner_file(content), written).banners
    write_banners(content, written)
    assert compose_banners(read_banner_file(content)).banners == wanted
    write_banners(content, {"banner.dicht": None})
    assert set(compose_banners(read_banner_file(content)).banners) == {"open"}
