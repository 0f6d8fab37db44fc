"""`routekaart people`: who has an account, by whoever keeps the server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.accounts.ending import end_account, reset_second_step
from routekaart.accounts.invitations import ask_in, post_invitation
from routekaart.accounts.people import (
    Invitation,
    Person,
    UnusableAddress,
    UnusableName,
    list_people,
    tidy_email,
)
from routekaart.accounts.roles import ROLES, Role
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.partners import Partner
from routekaart.cli.reporting import refusing_clearly
from routekaart.database import Database
from routekaart.database.revision import require_head
from routekaart.settings import Settings

BY = "beheer op de server"
"""Who did it, in the list of what happened to accounts."""

PROGRAMME = "Sterk voor Noord"
"""Who invites, as the letter says it."""

T = TypeVar("T")


@click.group(name="people")
def people() -> None:
    """De mensen met een account."""


@people.command(name="invite")
@click.argument("email")
@click.option("--name", required=True, help="Hoe iemand heet.")
@click.option("--role", "roles", multiple=True, help=f"Een van: {', '.join(ROLES)}. Mag vaker.")
@click.option("--partner", "slugs", multiple=True, help="Voor een partner editor. Mag vaker.")
def invite_person(email: str, name: str, roles: tuple[str, ...], slugs: tuple[str, ...]) -> None:
    """Geef iemand met het adres EMAIL een account, of een rol erbij."""
    with _ready() as (settings, database):
        site = settings.public_url.rstrip("/") or f"http://{settings.host}:{settings.port}"
        address = f"{site}/inloggen"
        with database.writing() as session:
            invitation = _compose(session, email, name, roles, slugs)
            person = _invite(session, invitation)
            says = f"{_called(person)} heeft een account: {_described(session, person)}."
            if settings.mail_url:
                post_invitation(session, person, PROGRAMME, address, datetime.now(UTC))
        click.echo(says)
        click.echo(f"Inloggen kan nu op {address}")
        if settings.mail_url:
            click.echo("Een mail met dit adres staat klaar. De server verstuurt hem.")
        else:
            click.echo("Er is geen mail verstuurd. Geef dit adres zelf door.")


@people.command(name="list")
def show_people() -> None:
    """Toon wie een account heeft, of had."""
    with _ready() as (_, database), database.reading() as session:
        found = list_people(session)
        for each in found:
            click.echo(f"{each.email}  {each.name}  {_described(session, each)}{_ended(each)}")
    if not found:
        click.echo("Er heeft nog niemand een account. Nodig iemand uit: routekaart people invite")


@people.command(name="end")
@click.argument("email")
def end_person(email: str) -> None:
    """Beëindig het account van EMAIL, op elk apparaat tegelijk."""
    with _ready() as (_, database):
        with database.writing() as session:
            person = _find(session, email)
            is_news = person.ended_at is None
            end_account(session, person, BY, datetime.now(UTC))
            says = f"Het account van {_called(person)} {'is' if is_news else 'was al'} beëindigd."
        click.echo(says)


@people.command(name="reset-second-step")
@click.argument("email")
def reset_step(email: str) -> None:
    """Laat EMAIL een andere code-app verbinden. Weet zeker dat u met de juiste spreekt."""
    with _ready() as (_, database):
        with database.writing() as session:
            person = _find(session, email)
            if person.ended_at is not None:
                says = f"Het account van {_called(person)} is beëindigd."
                raise click.ClickException(f"{says} Nodig eerst opnieuw uit.")
            reset_second_step(session, person, BY, datetime.now(UTC))
            says = f"{_called(person)} is overal uitgelogd en heeft geen tweede stap meer."
        click.echo(says)
        click.echo("Een code-app verbinden kan weer na het inloggen met een link.")


@contextmanager
def _ready() -> Iterator[tuple[Settings, Database]]:
    """The settings and a database of this version; what goes wrong ends as one clear message."""
    with refusing_clearly():
        settings = Settings.from_environment()
        database = Database(settings.database)
        require_head(database)
        yield settings, database


def _compose(
    session: Session, email: str, name: str, roles: Iterable[str], slugs: Iterable[str]
) -> Invitation:
    """What was asked, of roles and partners that exist; else one sentence says what is wrong."""
    partners = {each.slug: each.id for each in session.scalars(select(Partner))}
    known: dict[str, Role] = {role: role for role in ROLES}
    invitation = Invitation(
        _tidy(email),
        name,
        tuple(_look_up(known, each, "De rol") for each in roles),
        tuple(_look_up(partners, each, "De partner") for each in slugs),
    )
    if not invitation.roles:
        raise click.ClickException(f"Geef een rol met --role. Dit zijn ze: {', '.join(ROLES)}.")
    if bool(invitation.partners) != ("partner editor" in invitation.roles):
        raise click.ClickException(
            "--partner hoort bij de rol partner editor, en die bij --partner."
        )
    return invitation


def _invite(session: Session, invitation: Invitation) -> Person:
    try:
        return ask_in(session, invitation, BY, datetime.now(UTC))
    except UnusableName:
        raise click.ClickException("Geef een naam met --name.") from None


def _find(session: Session, email: str) -> Person:
    """Whoever has or had this address."""
    known = {each.email: each for each in list_people(session)}
    return _look_up(known, _tidy(email), "Een account van")


def _tidy(email: str) -> str:
    try:
        return tidy_email(email)
    except UnusableAddress:
        raise click.ClickException(f"'{email}' is geen e-mailadres.") from None


def _look_up(known: Mapping[str, T], name: str, what: str) -> T:
    if name not in known:
        listed = f"Dit zijn ze: {', '.join(sorted(known))}." if known else "Er is er nog geen."
        raise click.ClickException(f"{what} '{name}' bestaat niet. {listed}")
    return known[name]


def _called(person: Person) -> str:
    return f"{person.name} ({person.email})"


def _described(session: Session, person: Person) -> str:
    """Their roles, with the partners whose entries they edit."""
    slugs = session.scalars(select(Partner.slug).where(Partner.id.in_(person.partners)))
    edits = f" van {', '.join(sorted(slugs))}" if person.partners else ""
    return ", ".join(
        role + (edits if role == "partner editor" else "") for role in sorted(person.roles)
    )


def _ended(person: Person) -> str:
    if person.ended_at is None:
        return ""
    return f"  (beëindigd op {person.ended_at.astimezone(ZONE):%d-%m-%Y})"
