"""`routekaart content` and `routekaart translate` on the real content, whole and broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from routekaart.catalogue.texts import TextRow
from routekaart.cli import main
from routekaart.database import Database
from routekaart.language.locales import TRANSLATED
from tests.once import make_once

ROOT = Path(__file__).parents[2]


class Site:
    """A copy of the content, and the command line over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.translations = folder / "translations"
        shutil.copytree(ROOT / "content", self.content)
        shutil.copytree(
            ROOT / "translations", self.translations, ignore=shutil.ignore_patterns("*.mo")
        )

    def run(self, *words: str, **environment: Path) -> Result:
        settings = {
            "ROUTEKAART_CONTENT_DIR": self.content,
            "ROUTEKAART_TRANSLATIONS_DIR": self.translations,
            "ROUTEKAART_DATA_DIR": self.folder,
        } | {f"ROUTEKAART_{name.upper()}": value for name, value in environment.items()}
        environ = {name: str(value) for name, value in settings.items()}
        return CliRunner().invoke(main, list(words), env=environ, catch_exceptions=False)

    def change(self, name: str, old: str, new: str) -> None:
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def line_of(self, name: str, words: str) -> int:
        lines = (self.folder / name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if words in line)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path)


@pytest.fixture
def loaded(site: Site, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The content in a database too."""

    def load(folder: Path) -> None:
        shutil.copyfile(migrated_file, folder / "routekaart.sqlite3")
        assert site.run("content", "load", data_dir=folder).exit_code == 0

    shutil.copytree(make_once(tmp_path_factory, "loaded", load), site.folder, dirs_exist_ok=True)
    return site


def test_the_real_content_is_sound(site):
    result = site.run("content", "check")

    assert (result.output, result.exit_code) == ("De inhoud is in orde.\n", 0)


def test_a_check_names_the_problems_of_every_kind_of_file_at_once(site):
    service = "content/catalogue/services/ping-loket.toml"
    english = "translations/en/LC_MESSAGES/content.po"
    site.change(service, "summary", "sumary")
    site.change("content/routemap/geld.toml", 'goes_to = "rondkomen"', 'goes_to = "rondkom"')
    site.change("content/pages/en/privacy.md", "# ", "")
    site.change(english, 'msgctxt "outcome.anders.title"', 'msgctxt "outcome.andres.title"')
    way = site.line_of("content/routemap/geld.toml", '"rondkom"')
    lost = site.line_of("content/routemap/geld.toml", "[outcome.rondkomen]")

    result = site.run("content", "check")

    assert result.exit_code == 1
    *problems, last = result.output.splitlines()
    assert problems == [
        f"{service}:1: Het veld 'summary' ontbreekt.",
        f"{service}:{site.line_of(service, 'sumary')}: "
        "Het veld 'sumary' bestaat niet; bedoelde u 'summary'?",
        'content/pages/en/privacy.md:1: De eerste regel moet de titel zijn: "# Titel".',
        f"content/routemap/geld.toml:{way}: "
        "De vraag of uitkomst 'rondkom' bestaat niet; bedoelde u 'rondkomen'?",
        f"content/routemap/geld.toml:{lost}: Geen enkele route komt uit bij 'rondkomen'.",
        f"{english}:1: De tekst 'outcome.anders.title' ontbreekt: draai `make translate` en "
        "vertaal.",
    ]
    assert last == "Error: De inhoud is niet in orde: 6 problemen."


def test_a_check_of_a_sound_catalogue_tells_what_publishing_would_refuse(site):
    site.change(
        "content/catalogue/services/kredietbank-nederland.toml",
        'name = "',
        'status = "defunct"\nname = "',
    )
    site.change(
        "content/routemap/geld.toml",
        'first = ["kredietbank-nederland", "juridisch-loket"]',
        'first = ["kredietbank-nederland"]',
    )

    result = site.run("content", "check")

    assert result.exit_code == 1
    line = site.line_of("content/routemap/geld.toml", 'first = ["kredietbank-nederland"]')
    assert f"content/routemap/geld.toml:{line}: Op " in result.output
    assert "is geen van de diensten van deze uitkomst er." in result.output


def test_a_missing_translation_is_told_once(site):
    english = "translations/en/LC_MESSAGES/content.po"
    site.change(
        english, 'msgctxt "outcome.huis-uit.title"', '#, fuzzy\nmsgctxt "outcome.huis-uit.title"'
    )

    problems = site.run("content", "check").output.splitlines()

    assert len(problems) == 2
    assert "De vertaling van 'outcome.huis-uit.title' is twijfelachtig" in problems[0]


def test_changed_dutch_is_told_once_for_each_language(site):
    site.change("content/routemap/geld.toml", 'asks = "Waar kunnen', 'asks = "Hoi! Waar kunnen')

    *problems, _ = site.run("content", "check").output.splitlines()

    assert len(problems) == len(TRANSLATED)
    assert all("Het Nederlands van 'question.geld.asks' is veranderd" in each for each in problems)


def test_a_load_needs_a_migrated_database_and_says_so(site):
    result = site.run("content", "load")

    assert result.exit_code == 1
    assert result.output.startswith("Error: De database is niet te gebruiken")
    assert not (site.folder / "routekaart.sqlite3").exists()


def test_a_second_load_changes_nothing(loaded):
    assert loaded.run("content", "load").output == "Alles was al geladen.\n"


def test_a_broken_pack_is_not_loaded(loaded):
    loaded.change("content/catalogue/terms.toml", "name", "nmae")

    result = loaded.run("content", "load")

    assert result.exit_code == 1
    assert "Error: Niets geladen: 2 problemen." in result.output


def test_a_whole_export_is_a_site_of_its_own(loaded, tmp_path):
    new = tmp_path / "new"
    assert loaded.run("content", "export", str(new)).exit_code == 0
    places = {"content_dir": new / "content", "translations_dir": new / "translations"}

    assert loaded.run("content", "check", **places).output == "De inhoud is in orde.\n"
    assert loaded.run("content", "load", **places).output == "Alles was al geladen.\n"
    assert loaded.run("translate", "--compile", **places).exit_code == 0


def test_an_export_of_an_export_is_the_same(loaded):
    loaded.run("content", "export")
    once = files_of(loaded.content) | files_of(loaded.translations)

    loaded.run("content", "export")

    assert files_of(loaded.content) | files_of(loaded.translations) == once


def test_an_export_of_a_broken_map_writes_nothing(loaded):
    loaded.change("content/routemap/geld.toml", "asks", "aks")
    before = files_of(loaded.content) | files_of(loaded.translations)

    result = loaded.run("content", "export")

    assert result.exit_code == 1
    assert "geld.toml:" in result.output
    assert files_of(loaded.content) | files_of(loaded.translations) == before


def test_an_export_has_the_translations_of_the_database(loaded):
    with Database(loaded.folder / "routekaart.sqlite3").writing() as session:
        row = session.query(TextRow).filter_by(entry="term.geld", field="name", locale="en").one()
        row.value, row.origin = "All about money", "reviewed"

    loaded.run("content", "export")

    text = (loaded.translations / "en/LC_MESSAGES/content.po").read_text(encoding="utf-8")
    entry = '# reviewed\nmsgctxt "term.geld.name"\nmsgid "Geld"\nmsgstr "All about money"\n'
    assert entry in text


def test_a_second_round_of_translating_leaves_no_difference(site):
    assert site.run("translate").exit_code == 0
    once = files_of(site.translations)

    site.run("translate")

    assert files_of(site.translations) == once
    assert (site.translations / "ar/LC_MESSAGES/messages.mo").exists()


def test_a_check_of_translations_names_the_file_that_is_behind_and_writes_nothing(site):
    site.run("translate")
    site.change("content/catalogue/terms.toml", 'name = "Geld"', 'name = "Geld en zo"')
    before = files_of(site.translations)

    result = site.run("translate", "--check")

    assert result.exit_code == 1
    for locale in TRANSLATED:
        file = f"translations/{locale}/LC_MESSAGES/content.po"
        assert f"{file}:1: Loopt achter: draai `make translate`." in result.output
    assert files_of(site.translations) == before


def test_nothing_is_translated_while_content_cannot_be_read(site):
    site.change("content/catalogue/terms.toml", "[geld]", "[geld")
    before = files_of(site.translations)

    result = site.run("translate")

    assert result.exit_code == 1
    assert "Error: Niets vertaald: 1 probleem." in result.output
    assert files_of(site.translations) == before


def test_a_broken_gettext_file_is_named_and_left_alone(site):
    broken = site.translations / "ar/LC_MESSAGES/content.po"
    broken.write_text('msgid "a"\nmsgstr "b"\nhello\n', encoding="utf-8")

    result = site.run("translate")

    assert result.exit_code == 1
    assert "translations/ar/LC_MESSAGES/content.po:3: Deze regel is geen goed gettext." in (
        result.output
    )
    assert broken.read_text(encoding="utf-8").endswith("hello\n")


@pytest.mark.parametrize("words", [("content", "check"), ("translate",)])
def test_an_unknown_setting_is_one_clear_sentence(site, words):
    result = site.run(*words, colour=Path("red"))

    assert result.exit_code == 1
    assert result.output.startswith("Error: ROUTEKAART_COLOUR is geen instelling.")


def files_of(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_banner_that_cannot_be_shown_or_leads_nowhere_is_named(site):
    days = "starts_on = 2026-11-24\nends_on = 2041-11-26"
    (site.content / "banners.toml").write_text(
        f'[dicht]\n{days}\nlink = "service.nergens"\nwords = {{ nl = "Nu dicht." }}\n'
        f'[lang]\n{days}\nwords = {{ nl = "{"x" * 161}" }}\n'
    )
    told = site.run("content", "check").output
    assert "banners.toml:9: Maak dit korter: hoogstens 160 tekens." in told
    site.change("content/banners.toml", "x" * 161, "Kort.")
    told = site.run("content", "check").output
    assert "banners.toml:4: 'service.nergens' is er niet" in told
