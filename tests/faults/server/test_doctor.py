"""The doctor tells what is configured, and each thing that is wrong."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from routekaart.cli.doctor import describe_settings, doctor, examine, examine_mail
from routekaart.database import Database
from routekaart.language.extraction import messages_file
from routekaart.language.locales import TRANSLATED
from routekaart.mail.letters import Letter
from routekaart.mail.outbox import Backlog, post
from routekaart.settings import Settings
from tests.faults.server.conftest import environment
from tests.real_site import MONDAY_MORNING, copy_site, make_settings

OURS = {"mail_from": "routekaart@example.org", "public_url": "https://routekaart.example.nl"}


def wrong(settings: Settings) -> str:
    return "\n".join(says for good, says in examine(settings, MONDAY_MORNING) if not good)


@pytest.fixture
def content_is_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the content is not what a test is about: to check all of it takes seconds."""
    monkeypatch.setattr("routekaart.cli.doctor.find_problems", lambda *_: [])


def test_a_prepared_site_is_well(prepared) -> None:
    assert wrong(prepared) == ""


def test_the_command_tells_all_and_ends_well(prepared, monkeypatch) -> None:
    for name in [name for name in os.environ if name.startswith("ROUTEKAART_")]:
        monkeypatch.delenv(name)
    result = CliRunner().invoke(doctor, env=environment(prepared))
    assert result.exit_code == 0, result.output
    assert f"ROUTEKAART_DATA_DIR = {prepared.data_dir}  (uit de omgeving)" in result.output
    assert "ROUTEKAART_PORT = 8000  (standaard)" in result.output


@pytest.mark.usefixtures("content_is_sound")
def test_the_command_fails_when_something_is_wrong(prepared, monkeypatch) -> None:
    monkeypatch.delenv("ROUTEKAART_DATABASE_URL", raising=False)
    prepared.database_file.unlink()
    result = CliRunner().invoke(doctor, env=environment(prepared))
    assert result.exit_code == 1
    assert "Error: 1 ding is mis." in result.output


@pytest.mark.parametrize(
    ("name", "url", "shown"),
    [
        ("database_url", "postgresql://u:kanarie@db/x", "postgresql://u:***@db/x"),
        ("mail_url", "smtp://u%40x:kana:rie@mail:587", "smtp://u%40x:***@mail:587"),
        ("mail_url", "smtps://u:kana%40rie@[::1]", "smtps://u:***@[::1]"),
    ],
)
def test_passwords_are_not_shown(name, url, shown) -> None:
    settings = Settings(**{name: url}, **OURS)
    told = "\n".join(describe_settings(settings))
    assert f"{name.upper()} = {shown}  " in told
    assert "kana" not in told
    assert "rie" not in told


def told_of_mail(settings: Settings, mail: Backlog) -> list[tuple[bool, str]]:
    return [tuple(each) for each in examine_mail(settings, mail, MONDAY_MORNING)]


def test_without_a_mail_server_letters_may_wait_for_an_hour(tmp_path) -> None:
    settings, an_hour_ago = Settings(data_dir=tmp_path), MONDAY_MORNING - timedelta(hours=1)
    says = "Geen mailserver: berichten blijven wachten. Nu wachten er 1."
    assert told_of_mail(settings, Backlog(1, an_hour_ago, {})) == [(True, says)]
    earlier = an_hour_ago - timedelta(minutes=1)
    late = (False, "Al sinds 23-11-2026 09:29 wacht er een bericht.")
    assert told_of_mail(settings, Backlog(1, earlier, {})) == [(True, says), late]


def test_letters_that_were_given_up_are_counted_by_their_trouble(tmp_path) -> None:
    settings = Settings(mail_url="smtp://u:kanarie@mail.example.org", **OURS)
    given_up = {"SMTPRecipientsRefused 550": 2, "": 1}
    assert told_of_mail(settings, Backlog(0, None, given_up)) == [
        (True, "Mail gaat uit via mail.example.org. Nu wachten er 0."),
        (False, "Berichten opgegeven in de laatste week: 2 (SMTPRecipientsRefused 550)."),
        (False, "Berichten opgegeven in de laatste week: 1 (het kwam te laat)."),
    ]


@pytest.mark.usefixtures("content_is_sound")
def test_a_letter_that_waits_too_long_is_told_without_saying_whose(prepared) -> None:
    with Database(prepared.database_file).writing() as session:
        letter = Letter("Inloggen", "kanarie", "kanarie")
        post(session, letter, "kanarie@example.org", MONDAY_MORNING - timedelta(hours=2))
    assert wrong(prepared) == "Al sinds 23-11-2026 08:30 wacht er een bericht."


@pytest.mark.usefixtures("content_is_sound")
def test_a_new_folder_lacks_database_and_edition(tmp_path) -> None:
    told = wrong(make_settings(tmp_path))
    assert "De database is niet te gebruiken" in told
    assert "staat geen goede editie" in told


@pytest.mark.usefixtures("content_is_sound")
@pytest.mark.parametrize("locale", TRANSLATED)
def test_translations_that_are_not_compiled_or_not_done_are_named(
    tmp_path_factory, tmp_path, locale
) -> None:
    prepared = copy_site(tmp_path_factory, tmp_path / "site", own_translations=True)
    source = messages_file(prepared.translations_dir, locale)
    compiled = source.with_suffix(".mo").stat().st_mtime
    later = compiled + timedelta(hours=1).total_seconds()
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


@pytest.mark.usefixtures("content_is_sound")
def test_a_site_that_answers_to_no_name_is_named(prepared) -> None:
    settings = Settings(
        data_dir=prepared.data_dir,
        content_dir=prepared.content_dir,
        translations_dir=prepared.translations_dir,
        trusted_hosts=(),
    )
    assert wrong(settings) == "Deze site antwoordt op:"
