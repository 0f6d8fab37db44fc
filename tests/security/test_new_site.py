"""A site that was just started knows nobody, and nobody knows its secrets."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from routekaart.accounts.people import Person
from routekaart.application import create_app
from routekaart.database import Database
from tests.real_site import MONDAY_MORNING, Reading, copy_site, read_edition


def test_nobody_has_an_account_on_a_new_site(tmp_path_factory: pytest.TempPathFactory) -> None:
    """With all of the real content on it."""
    settings = copy_site(tmp_path_factory, tmp_path_factory.mktemp("new"))
    with Database(settings.database).reading() as session:
        assert session.scalars(select(Person)).all() == []


def test_no_secret_is_known_beforehand(tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = []
    for _ in range(2):
        settings = copy_site(tmp_path_factory, tmp_path_factory.mktemp("new"))
        create_app(settings, lambda: MONDAY_MORNING, Reading(read_edition(settings)))  # type: ignore[arg-type]
        files = [each for each in settings.secrets_dir.iterdir() if each.is_file()]
        assert {each.stat().st_mode & 0o077 for each in files} == {0}
        kept += [each.read_bytes() for each in files]
    assert len(kept) >= 4
    assert len(set(kept)) == len(kept)
