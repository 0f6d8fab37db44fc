"""Somebody who knows better says so, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from routekaart.database import Database
from routekaart.signals.corrections import Correction

THANKS = {"nl": "Dank u wel", "ar": "شكرًا"}


@pytest.mark.parametrize("locale", ["nl", "ar"])
def test_a_remark_reaches_us(phone, site, locale: str) -> None:
    page = phone(f"/{locale}/hulp/ping-loket", java_script_enabled=False)
    page.locator(f"main a[href='/{locale}/hulp/ping-loket/klopt-niet']").tap()
    page.wait_for_url("**/klopt-niet")
    words = f"Woensdag is het dicht. <b>&amp;</b> {locale}"
    page.locator("textarea").fill(words)
    page.locator("main button[type=submit]").tap()
    expect(page.locator("#about-error")).to_be_visible()
    expect(page.locator("textarea")).to_have_value(words)
    page.locator("label[for=about-times]").tap()
    expect(page.locator("#about-times")).to_be_checked()
    page.locator("main button[type=submit]").tap()
    page.wait_for_url("**/klopt-niet/dank")
    expect(page.get_by_role("heading", level=1)).to_contain_text(THANKS[locale])
    page.locator("main a.button").tap()
    page.wait_for_url(f"**/{locale}/hulp/ping-loket")
    with Database(site.database_file).reading() as session:
        kept = session.scalars(select(Correction).where(Correction.says == words)).all()
    assert [(each.service_slug, each.about, each.locale) for each in kept] == [
        ("ping-loket", "times", locale)
    ]
