"""What a phone takes along reads on any later day as the site itself would."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

import msgspec

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.edition.entries import Banner
from routekaart.edition.store import Published
from routekaart.language.text import Text
from routekaart.settings import Settings
from tests.pages.browsing import Visitor
from tests.pages.test_banners import CLOSED, DUTCH
from tests.pages.test_editions import republished
from tests.real_site import Clock, Reading, make_app

TOMORROW = "Vrijdag is het taalcafé vol."


def test_a_banner_comes_and_goes_and_no_form_is_taken(
    published: Published, site_settings: Settings
) -> None:
    friday = date(2026, 11, 27)
    coming = Banner(Text(TOMORROW), friday, friday)
    edition = msgspec.structs.replace(published.edition, banners=(CLOSED, coming))
    clock, reading = Clock(), Reading(republished(edition, 1))
    clock.set("2026-11-26T12:00")
    pack = take(Visitor(make_app(site_settings, clock, reading), clock, reading))
    for path in ("/nl/hulp/taalcafe", "/nl/route/schulden", "/nl/geen-internet"):
        thursday, later = (tell(pack, path, f"2026-11-{day}T00:01") for day in (26, 27))
        assert (DUTCH in thursday, TOMORROW in thursday) == (True, False)
        assert (DUTCH in later, TOMORROW in later) == (False, True)
        assert "<form" not in later
    long_after = tell(pack, "/nl/over", "2026-12-31T00:00")
    assert DUTCH not in long_after
    assert TOMORROW not in long_after


def take(visitor: Visitor) -> dict[str, Any]:
    """The parts of the Dutch pack, put together."""
    index = json.loads(visitor.fetch("/nl/meenemen.json").text)
    whole: dict[str, Any] = {"pages": {}}
    for each in index["parts"]:
        part = json.loads(visitor.fetch(each).text)
        whole["pages"].update(part.pop("pages", {}))
        whole.update(part)
    return whole


def tell(pack: dict[str, Any], path: str, moment: str) -> str:
    """The page as a phone without a network tells it at this wall time; see `worker.js`."""
    minute = datetime.fromisoformat(moment).replace(tzinfo=ZONE).timestamp() / 60

    def say(gap: re.Match[str]) -> str:
        turns = pack["states"][gap[1]]
        passed = [
            place for since, place in zip(turns[::2], turns[1::2], strict=True) if since <= minute
        ]
        return str(pack["says"][passed[-1]])

    _title, main = pack["pages"][path]
    return re.sub("<!--gap (.*?)-->", say, pack["shell"].replace("<!--main-->", main))
