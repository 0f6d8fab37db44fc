"""A migration is done whole or not at all, once, and never by a version that is too old."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from routekaart.database import Database
from routekaart.database.migrating import MIGRATIONS, BrokenReferences, head, upgrade
from routekaart.database.revision import WrongRevision, require_head, revision_of
from tests.migrations.samples import SAMPLES
from tests.migrations.test_up_and_down import found, insert, tables

REVISION = '''"""A revision of tomorrow."""
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{down}"


def upgrade():
    {upgrade}


def downgrade():
    pass
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MIGRATIONS, tmp_path / "100% migrations"))


def add_revision(folder: Path, *lines: str, revision: str = "9999") -> None:
    text = REVISION.format(revision=revision, down=head(folder), upgrade="\n    ".join(lines))
    (folder / "versions" / f"{revision}_tomorrow.py").write_text(text)


def test_half_a_migration_leaves_nothing(database: Database, folder: Path) -> None:
    add_revision(
        folder,
        'op.create_table("half", sa.Column("id", sa.Integer))',
        'op.execute("UPDATE nowhere SET nothing = 1")',
    )
    before = tables(database)
    with pytest.raises(DBAPIError):
        upgrade(database, folder=folder)
    assert tables(database) == before
    assert revision_of(database) == head()


def test_a_first_migration_that_fails_leaves_an_empty_database(
    empty_database: Database, folder: Path
) -> None:
    add_revision(folder, 'raise RuntimeError("power cut")')
    with pytest.raises(RuntimeError):
        upgrade(empty_database, folder=folder)
    assert revision_of(empty_database) is None
    assert tables(empty_database) == set()


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(
    sqlite_database: Database, folder: Path
) -> None:
    add_revision(
        folder,
        'with op.batch_alter_table("service", recreate="always") as service:',
        '    service.add_column(sa.Column("hue", sa.String))',
    )
    for rows in SAMPLES.values():
        insert(sqlite_database, rows)
    upgrade(sqlite_database, folder=folder)
    assert all(found(sqlite_database, row) for rows in SAMPLES.values() for row in rows)


def test_a_migration_may_not_leave_rows_that_refer_to_nothing(
    sqlite_database: Database, folder: Path
) -> None:
    add_revision(folder, 'op.execute("DELETE FROM partner")')
    for rows in SAMPLES.values():
        insert(sqlite_database, rows)
    with pytest.raises(BrokenReferences):
        upgrade(sqlite_database, folder=folder)
    assert found(sqlite_database, SAMPLES["0001"][3])


def test_two_that_start_together_migrate_once(empty_database: Database) -> None:
    with ThreadPoolExecutor(2) as pool:
        before = list(pool.map(lambda _: upgrade(empty_database), range(2)))
    assert sorted(before, key=str) == sorted([None, head()], key=str)


def test_a_newer_database_is_left_as_it_is(database: Database, folder: Path) -> None:
    add_revision(folder, 'op.create_table("newer", sa.Column("id", sa.Integer))')
    upgrade(database, folder=folder)
    for deed in (upgrade, require_head):
        with pytest.raises(WrongRevision, match=r"nieuwere Routekaart \(versie 9999\)"):
            deed(database)
    assert "newer" in tables(database)


def test_work_begins_only_at_head(empty_database: Database) -> None:
    with pytest.raises(WrongRevision, match="routekaart migrate"):
        require_head(empty_database)
    upgrade(empty_database, "0001")
    with pytest.raises(WrongRevision, match="versie 0001"):
        require_head(empty_database)
    upgrade(empty_database)
    require_head(empty_database)


def test_a_missing_file_is_not_made_by_looking(tmp_path: Path) -> None:
    database = Database(tmp_path / "gone.sqlite3")
    with pytest.raises(sa.exc.OperationalError):
        revision_of(database)
    assert not (tmp_path / "gone.sqlite3").exists()
