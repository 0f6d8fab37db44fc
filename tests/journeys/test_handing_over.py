"""A key figure puts help together in two languages and hands it over: the neighbour's phone reads
the code and shows the list. Also without JavaScript."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.inspection import find_cut_off, find_small


def scan(page: Page) -> str:
    """What another phone reads in the code on this screen."""
    picture = Image.open(BytesIO(page.locator(".qr-frame").screenshot())).convert("L")
    (code,) = zxingcpp.read_barcodes(picture)
    return str(code.text)


@pytest.mark.parametrize("with_scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_list_goes_from_one_phone_to_another(phone, with_scripts: bool) -> None:
    hers = phone("/nl/hulp/ping-loket", java_script_enabled=with_scripts)
    hers.get_by_role("link", name="Zet op de lijst").tap()
    hers.get_by_label("Wat zoekt u?").fill("kredietbank")
    hers.get_by_role("button", name="Zoek", exact=True).tap()
    hers.get_by_role("link", name="Zet op de lijst").first.tap()
    expect(hers.locator("main ol.cards > li")).to_have_count(2)
    hers.get_by_role("link", name="Mailen").tap()
    hers.locator("summary", has_text="Zeg erbij").first.tap()
    hers.get_by_role("link", name="Neem uw brief mee.").first.tap()
    hers.get_by_role("link", name="Lijst geven aan iemand").tap()
    hers.locator(".chip", has_text="العربية").tap()
    expect(hers.locator(".chip.on")).to_have_text("العربية")
    assert [*find_small(hers), *find_cut_off(hers)] == []

    link = urlsplit(scan(hers))
    assert link.path == "/ar/lijst"
    theirs = phone(f"{link.path}?{link.query}", java_script_enabled=with_scripts)
    expect(theirs.locator("html")).to_have_attribute("dir", "rtl")
    expect(theirs.locator("main h2")).to_contain_text(["PING-loket", "Kredietbank Nederland"])
    first, second = theirs.locator("main ol.cards > li").all()
    expect(first).to_contain_text("خذ معك الرسالة التي وصلتك.")
    expect(first).to_contain_text("Neem uw brief mee.")
    expect(second.locator("a[href^='mailto:']")).to_be_visible()
    expect(second.locator("a[href^='tel:']")).to_have_count(0)
    assert [*find_small(theirs), *find_cut_off(theirs)] == []
