"""How often somebody may try to sign in: gentle for a library, where all share one address."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from flask import current_app, request
from sqlalchemy.orm import Session

from routekaart.accounts.attempts import Attempts, Limit

EXTENSION = "routekaart.attempts"

_QUARTER, _HOUR, _DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)


def may_ask_link(session: Session, email: str, now: datetime) -> bool:
    """Whether another link may be mailed; the same for an address that nobody has."""
    return _take(
        session,
        now,
        Limit("link to", email.strip().lower(), 5, _QUARTER),
        Limit("link from", request.remote_addr or "", 40, _HOUR),
        Limit("link", "", 400, _HOUR),
    )


def may_open_link(session: Session, now: datetime) -> bool:
    """Whether another link that is not good may be tried from here."""
    return _take(session, now, Limit("wrong link from", request.remote_addr or "", 60, _HOUR))


def may_try_code(session: Session, person: str, now: datetime) -> bool:
    """Whether somebody may type another code."""
    return _take(
        session,
        now,
        Limit("code", person, 6, _QUARTER),
        Limit("code of a day", person, 40, _DAY),
    )


def _take(session: Session, now: datetime, *limits: Limit) -> bool:
    return cast(Attempts, current_app.extensions[EXTENSION]).take(session, limits, now)
