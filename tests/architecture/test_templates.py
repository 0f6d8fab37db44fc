"""Nothing on a page comes from a third party, and a misspelt name in a template is an error."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import StrictUndefined

from routekaart.application import create_app
from routekaart.database import Database
from routekaart.edition.current import CurrentEdition
from routekaart.settings import Settings

FETCHED = re.compile(
    r"""\b(?:src|srcset|poster|data|formaction)\s*=\s*["']?\s*(?:https?:)?//
    | <link\b(?![^>]*\brel=["']?(?:canonical|alternate))[^>]*\bhref\s*=\s*["']?\s*(?:https?:)?//
    | <use\b[^>]*\bhref\s*=\s*["']?\s*(?:https?:)?//
    | url\(\s*["']?\s*(?:https?:)?//
    | @import\s+["'](?:https?:)?//
    | \b(?:fetch|import)\(\s*["'](?:https?:)?//""",
    re.VERBOSE | re.IGNORECASE,
)


def test_no_page_fetches_from_a_third_party(root: Path, files: list[Path]) -> None:
    kinds = {".html", ".css", ".js", ".svg", ".json"}
    pages = [each for each in files if each.parts[0] == "routekaart" and each.suffix in kinds]
    assert pages
    assert [each for each in pages if FETCHED.search((root / each).read_text())] == []


def test_the_rule_knows_a_third_party_when_it_sees_one() -> None:
    for refused in (
        '<script src="https://cdn.example/x.js">',
        "<link rel=stylesheet href='//fonts.example/a.css'>",
        'background: url("https://example.org/a.png")',
    ):
        assert FETCHED.search(refused)
    for allowed in (
        '<a href="https://www.sterkvoornoord.nl">',
        "<link href=\"{{ static_url('a') }}\">",
    ):
        assert not FETCHED.search(allowed)


def test_a_misspelt_name_in_a_template_is_an_error(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    never_started = CurrentEdition(Database(settings.database_file), settings.editions_dir)
    app = create_app(settings, lambda: datetime.now(UTC), never_started)
    assert app.jinja_env.undefined is StrictUndefined
    assert app.jinja_env.autoescape is not False
