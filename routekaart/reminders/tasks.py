"""Every entry of the catalogue, and what is to be done about it next."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from routekaart.accounts.people import PartnerEditor, Person
from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.services import Service
from routekaart.reminders.asked import AskedRow
from routekaart.reminders.due import Closed, Question, Standing, Step, next_step, questions_on
from routekaart.settings import MAIL_ADDRESS

ClosedBy = Mapping[uuid.UUID, Sequence[Closed]]
"""Closures by the id of the service or the partner they are of."""


class Task(NamedTuple):
    """What is to be done about one question, from the day `on`."""

    service: Service
    question: Question
    asked: AskedRow | None
    step: Step
    on: date


class Overview:
    """All entries with their closures, their editors, and what was asked; read once."""

    def __init__(self, session: Session) -> None:
        by_slug = select(Service).options(joinedload(Service.partner)).order_by(Service.slug)
        self._services = session.scalars(by_slug).all()
        self._editors = _read_editors(session)
        self._closed = _read_closures(session)
        self._asked = {
            (row.service_id, row.kind, row.round): row for row in session.scalars(select(AskedRow))
        }

    def editors_of(self, service: Service) -> list[Person]:
        """Who can be asked about an entry."""
        return self._editors[service.partner_id]

    def coming(self, service: Service, today: date) -> list[Question]:
        """What comes near of an entry, announced already or not."""
        return _coming(service, self._closed, today)

    def tasks(self, today: date) -> Iterator[Task]:
        """What is to be done today, was to be done, or will be."""
        for service in self._services:
            can_be_asked = bool(self.editors_of(service))
            for question in questions_on(_standing(service, self._closed), today):
                asked = self._asked.get((service.id, question.kind, question.round))
                following = next_step(
                    question, asked.days if asked else None, can_be_asked=can_be_asked
                )
                if following is not None:
                    yield Task(service, question, asked, *following)


def find_coming(
    session: Session, services: Iterable[Service], today: date
) -> dict[uuid.UUID, list[Question]]:
    """What comes near of some entries, by their ids."""
    closed = _read_closures(session)
    return {each.id: _coming(each, closed, today) for each in services}


def _coming(service: Service, closed: ClosedBy, today: date) -> list[Question]:
    return [
        each
        for each in questions_on(_standing(service, closed), today)
        if each.kind != "still right" and each.due_on <= today
    ]


def _standing(service: Service, closed: ClosedBy) -> Standing:
    return Standing(
        status=service.status,
        assured_on=service.assured_on,
        every_days=service.assure_every_days,
        valid_to=service.valid_to,
        closed=(*closed.get(service.id, ()), *closed.get(service.partner_id, ())),
    )


def _read_editors(session: Session) -> defaultdict[uuid.UUID, list[Person]]:
    """By partner: whoever has an account, edits its entries, and can be written to."""
    found: defaultdict[uuid.UUID, list[Person]] = defaultdict(list)
    query = (
        select(PartnerEditor.partner_id, Person)
        .join(Person)
        .where(Person.ended_at.is_(None))
        .order_by(Person.email)
    )
    for partner, person in session.execute(query):
        if "partner editor" in person.roles and MAIL_ADDRESS.fullmatch(person.email):
            found[partner].append(person)
    return found


def _read_closures(session: Session) -> ClosedBy:
    """By service or partner. Those of a building or a holiday are not its editors' to end."""
    found: defaultdict[uuid.UUID, list[Closed]] = defaultdict(list)
    of_editors = ClosureRow.scope.in_(("service", "partner"))
    for row in session.scalars(select(ClosureRow).where(of_editors, ClosureRow.keeps == "closed")):
        owner = row.service_id or row.partner_id
        assert owner is not None
        found[owner].append(Closed(row.starts_on, row.ends_on))
    return found
