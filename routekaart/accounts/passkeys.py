"""Passkeys: a device that shows who somebody is, by a finger, a face or its own code.

That is something one has and something one is or knows, so it stands for both steps of signing in.
"""

from __future__ import annotations

import json
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, LargeBinary, delete, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from routekaart.accounts.audit import note
from routekaart.accounts.people import Person, hold
from routekaart.accounts.roles import need_second_step
from routekaart.accounts.second_steps import forget_offer, has_code_app
from routekaart.accounts.single_use import use_up
from routekaart.database import Base, Identified
from routekaart.database.constraints import not_blank, within

MOST = 10
"""Passkeys of one person."""

LONGEST_NAME = 60
LARGEST_COUNT = 2**32 - 1
_LONGEST_CREDENTIAL = 1023
_DEFAULT_PORTS = {"https": ":443", "http": ":80"}


class UnusablePasskey(Exception):
    """What the device gave cannot be kept: not for us, known already, or one too many."""


class OnlySecondStep(Exception):
    """Without this passkey a link in a mail would be enough to take the account over."""


class Party(NamedTuple):
    """The site as devices know it: the name that passkeys are bound to, and where pages stand."""

    id: str
    origin: str


class Shown(NamedTuple):
    """What a browser sent, as JSON, and what it had to be for: our challenge, at our address."""

    answer: str
    challenge: bytes
    party: Party


class Passkey(Identified, Base):
    """The public half of a key; the other half never leaves its device. `name` says which device.

    `sign_count` is how often the device says it was used, for those that count.
    """

    __tablename__ = "passkey"

    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    credential: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint(
            f"length(credential) BETWEEN 1 AND {_LONGEST_CREDENTIAL}", name="credential_length"
        ),
        within("sign_count", 0, LARGEST_COUNT),
        not_blank("name"),
    )


def party_at(origin: str) -> Party | None:
    """The party of a site at this address; None where no browser would allow passkeys: by number
    instead of by name, and without TLS anywhere but on this machine."""
    parts = urlsplit(origin)
    host = parts.hostname or ""
    if parts.scheme != "https" and host != "localhost":
        return None
    with suppress(ValueError):
        ip_address(host)
        return None
    netloc = parts.netloc.lower().removesuffix(_DEFAULT_PORTS[parts.scheme])
    return Party(host, f"{parts.scheme}://{netloc}") if host.isascii() and host else None


def describe_new(person: Person, known: Sequence[Passkey], challenge: bytes, party: Party) -> str:
    """What the browser needs to make a passkey for them, beside those that are known, as JSON."""
    import webauthn  # long to read, and no resident's page needs it
    from webauthn.helpers import structs

    options = webauthn.generate_registration_options(
        rp_id=party.id,
        rp_name="Routekaart Noord",
        user_id=person.id.bytes,
        user_name=person.email,
        user_display_name=person.name,
        challenge=challenge,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            structs.PublicKeyCredentialDescriptor(id=each.credential) for each in known
        ],
    )
    return webauthn.options_to_json(options)


def describe_use(challenge: bytes, party: Party) -> str:
    """What the browser needs to ask for a passkey, as JSON. Whose, the device knows: a list of
    passkeys would tell who has an account."""
    # By hand: this stands on a page that everybody may open, and the library is large.
    asked = {
        "challenge": urlsafe_b64encode(challenge).decode().rstrip("="),
        "rpId": party.id,
        "allowCredentials": [],
        "userVerification": "required",
    }
    return json.dumps(asked)


def add_passkey(
    session: Session, person: Person, shown: Shown, name: str, now: datetime
) -> Passkey:
    """Keep the passkey that a device made for them. Raises UnusablePasskey."""
    hold(session, person)
    if person.ended_at is not None or len(list_of(session, person.id)) >= MOST:
        raise UnusablePasskey
    made = _read_new(shown)
    passkey = Passkey(
        person_id=person.id,
        credential=made.credential_id,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        name=name[:LONGEST_NAME],
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(passkey)
    except IntegrityError:  # it is known already, or no device makes such a one
        raise UnusablePasskey from None
    note(session, "passkey added", person.id, now, about=passkey.name)
    return passkey


def use_passkey(
    session: Session, shown: Shown, now: datetime, of: Person | None = None
) -> Person | None:
    """Whoever the passkey belongs to; None for one that is not good, whatever is wrong with it.

    With `of` it is the second step of somebody, and only theirs is good.
    """
    passkey = _find_shown(session, shown.answer)
    if passkey is None or (of is not None and passkey.person_id != of.id):
        note(session, "second step refused", of.id if of else None, now, about="passkey")
        return None
    person = session.get_one(Person, passkey.person_id)
    # Of two uses at the same moment the later must see the count of the earlier.
    hold(session, person)
    held = session.get(Passkey, passkey.id, populate_existing=True)
    count = _read_use(shown, held) if held is not None else None
    if held is None or count is None or person.ended_at is not None:
        note(session, "second step refused", person.id, now, about="passkey")
        return None
    held.sign_count, held.last_used_at = count, now
    forget_offer(session, person)
    note(session, "signed in", person.id, now, about="passkey")
    return person


def list_of(session: Session, person: uuid.UUID) -> Sequence[Passkey]:
    """Their passkeys, the oldest first."""
    own = select(Passkey).where(Passkey.person_id == person)
    return session.scalars(own.order_by(Passkey.created_at, Passkey.id)).all()


def has_passkey(session: Session, person: uuid.UUID) -> bool:
    return bool(session.scalar(select(exists().where(Passkey.person_id == person))))


def has_second_step(session: Session, person: uuid.UUID) -> bool:
    """Whether more than a link is asked of them already: then only that more can add to it."""
    return has_code_app(session, person) or has_passkey(session, person)


def remove_passkey(session: Session, person: Person, passkey: uuid.UUID, now: datetime) -> bool:
    """Forget one of their passkeys; whether it was there. Raises OnlySecondStep."""
    hold(session, person)
    own = Passkey.person_id == person.id, Passkey.id == passkey
    name = session.scalar(select(Passkey.name).where(*own))
    if name is None:
        return False
    is_last = not has_code_app(session, person.id) and len(list_of(session, person.id)) == 1
    if is_last and need_second_step(person.roles):
        raise OnlySecondStep
    if use_up(session, delete(Passkey).where(*own)):
        note(session, "passkey removed", person.id, now, about=name)
    return True


def forget_passkeys(session: Session, person: Person) -> None:
    """As if they never had any."""
    session.execute(delete(Passkey).where(Passkey.person_id == person.id))


def _find_shown(session: Session, answer: str) -> Passkey | None:
    """The passkey that an answer is of, when its owner is the one it names."""
    from webauthn.helpers import parse_authentication_credential_json

    try:
        read = parse_authentication_credential_json(answer)
    except Exception:  # anything may be sent, and the library raises many kinds
        return None
    same = select(Passkey).where(Passkey.credential == read.raw_id)
    passkey = session.scalars(same).one_or_none()
    handle = read.response.user_handle
    return passkey if passkey is not None and handle == passkey.person_id.bytes else None


def _read_use(shown: Shown, passkey: Passkey) -> int | None:
    """How often the passkey was used now; None for an answer that is not good."""
    import webauthn

    try:
        used = webauthn.verify_authentication_response(
            credential=shown.answer,
            expected_challenge=shown.challenge,
            expected_rp_id=shown.party.id,
            expected_origin=shown.party.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except Exception:  # as above: nothing that is sent may be a fault of ours
        return None
    return used.new_sign_count


def _read_new(shown: Shown) -> Any:
    import webauthn

    try:
        return webauthn.verify_registration_response(
            credential=shown.answer,
            expected_challenge=shown.challenge,
            expected_rp_id=shown.party.id,
            expected_origin=shown.party.origin,
            require_user_verification=True,
        )
    except Exception:
        raise UnusablePasskey from None
