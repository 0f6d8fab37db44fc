"""Looking around without a mail server: only under `routekaart demo`, and only on this machine."""

from __future__ import annotations

import uuid
from ipaddress import ip_address
from typing import NamedTuple

from flask import Blueprint, Flask, Response, abort, make_response, redirect, request
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.accounts import sessions
from routekaart.accounts.people import Invitation, Person, invite
from routekaart.accounts.roles import Role
from routekaart.catalogue.partners import Partner
from routekaart.catalogue.services import Service
from routekaart.mail.outbox import Message
from routekaart.settings import Settings
from routekaart.web.accounts.arrival import find_work
from routekaart.web.kit.cookies import give_cookie, name_device
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

demo = Blueprint("demo", __name__, url_prefix="/demo")

MOST_LETTERS = 50

_PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
"""What a proxy adds."""


class Example(NamedTuple):
    """Somebody to look around as; not a person."""

    role: Role
    says: str
    email: str

    @property
    def name(self) -> str:
        return f"Voorbeeld: {self.says}"


EXAMPLES = (
    Example("partner editor", "partner", "partner@example.org"),
    Example("key figure", "sleutelfiguur", "sleutelfiguur@example.org"),
    Example("officer", "programma", "programma@example.org"),
)


class OpenToOthers(Exception):
    """The demonstration would be open to other machines: anybody could sign in as anybody."""


def install_demo(app: Flask) -> None:
    """Add the examples and the post. Raises OpenToOthers unless the server listens to this machine
    alone, directly."""
    if not stays_here(app.extensions["routekaart"].settings):
        raise OpenToOthers
    app.register_blueprint(demo)
    app.jinja_env.globals["examples"] = EXAMPLES


def stays_here(settings: Settings) -> bool:
    """Whether only this machine can reach the server, as far as the settings tell."""
    is_named = settings.public_url or not all(map(is_here, settings.trusted_hosts))
    return is_here(settings.host) and not (is_named or settings.proxy_hops or settings.mail_url)


def is_here(host: str) -> bool:
    """Whether a host is this very machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


@demo.before_request
def refuse_others() -> None:
    """Raises NotFound for who comes from elsewhere, also by a proxy, whatever the settings say."""
    if not is_here(request.remote_addr or "") or any(
        each in request.headers for each in _PASSED_ON
    ):
        raise NotFound


@demo.post("/inloggen")
def sign_in_as() -> AnyResponse:
    """Sign in as an example, with all steps taken."""
    role = request.form.get("role")
    example = next((each for each in EXAMPLES if each.role == role), None) or abort(404)
    now = site().clock()
    with site().database.writing() as session:
        person = _find_or_invite(session, example)
        token = sessions.begin(session, person, now, name_device(), second_step=True)
    return give_cookie(redirect(find_work((example.role,)), 303), token)


@demo.get("/post")
def show_post() -> Response:
    """The letters that would have been mailed, the newest first."""
    newest = select(Message).order_by(Message.created_at.desc()).limit(MOST_LETTERS)
    with site().database.reading() as session:
        page = render_page("accounts/demo/post.html", letters=session.scalars(newest).all())
    return make_response(page)


def _find_or_invite(session: Session, example: Example) -> Person:
    known = select(Person).where(Person.email == example.email, Person.ended_at.is_(None))
    person = session.scalars(known).one_or_none()
    if person is not None:
        return person
    partners = _find_busiest_partner(session) if example.role == "partner editor" else ()
    invitation = Invitation(example.email, example.name, (example.role,), partners)
    return invite(session, invitation, "demo", site().clock())


def _find_busiest_partner(session: Session) -> tuple[uuid.UUID, ...]:
    """The one with the most to look at."""
    count = func.count(Service.id).desc()
    busiest = select(Partner.id).outerjoin(Service).group_by(Partner.id).order_by(count).limit(1)
    return tuple(session.scalars(busiest))
