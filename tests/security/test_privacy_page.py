"""The page on privacy says what is so: whoever changes one of these changes the page as well, in
every language."""

from __future__ import annotations

from datetime import timedelta

import pytest

from routekaart.accounts import attempts, kept_lists, sessions
from routekaart.mail import outbox
from routekaart.signals import corrections
from tests.real_site import ROOT

SAYS = {
    "U blijft hoogstens twaalf uur ingelogd.": (sessions.LONGEST, timedelta(hours=12)),
    "Doet u twee uur niets? Dan bent u uitgelogd.": (sessions.IDLE, timedelta(hours=2)),
    "Die telt één dag.": (attempts.KEPT_FOR, timedelta(days=1)),
    "Na negentig dagen wissen wij die.": (kept_lists.KEPT_FOR, timedelta(days=90)),
    "Na een half jaar wissen wij het.": (corrections.KEPT_FOR, timedelta(days=183)),
    "een week aan wie wij een mail stuurden": (outbox.KEPT, timedelta(days=7)),
}


@pytest.mark.parametrize("words", SAYS)
def test_how_long_things_are_kept_is_told_as_it_is(words: str) -> None:
    kept, told = SAYS[words]
    assert kept == told
    assert words in (ROOT / "content/pages/nl/privacy.md").read_text()
