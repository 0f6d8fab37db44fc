"""A logo is kept once, goes with the partner who has it, and is there for every edition."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from routekaart.catalogue.exporting import export
from routekaart.catalogue.loading import load
from routekaart.catalogue.logos import Logo, digest_of, find_logo, keep_logos
from routekaart.database import Database
from routekaart.edition import store
from routekaart.edition.build import preview
from routekaart.edition.entries import Edition
from routekaart.edition.entries import Logo as Shown
from tests.pictures import draw_picture
from tests.records.packs import a_pack
from tests.records.review.desk import NOW, approve, change, changes, fill, live, submit

WOEJ = "partner.woej"
PICTURE, OTHER = draw_picture(480, 160), draw_picture(60, 90)
DIGEST = digest_of(PICTURE)


@pytest.fixture
def kept(database: Database) -> Database:
    """The catalogue, with two pictures that no partner has yet."""
    fill(database)
    with database.writing() as session:
        keep_logos(session, [PICTURE, OTHER])
    return database


def edition_of(database: Database) -> Edition:
    empty = Edition(route_map=None, services={}, locations={}, partners={}, terms={})  # type: ignore[arg-type]
    with database.reading() as session:
        return preview(session, empty)


def test_a_picture_that_comes_twice_is_kept_once(kept: Database) -> None:
    with kept.writing() as session:
        keep_logos(session, [PICTURE, PICTURE])
    with kept.reading() as session:
        assert session.scalar(select(func.count()).select_from(Logo)) == 2
        assert find_logo(session, DIGEST) == PICTURE
        assert find_logo(session, "0" * 64) is None


def test_a_logo_is_approved_like_anything_else(kept: Database) -> None:
    change(kept, entry=WOEJ, logo=DIGEST)
    submit(kept, WOEJ)
    assert live(kept, WOEJ).logo is None
    approve(kept)
    assert live(kept, WOEJ).logo == DIGEST
    assert ("Anne", WOEJ, "logo") in changes(kept)


def test_that_of_a_trusted_partner_waits_as_well(database: Database) -> None:
    fill(database, trusted=True)
    with database.writing() as session:
        keep_logos(session, [PICTURE])
    change(database, entry=WOEJ, logo=DIGEST)
    assert not submit(database, WOEJ)
    assert live(database, WOEJ).logo is None


def test_a_partner_has_no_logo_that_is_not_there(kept: Database) -> None:
    change(kept, entry=WOEJ, logo="0" * 64)
    submit(kept, WOEJ)
    with pytest.raises(IntegrityError):
        approve(kept)


def test_an_edition_carries_the_logos_of_its_partners_and_no_others(kept: Database) -> None:
    assert edition_of(kept).logos == {}
    change(kept, entry=WOEJ, logo=DIGEST)
    submit(kept, WOEJ)
    approve(kept)
    edition = edition_of(kept)
    assert edition.logos == {DIGEST: Shown(PICTURE, 240, 80)}
    assert edition.partners["woej"].logo == DIGEST


def test_an_edition_without_logos_is_what_it_was_before_there_were_any(kept: Database) -> None:
    content = store.encode(edition_of(kept))
    assert b"logo" not in content


def test_a_logo_goes_out_with_the_content_and_comes_in_with_it(kept: Database) -> None:
    pack = a_pack(ping={})
    woej = replace(pack.partners["woej"], logo=DIGEST)
    pack = replace(pack, partners={**pack.partners, "woej": woej}, logos={DIGEST: PICTURE})
    with kept.writing() as session:
        report = load(session, pack, {}, "content", NOW)
    assert "partner.woej.logo" in report.changed
    with kept.reading() as session:
        assert export(session).logos == {DIGEST: PICTURE}
