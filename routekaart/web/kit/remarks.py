"""What residents say is wrong, for whoever can answer: in Dutch, with one form for all."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple, cast

from flask import abort
from sqlalchemy.orm import Session
from wtforms import RadioField

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.language.formats import language_name
from routekaart.language.locales import SOURCE
from routekaart.signals.corrections import About, Answer, Correction, answer, list_open
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.site import site

SAY_ABOUT: dict[About, str] = {
    "times": "De tijden kloppen niet",
    "phone": "Het telefoonnummer klopt niet",
    "place": "De plek of het adres klopt niet",
    "ended": "Dit is gestopt",
    "language": "De taal of de vertaling klopt niet",
    "other": "Er klopt iets anders niet",
}

SAY_ANSWER: dict[Answer, str] = {"mended": "Verbeterd", "right as it was": "Het klopt wel"}


class Remark(NamedTuple):
    """What a resident said; `at` is local time, `language` that of the page it was said on."""

    id: uuid.UUID
    slug: str
    service: str
    about: str
    says: str
    language: str
    at: datetime


class AnswerForm(TokenForm):
    """What came of a remark."""

    answer = RadioField(choices=SAY_ANSWER)


def open_answer() -> AnswerForm:
    """The form for every remark on a page: a remark is named by the address."""
    return open_form(AnswerForm, "remark")


def read_remarks(session: Session, slugs: Collection[str] | None = None) -> list[Remark]:
    """The remarks that wait for an answer, the oldest first."""
    return [_describe(each) for each in list_open(session, slugs)]


def take_answer(remark: uuid.UUID, slugs: Collection[str] | None = None) -> bool:
    """Keep the answer that was sent; whether the form still held. 404 for what is not theirs."""
    form = open_answer()
    if not form.validate():
        return False
    with site().database.writing() as session:
        if not answer(session, remark, form.answer.data, slugs):
            abort(404)
    return True


def _describe(correction: Correction) -> Remark:
    service = site().edition.services.get(correction.service_slug)
    return Remark(
        correction.id,
        correction.service_slug,
        service.name if service else correction.service_slug,
        SAY_ABOUT[cast(About, correction.about)],
        correction.says,
        language_name(correction.locale, SOURCE),
        correction.created_at.astimezone(ZONE),
    )
