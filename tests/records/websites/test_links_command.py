"""`routekaart links check`: in one line, in numbers, and once a day."""

from __future__ import annotations

from click.testing import CliRunner

from routekaart.cli import links
from routekaart.websites.visiting import Finding
from tests.real_site import copy_site, read_edition


def test_it_says_what_it_did_and_does_it_once(tmp_path, tmp_path_factory, monkeypatch) -> None:
    settings = copy_site(tmp_path_factory, tmp_path)
    monkeypatch.setattr(links, "open_visits", lambda *_: lambda *_: Finding())
    environ = {"ROUTEKAART_DATA_DIR": str(settings.data_dir)}
    said = CliRunner().invoke(links.links, ["check"], env=environ).output
    partners = read_edition(settings).edition.partners.values()
    least = len({each.website for each in partners if each.website})
    checked = int(said.removeprefix("Websites bekeken: ").partition(".")[0])
    assert checked >= least > 0
    assert said.endswith("Werken niet meer: 0.\n")
    again = CliRunner().invoke(links.links, ["check"], env=environ)
    assert (again.exit_code, again.output) == (0, "Vandaag is al gekeken of de links werken.\n")


def test_without_an_edition_it_says_so(sqlite_database, tmp_path) -> None:
    environ = {"ROUTEKAART_DATA_DIR": str(tmp_path)}
    result = CliRunner().invoke(links.links, ["check"], env=environ)
    assert result.exit_code == 1
    assert "Er is nog geen editie." in result.output
