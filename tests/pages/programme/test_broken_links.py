"""Officers read which links work no more, and which entries send residents there."""

from __future__ import annotations

from datetime import timedelta

from routekaart.websites.mentions import find_mentions
from routekaart.websites.records import keep
from routekaart.websites.standing import Standing
from tests.pages.partners.conftest import Office, words

PAGE = "/programma/links"


def break_link(office: Office, url: str, days: int = 3) -> None:
    today = office.clock().date()
    standing = Standing(days, today - timedelta(days), today, "gone")
    with office.database.writing() as session:
        keep(session, url, standing, today)


def test_a_broken_link_is_named_with_its_entries(office: Office) -> None:
    omar = office.sign_in(role="officer", name="Omar")
    assert "Hier is nog nooit gekeken." in omar.open(PAGE)
    mentions = find_mentions(office.edition.edition, office.clock().date())
    url, named = max(mentions.items(), key=lambda each: len(each[1]))
    fine = next(each for each in mentions if each != url)
    break_link(office, url)
    break_link(office, fine, days=2)
    page = omar.open(PAGE)
    for each in named:
        assert f'href="/programma/geschiedenis/{each.entry}"' in page
    assert "De pagina is er niet meer. Sinds 20 november 2026." in words(page)
    assert f">{fine}<" not in page


def test_what_no_entry_names_any_more_is_not_there(office: Office) -> None:
    break_link(office, "https://nergens.example/")
    page = office.sign_in(role="officer").open(PAGE)
    assert "nergens" not in page
    assert "Alle links werken." in page


def test_a_partner_reads_it_beside_the_entry_that_names_it(office: Office) -> None:
    services = office.edition.edition.services.values()
    service = next(each for each in services if each.url and not each.national)
    editor, entry = office.sign_in(service.partner), f"/partner/dienst/{service.slug}"
    assert "antwoordt niet meer" not in editor.open(entry)
    break_link(office, service.url or "")
    assert "De website antwoordt niet meer, sinds 20 november 2026." in words(editor.open(entry))
    assert f'href="{entry}/contact">Kijk het adres na</a>' in editor.open(entry)
    assert "antwoordt niet meer" in editor.open("/partner/")
