"""A language goes to a neighbour and comes back: exactly what was said of it is taken over."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from routekaart.cli import main
from routekaart.cli.content_sources import read_sources
from routekaart.edition.pages import read_pages
from routekaart.language.catalogues import read_translations
from routekaart.language.locales import TRANSLATED
from routekaart.language.reviewing.sheet_columns import BETTER, DUTCH, GOOD, SHEET, WORDS

ROOT = Path(__file__).parents[2]
SERVICE = 'name = "Hulp"\npartner = "woej"\nsummary = "U krijgt hulp."\n'
FACTS = 'assured_on = 2025-03-01\nsource = "M"\n'
FILES = {
    "catalogue/partners.toml": f'[woej]\nname = "Woej"\ndescription = "=1+1"\n{FACTS}',
    "catalogue/locations.toml": f'[tuin]\nname = "Tuin"\ndirections = "+31 6"\n{FACTS}',
    "catalogue/terms.toml": '[geld]\nkind = "topic"\nname = "Geld"\n',
    "catalogue/closures.toml": "",
    "catalogue/services/hulp.toml": f"{SERVICE}{FACTS}[[places]]\nlocation = 'tuin'\n"
    'description = "Op maandag."\n',
    "routemap/map.toml": '[map]\nstart = "geld"\nelsewhere = "anders"\nemergency = ["hulp"]\n'
    '[question.geld]\nasks = "Wat is er?"\n[[question.geld.answers]]\nkey = "anders"\n'
    'says = "Iets anders"\ngoes_to = "anders"\n'
    '[outcome.anders]\ntitle = "Er is hulp."\nfirst = ["hulp"]\nsafety_net = "hulp"\n',
}
PACKAGE = {
    "web/public/templates/public/search/box.html": '{{ _("Zoeken") }}',
    "web/kit/hours_in_words.py": 'ngettext("Over %(num)s minuut", "Over %(num)s minuten", 1)',
}
PAGE = "# {0} Over\n\n{0} Wij helpen.\n\n- {0} a\n- {0} b\n"
TITLE, ASKS = "outcome.anders.title", "question.geld.asks"


class Site:
    """A small site in every language, each text translated as the locale and its Dutch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content, self.translations = folder / "content", folder / "translations"
        pages = {
            f"pages/{locale}/{key}.md": PAGE.format(locale)
            for locale in ("nl", *TRANSLATED)
            for key in ("over", "privacy", "toegankelijkheid")
        }
        for name, text in (FILES | pages).items():
            self.write(self.content / name, text)
        for name, text in PACKAGE.items():
            self.write(folder / "package" / name, text)
        assert self.run("translate").exit_code == 0
        for locale in TRANSLATED:
            for file in (self.po(locale), self.po(locale, "messages")):
                text = re.sub(r'(msgstr\[(.)\]) ""', rf'\1 "{locale} %(num)s \2"', file.read_text())
                text = re.sub(r'(msgid "(.+)"\nmsgstr) ""', rf'\1 "{locale} \2"', text)
                self.write(file, text)

    def write(self, file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def po(self, locale: str, name: str = "content") -> Path:
        return self.translations / locale / "LC_MESSAGES" / f"{name}.po"

    def run(self, *words: str) -> Result:
        environment = {
            "ROUTEKAART_CONTENT_DIR": str(self.content),
            "ROUTEKAART_TRANSLATIONS_DIR": str(self.translations),
        }
        return CliRunner().invoke(main, list(words), env=environment, catch_exceptions=False)

    def export(self, locale: str, name: str = "sheet.xlsx") -> Path:
        file = self.folder / name
        assert self.run("content", "export", "--for-review", locale, str(file)).exit_code == 0
        return file

    def take(self, file: Path) -> list[str]:
        result = self.run("content", "import-review", str(file))
        assert result.exit_code == 0, result.output
        return result.output.splitlines()

    def files(self) -> dict[str, bytes]:
        return {
            str(each.relative_to(self.folder)): each.read_bytes()
            for folder in (self.content, self.translations)
            for each in folder.rglob("*")
            if each.is_file() and each.suffix != ".mo"
        }


def speak_little(patched: pytest.MonkeyPatch, folder: Path) -> None:
    """The words of the interface are those of a small package."""
    for module in ("language_review", "translate"):
        patched.setattr(f"routekaart.cli.{module}.PACKAGE", folder / "package")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patched:
        speak_little(patched, folder)
        return Site(folder).folder


@pytest.fixture
def site(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    shutil.copytree(made, tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    speak_little(monkeypatch, tmp_path / "site")
    copy = Site.__new__(Site)
    copy.folder = tmp_path / "site"
    copy.content, copy.translations = copy.folder / "content", copy.folder / "translations"
    return copy


def rows_of(file: Path) -> list[list[str]]:
    sheet = CalamineWorkbook.from_path(file).get_sheet_by_name(SHEET)
    return [list(map(str, row)) for row in sheet.to_python(skip_empty_area=False)]


def fill(file: Path, said: dict[str, tuple[str, str]]) -> None:
    """As a neighbour does, in another program: `said` has good and better, by translation."""
    head, *rows = rows_of(file)
    good, better, words = head.index(GOOD), head.index(BETTER), head.index(WORDS)
    left = dict(said)
    with Workbook(file, {"strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        for number, row in enumerate([head, *rows]):
            if number and row[words] in left:
                row[good], row[better] = left.pop(row[words])
            for column, value in enumerate(row):
                sheet.write_string(number, column, value)
    assert left == {}


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_sheet_without_a_word_changes_nothing(site, locale):
    before = site.files()
    file = site.export(locale)

    assert site.take(file) == ["Nagekeken: 0 goed bevonden, 0 verbeterd, 0 niet overgenomen."]
    assert site.files() == before
    rows = rows_of(file)
    dutch = rows[0].index(DUTCH)
    shown = {row[dutch] for row in rows}
    assert {"=1+1", "+31 6", "Op maandag.", "Wat is er?", "nl Wij helpen.", "Zoeken"} <= shown
    assert [row[dutch] for row in rows[1:4]] == ["Wat is er?", "Iets anders", "Er is hulp."]


def test_exactly_what_was_said_is_taken_over(site):
    before = site.files()
    file = site.export("en")
    fill(
        file,
        {
            "en Er is hulp.": ("goed", ""),
            "en Wat is er?": ("", "=What is it?"),
            "en Wij helpen.": ("", "We help you."),
            "en Zoeken": ("x", ""),
        },
    )

    *told, summary = site.take(file)

    assert summary == "Nagekeken: 2 goed bevonden, 2 verbeterd, 0 niet overgenomen."
    assert len(told) == 4
    texts = read_translations(site.translations, ["en"])["en"]
    assert {key for key, text in texts.items() if text.reviewed} == {TITLE, ASKS}
    assert (texts[TITLE].value, texts[ASKS].value) == ("en Er is hulp.", "=What is it?")
    today = f"# reviewed {datetime.datetime.now(datetime.UTC).year}-"
    assert site.po("en", "messages").read_text("utf-8").count(today) == 1
    after = site.files()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {
        "content/pages/en/origins.toml",
        "content/pages/en/over.md",
        "translations/en/LC_MESSAGES/content.po",
        "translations/en/LC_MESSAGES/messages.po",
    }
    assert (site.content / "pages/en/over.md").read_text("utf-8") == PAGE.format("en").replace(
        "en Wij helpen.", "We help you."
    )


def test_a_second_time_nothing_is_left_to_do(site):
    file = site.export("ar")
    fill(file, {"ar Er is hulp.": ("goed", ""), "ar Wij helpen.": ("", "Hallo")})
    site.take(file)
    before = site.files()

    assert site.take(file) == [
        "Nagekeken: 0 goed bevonden, 0 verbeterd, 0 niet overgenomen, 2 al eerder nagekeken."
    ]
    assert site.files() == before
    assert "Loopt achter" not in site.run("translate", "--check").output


def test_two_neighbours_who_say_otherwise_are_a_conflict_and_nothing_is_lost(site):
    first, second = site.export("en", "1.xlsx"), site.export("en", "2.xlsx")
    fill(first, {"en Wat is er?": ("", "What now?"), "en Er is hulp.": ("goed", "")})
    fill(second, {"en Wat is er?": ("", "What is wrong?"), "en Er is hulp.": ("goed", "")})
    site.take(first)
    before = site.files()

    conflict, summary = site.take(second)

    assert conflict == (
        "Rij 2 (Routekaart, vraag 'Wat is er?': de vraag): sindsdien is er iets veranderd: "
        "iemand anders koos 'What now?'. In de rij: 'What is wrong?'."
    )
    assert summary.endswith("0 verbeterd, 1 niet overgenomen, 1 al eerder nagekeken.")
    assert site.files() == before


def test_a_plural_waits_till_all_its_forms_were_seen(site):
    file = site.export("en")
    fill(file, {"en %(num)s 0": ("goed", "")})
    assert site.take(file) == [
        "Nagekeken: 0 goed bevonden, 0 verbeterd, 0 niet overgenomen, "
        "1 nog niet af (kijk alle vormen van die zin na)."
    ]
    fill(file, {"en %(num)s 1": ("", "in %(num)s minutes")})

    assert site.take(file)[-1].startswith("Nagekeken: 1 goed bevonden, 1 verbeterd")

    assert "# reviewed" in site.po("en", "messages").read_text("utf-8")


def test_every_text_of_this_site_can_be_reviewed_and_says_where_it_stands(tmp_path):
    file = tmp_path / "real.xlsx"
    environment = {
        "ROUTEKAART_CONTENT_DIR": str(ROOT / "content"),
        "ROUTEKAART_TRANSLATIONS_DIR": str(ROOT / "translations"),
        "ROUTEKAART_PUBLIC_URL": "https://kaart.example",
    }
    words = ["content", "export", "--for-review", "ar", str(file)]
    result = CliRunner().invoke(main, words, env=environment, catch_exceptions=False)
    assert result.exit_code == 0, result.output

    head, *rows = rows_of(file)
    dutch = {row[head.index(DUTCH)] for row in rows}
    assert result.output.startswith(f"{len(rows)} teksten om na te kijken")
    assert {*read_sources(ROOT / "content").dutch.values()} <= dutch
    assert len({row[head.index("Code routekaart-nakijken-1 ar")] for row in rows}) == len(rows)
    places = {row[head.index("Waar")] for row in rows}
    assert all(places)
    assert {row[head.index("Pagina")][:25] for row in rows} == {"https://kaart.example/ar/"}
    assert {"Nood", "Zoeken", "Boven en onder elke pagina", "De uitleg in dit bestand"} <= places


def test_changed_dutch_and_a_text_that_went_are_conflicts(site):
    file = site.export("en")
    fill(
        file,
        {
            "en Wat is er?": ("goed", ""),
            "en Op maandag.": ("", "On Mondays."),
            "en Wij helpen.": ("", "We help."),
        },
    )
    route = site.content / "routemap/map.toml"
    site.write(route, route.read_text("utf-8").replace("Wat is er?", "Wat is er mis?"))
    service = site.content / "catalogue/services/hulp.toml"
    site.write(service, service.read_text("utf-8").replace('description = "Op maandag."', ""))
    over = site.content / "pages/nl/over.md"
    site.write(over, over.read_text("utf-8").replace("Wij helpen", "Wij zijn er"))

    told = site.take(file)

    assert told[-1].endswith("3 niet overgenomen.")
    assert [line.split("): ")[1] for line in told if line.startswith("Rij")] == [
        "het Nederlands is sindsdien veranderd in 'Wat is er mis?'. In de rij: 'en Wat is er?'.",
        "deze tekst is er niet meer, of zijn Nederlands is veranderd. In de rij: 'On Mondays.'.",
        "deze tekst is er niet meer, of zijn Nederlands is veranderd. In de rij: 'We help.'.",
    ]


def test_a_stale_text_that_is_still_good_is_shown_again(site):
    route = site.content / "routemap/map.toml"
    site.write(route, route.read_text("utf-8").replace("Wat is er?", "Wat is er mis?"))
    site.run("translate")
    assert "question.geld.asks' is veranderd" in site.run("translate", "--check").output
    file = site.export("en")
    assert "het Nederlands is veranderd" in rows_of(file)[1]
    fill(file, {"en Wat is er?": ("goed", "")})

    site.take(file)

    assert read_translations(site.translations, ["en"])["en"][ASKS][1:] == ("Wat is er mis?", True)


def test_a_page_of_which_all_was_reviewed_is_reviewed_till_its_dutch_changes(site):
    file = site.export("en")
    head, *rows = rows_of(file)
    words, place = head.index(WORDS), head.index("Waar")
    good, better = head.index(GOOD), head.index(BETTER)
    with Workbook(file) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        for number, row in enumerate([head, *rows]):
            if "'privacy'" in row[place]:
                row[good] = "goed" if "Wij" in row[words] else ""
                row[better] = "" if row[good] else row[words].replace("en ", "Now ")
            sheet.write_row(number, 0, row)

    site.take(file)

    pages = read_pages(site.content / "pages").pages["en"]
    assert {key for key, page in pages.items() if page.reviewed} == {"privacy"}
    nl = site.content / "pages/nl/privacy.md"
    site.write(nl, nl.read_text("utf-8").replace("helpen", "zijn er"))
    assert "privacy" not in read_pages(site.content / "pages").pages["en"]
    told = site.run("content", "check").output
    assert "privacy.md:3: Dit Nederlands is veranderd; vertaal het opnieuw in en/priv" in told
    assert "Dit Nederlands is veranderd" in site.run("translate", "--check").output


def test_a_sheet_is_never_written_over_another(site):
    file = site.export("en")
    before = file.read_bytes()

    result = site.run("content", "export", "--for-review", "en", str(file))

    assert result.exit_code == 1
    assert "bestaat al" in result.output
    assert file.read_bytes() == before


def test_an_unusable_file_ends_in_one_sentence_and_changes_nothing(site):
    before = site.files()
    file = site.folder / "x.xlsx"
    file.write_bytes(b"Geld;Money")

    result = site.run("content", "import-review", str(file))

    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "geen XLSX" in result.output
    assert site.files() == before


def test_what_cannot_be_read_stops_the_import_before_it_writes(site):
    file = site.export("en")
    fill(file, {"en Wat is er?": ("", "What now?")})
    site.write(site.content / "pages/en/origins.toml", "[over")
    before = site.files()

    result = site.run("content", "import-review", str(file))

    assert result.exit_code == 1
    assert "origins.toml:1:" in result.output
    assert site.files() == before


def test_no_room_on_the_disk_leaves_every_file_as_it_was(site, monkeypatch):
    file = site.export("en")
    fill(file, {"en Wat is er?": ("", "What now?"), "en Zoeken": ("goed", "")})
    before = site.files()

    def full(number: int) -> None:
        raise OSError(28, "No space left on device", "messages.po")

    monkeypatch.setattr("os.fsync", full)
    result = site.run("content", "import-review", str(file))

    assert result.exit_code == 1
    assert site.files() == before


def test_a_stray_term_is_named_in_a_page_as_well(site):
    site.write(site.translations / "glossary.toml", '[en]\n"hulp" = ["aid"]\n"helpen" = ["aid"]\n')

    told = site.run("translate", "--check").output

    assert "content.po" in told
    assert "'hulp' heet in deze taal 'aid'" in told
    assert "over.md:3: 'helpen' heet in deze taal 'aid'; dat staat hier niet." in told
