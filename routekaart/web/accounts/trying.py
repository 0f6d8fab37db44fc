"""How often somebody may try to sign in: gentle for a library, where all share one address."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import cast

from flask import current_app, request
from sqlalchemy.orm import Session

from routekaart.accounts.attempts import Attempts, Limit

EXTENSION = "routekaart.attempts"

_QUARTER, _HOUR, _DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)


def may_ask_link(session: Session, email: str, now: datetime) -> bool:
    """Whether another link may be asked for this tidy address, also when nobody has it."""
    return _take(
        session,
        now,
        Limit("link to", email, 5, _QUARTER),
        Limit("link from", _network_of(request.remote_addr or ""), 40, _HOUR),
    )


def may_mail_link(session: Session, is_known: bool, now: datetime) -> bool:
    """Whether one more link may go out this hour, over all. Invented addresses, of which there is
    no end, are counted apart: alike, so that it takes as long, but they keep nobody out."""
    return _take(session, now, Limit("link" if is_known else "link to nobody", "", 400, _HOUR))


def may_try_code(session: Session, person: str, now: datetime) -> bool:
    """Whether somebody may type another code."""
    return _take(
        session,
        now,
        Limit("code", person, 6, _QUARTER),
        Limit("code of a day", person, 40, _DAY),
    )


def may_try_passkey(session: Session, challenge: uuid.UUID, now: datetime) -> bool:
    """Whether a passkey may be shown for this challenge: once, and from one place not endlessly."""
    return _take(
        session,
        now,
        Limit("passkey for", str(challenge), 1, _DAY),
        Limit("passkey from", _network_of(request.remote_addr or ""), 120, _HOUR),
    )


def _network_of(address: str) -> str:
    """One household has endless addresses in IPv6, all in the same network of 64 bits."""
    with suppress(ValueError):
        if ip_address(address).version == 6:
            return str(ip_network(f"{address}/64", strict=False))
    return address


def _take(session: Session, now: datetime, *limits: Limit) -> bool:
    return cast(Attempts, current_app.extensions[EXTENSION]).take(session, limits, now)
