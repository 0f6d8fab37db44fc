"""A module is a noun that says what is in it."""

from __future__ import annotations

from pathlib import Path

SAY_NOTHING = {"util", "helper", "common", "manager", "base", "misc"}

TOP_LEVEL = {
    ".ci", ".editorconfig", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile",
    "README.md", "content", "docs", "migrations", "publiccode.yml", "pyproject.toml",
    "requirements.lock", "routekaart", "tests", "translations", "wsgi.py",
}  # fmt: skip


def test_every_name_says_something(files: list[Path]) -> None:
    empty = [
        each
        for each in files
        for part in (*each.parent.parts, each.name.split(".")[0])
        if SAY_NOTHING & {word.removesuffix("s") for word in part.lower().split("_")}
    ]
    assert empty == []


def test_the_top_level_is_exactly_what_was_agreed(files: list[Path]) -> None:
    assert {each.parts[0] for each in files} == TOP_LEVEL


def test_decisions_are_numbered_without_gaps(root: Path) -> None:
    names = sorted(each.name for each in (root / "docs/decisions").glob("*.md"))
    assert [name[:5] for name in names] == [f"{n:04}-" for n in range(1, len(names) + 1)]


def test_a_decision_bears_its_number_in_its_title(root: Path) -> None:
    for each in (root / "docs/decisions").glob("*.md"):
        assert each.read_text().startswith(f"# {int(each.name[:4])}. "), each.name
