"""The second step: a code of an app on one's phone, or a recovery code on paper."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

import pyotp
from sqlalchemy import CHAR, ForeignKey, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.accounts.audit import note
from routekaart.accounts.people import Person, hold
from routekaart.accounts.single_use import use_up
from routekaart.accounts.tokens import digest_of
from routekaart.database import Base
from routekaart.database.constraints import digest_form, not_blank

SECONDS = 30
STEPS_BESIDE = 1
"""Clocks of phones differ: the code just before and just after counts too."""

RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No l, i, o, 0 or 1: they are written down and read back."""


class CodeApp(Base):
    """The app of one person, by the secret it shares with us; `confirmed_at` once it gave a code.

    `last_step` is that of the last code that was used: none is good twice.
    """

    __tablename__ = "code_app"

    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    secret: Mapped[str]
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int | None]

    __table_args__ = (not_blank("secret"),)


class RecoveryCode(Base):
    """One code on paper, good once."""

    __tablename__ = "recovery_code"

    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    digest: Mapped[str] = mapped_column(CHAR(64), primary_key=True)
    used_at: Mapped[datetime | None]

    __table_args__ = (digest_form("digest"),)


def has_code_app(session: Session, person: uuid.UUID) -> bool:
    """Whether they have an app that gave a code before."""
    app = session.get(CodeApp, person)
    return app is not None and app.confirmed_at is not None


def recovery_codes_left(session: Session, person: uuid.UUID) -> int:
    """How many are still good."""
    unused = RecoveryCode.person_id == person, RecoveryCode.used_at.is_(None)
    return session.scalar(select(func.count()).where(*unused)) or 0


def offer_code_app(session: Session, person: Person) -> CodeApp:
    """The app to connect, with the same secret however often the page is opened.

    Raises ValueError when there is one already: that would let it be taken over.
    """
    app = _hold_app(session, person)
    if app is None:
        app = CodeApp(person_id=person.id, secret=pyotp.random_base32())
        session.add(app)
    elif app.confirmed_at is not None:
        raise ValueError("there is an app already")
    return app


def confirm_code_app(
    session: Session, person: Person, code: str, now: datetime
) -> list[str] | None:
    """Connect the app by its first code. Gives the recovery codes, once; None for a wrong code."""
    app = _hold_app(session, person)
    if app is None or app.confirmed_at is not None:
        return None
    if not _use_code(session, app, _tidy(code), now):
        return None
    app.confirmed_at = now
    note(session, "second step set", person.id, now, about="code app")
    return _write_recovery_codes(session, person)


def check_second_step(session: Session, person: Person, code: str, now: datetime) -> bool:
    """Whether it is a code of their app at this moment, or a recovery code; each is good once."""
    typed = _tidy(code)
    app = session.get(CodeApp, person.id)
    if app is not None and app.confirmed_at is not None and _use_code(session, app, typed, now):
        note(session, "signed in", person.id, now, about="code app")
        return True
    if _use_recovery_code(session, person, typed, now):
        note(session, "recovery code used", person.id, now)
        return True
    note(session, "second step refused", person.id, now)
    return False


def make_recovery_codes(session: Session, person: Person, now: datetime) -> list[str]:
    """New ones, shown this once; those from before are worth nothing any more."""
    hold(session, person)
    note(session, "second step set", person.id, now, about="recovery codes")
    return _write_recovery_codes(session, person)


def forget_offer(session: Session, person: Person) -> None:
    """Forget an app that was not connected yet. Whoever saw its secret might not be its owner."""
    offered = CodeApp.person_id == person.id, CodeApp.confirmed_at.is_(None)
    session.execute(delete(CodeApp).where(*offered))


def forget_second_steps(session: Session, person: Person) -> None:
    """As if they never had any."""
    for rows in (CodeApp, RecoveryCode):
        session.execute(delete(rows).where(rows.person_id == person.id))


def _hold_app(session: Session, person: Person) -> CodeApp | None:
    """Their app as it is now. A page that was asked for twice at once gets one app, not two."""
    hold(session, person)
    return session.get(CodeApp, person.id, populate_existing=True)


def _tidy(typed: str) -> str:
    """A code as it is compared: people copy it in groups, with hyphens or in capitals."""
    return "".join(each for each in typed.lower() if each.isalnum())


def _use_code(session: Session, app: CodeApp, typed: str, now: datetime) -> bool:
    totp = pyotp.TOTP(app.secret, interval=SECONDS)
    step_now = int(now.timestamp()) // SECONDS
    for step in range(step_now - STEPS_BESIDE, step_now + STEPS_BESIDE + 1):
        if secrets.compare_digest(digest_of(totp.at(step * SECONDS)), digest_of(typed)):
            unused = or_(CodeApp.last_step.is_(None), CodeApp.last_step < step)
            same = update(CodeApp).where(CodeApp.person_id == app.person_id, unused)
            return use_up(session, same.values(last_step=step))
    return False


def _use_recovery_code(session: Session, person: Person, typed: str, now: datetime) -> bool:
    code = RecoveryCode.person_id == person.id, RecoveryCode.digest == digest_of(typed)
    used = update(RecoveryCode).where(*code, RecoveryCode.used_at.is_(None))
    return use_up(session, used.values(used_at=now))


def _write_recovery_codes(session: Session, person: Person) -> list[str]:
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(16)) for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(person_id=person.id, digest=digest_of(code)) for code in codes)
    return ["-".join(code[at : at + 4] for at in range(0, 16, 4)) for code in codes]


def address_of(app: CodeApp, email: str) -> str:
    """What the QR code holds (otpauth://), for an app to read."""
    totp = pyotp.TOTP(app.secret, interval=SECONDS)
    return totp.provisioning_uri(name=email, issuer_name="Routekaart Noord")
