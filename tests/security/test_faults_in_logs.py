"""What the database says of a fault stands in our log. Nothing that people typed may be in it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from routekaart.database import Database
from tests.records.accounts.scene import let_in

CANARY = "kanarie@example.org"


def repeated(session: Session) -> None:
    """What has to be unique: PostgreSQL tells which value it was."""
    session.execute(
        text(
            "INSERT INTO person (id, email, name, invited_at, invited_by) "
            "SELECT :id, email, name, invited_at, invited_by FROM person"
        ),
        {"id": "0" * 32},
    )


def malformed(session: Session) -> None:
    """What a constraint refuses: PostgreSQL tells the whole row."""
    session.execute(text("UPDATE person SET name = ' '"))


@pytest.mark.parametrize("mistake", [repeated, malformed])
def test_a_fault_names_its_rule_and_nobody(
    database: Database, mistake: Callable[[Session], None], caplog: pytest.LogCaptureFixture
) -> None:
    let_in(database, CANARY)
    with pytest.raises(DBAPIError) as caught, database.writing() as session:
        mistake(session)
    logging.getLogger("routekaart").error("fault", exc_info=caught.value)
    assert "kanarie" not in caplog.text
    assert "kanarie" not in "".join(traceback.format_exception(caught.value))
    assert "person" in str(caught.value), "whoever mends it has to know where it went wrong"
