"""The doctor tells what is configured, and each thing that is wrong."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from routekaart.cli.doctor import describe_settings, doctor, examine
from routekaart.language.extraction import messages_file
from routekaart.language.locales import TRANSLATED
from routekaart.settings import Settings
from tests.faults.server.conftest import environment
from tests.real_site import MONDAY_MORNING, make_settings


def wrong(settings: Settings) -> str:
    return "\n".join(says for good, says in examine(settings, MONDAY_MORNING) if not good)


def test_a_prepared_site_is_well(prepared) -> None:
    assert wrong(prepared) == ""


def test_the_command_tells_all_and_ends_well(prepared, monkeypatch) -> None:
    for name in [name for name in os.environ if name.startswith("ROUTEKAART_")]:
        monkeypatch.delenv(name)
    result = CliRunner().invoke(doctor, env=environment(prepared))
    assert result.exit_code == 0, result.output
    assert f"ROUTEKAART_DATA_DIR = {prepared.data_dir}  (uit de omgeving)" in result.output
    assert "ROUTEKAART_PORT = 8000  (standaard)" in result.output


def test_the_command_fails_when_something_is_wrong(prepared, monkeypatch) -> None:
    monkeypatch.delenv("ROUTEKAART_DATABASE_URL", raising=False)
    prepared.database_file.unlink()
    result = CliRunner().invoke(doctor, env=environment(prepared))
    assert result.exit_code == 1
    assert "Error: 1 ding is mis." in result.output


def test_passwords_are_not_shown() -> None:
    told = "\n".join(describe_settings(Settings(database_url="postgresql://u:kanarie@db/x")))
    assert "kanarie" not in told
    assert "postgresql://u:***@db/x" in told


def test_a_new_folder_lacks_database_and_edition(tmp_path) -> None:
    told = wrong(make_settings(tmp_path))
    assert "De database is niet te gebruiken" in told
    assert "staat geen goede editie" in told


@pytest.mark.parametrize("locale", TRANSLATED)
def test_translations_that_are_not_compiled_or_not_done_are_named(prepared, locale) -> None:
    source = messages_file(prepared.translations_dir, locale)
    later = source.stat().st_mtime + timedelta(hours=1).total_seconds()
    os.utime(source, (later, later))
    assert wrong(prepared).startswith(f"Vertaling {locale} is nog niet gecompileerd")
    source.write_text(source.read_text() + '\nmsgid "kanarie"\nmsgstr ""\n')
    assert wrong(prepared) == f"Vertaling {locale}: 1 teksten zijn niet vertaald."


@pytest.mark.parametrize(
    ("day", "good", "says"),
    [
        (datetime(2027, 6, 26, 12, tzinfo=UTC), True, "zijn bekend tot en met 26-12-2027."),
        (datetime(2027, 6, 27, 12, tzinfo=UTC), False, "zijn maar bekend tot en met 26-12-2027:"),
        (datetime(2028, 1, 1, 12, tzinfo=UTC), False, "draai routekaart content load"),
    ],
)
def test_holidays_that_run_out_are_named_half_a_year_before(prepared, day, good, says) -> None:
    """A first start in 2026 knows the holidays of that year and the next."""
    found = next(each for each in examine(prepared, day) if "feestdagen" in each.says)
    assert found.is_good is good
    assert says in found.says


def test_wrong_content_is_named_with_its_file(prepared, tmp_path) -> None:
    for locale in TRANSLATED:
        pages = tmp_path / "nowhere" / "pages" / locale
        pages.mkdir(parents=True)
        for key in ("over", "privacy", "toegankelijkheid"):
            (pages / f"{key}.md").write_text("zonder titel")
    settings = Settings(
        data_dir=prepared.data_dir,
        content_dir=tmp_path / "nowhere",
        translations_dir=prepared.translations_dir,
    )
    assert "nowhere/catalogue/partners.toml:1:" in wrong(settings)
    assert "zie routekaart content check" in wrong(settings)


def test_a_site_that_answers_to_no_name_is_named(prepared) -> None:
    settings = Settings(
        data_dir=prepared.data_dir,
        content_dir=prepared.content_dir,
        translations_dir=prepared.translations_dir,
        trusted_hosts=(),
    )
    assert wrong(settings) == "Deze site antwoordt op:"
