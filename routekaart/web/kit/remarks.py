"""What residents and key figures say of help, for whoever can answer: in Dutch, with one form for
all."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple, cast

from flask import abort
from sqlalchemy.orm import Session
from wtforms import HiddenField, RadioField, StringField
from wtforms.validators import Length

from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.language.formats import language_name
from routekaart.language.locales import SOURCE
from routekaart.signals.corrections import (
    ANSWERS,
    LONGEST_WHY,
    About,
    Answer,
    Answered,
    AnsweredMeanwhile,
    Correction,
    State,
    answer,
    find_remarks,
)
from routekaart.web.kit.acting import actor
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.site import site

SAY_ABOUT: dict[About, str] = {
    "times": "De tijden kloppen niet",
    "phone": "Het telefoonnummer klopt niet",
    "place": "De plek of het adres klopt niet",
    "ended": "Dit is gestopt",
    "language": "De taal of de vertaling klopt niet",
    "other": "Er klopt iets anders niet",
    "closed": "De deur was dicht",
    "waiting": "De wachttijd is lang",
    "helped": "Heel goed geholpen",
}

SAY_STATE: dict[State, str] = {
    "new": "Nieuw",
    "in hand": "In behandeling",
    "mended": "Opgelost",
    "not needed": "Niet nodig",
}
SAY_ANSWER = {each: SAY_STATE[each] for each in ANSWERS}

READ: dict[State, str] = {"new": "Nieuw", "not needed": "Gelezen"}
"""Of praise, which asks for nothing."""

LONG, MANY_LINES = 280, 6
"""Characters and lines from which on a remark is folded, so that it hides no other."""

_TOO_LONG_OPEN = "Deze pagina stond te lang open. Probeer het nog eens."
_CHANGED = "Iemand anders antwoordde net. Hieronder staat dat. Wat u schreef, staat er nog."


class Remark(NamedTuple):
    """What was said, by a resident or a key figure; `at` and `answered_at` are local time,
    `language` that of the page it was said on. `seen` is for the form."""

    id: uuid.UUID
    slug: str
    locale: str
    service: str
    partner: str
    kind: About
    about: str
    says: str
    language: str
    at: datetime
    state: State
    answered_by: str
    answered_at: datetime | None
    why: str
    seen: str
    by_key_figure: bool

    @property
    def is_praise(self) -> bool:
        return self.kind == "helped"

    @property
    def state_in_words(self) -> str:
        return (READ if self.is_praise else SAY_STATE).get(self.state, SAY_STATE[self.state])

    @property
    def answers(self) -> dict[Answer, str]:
        """What can be answered."""
        return {"not needed": READ["not needed"]} if self.is_praise else SAY_ANSWER

    @property
    def is_long(self) -> bool:
        return len(self.says) > LONG or self.says.count("\n") >= MANY_LINES

    @property
    def beginning(self) -> str:
        """Its first words, in one line."""
        return " ".join(self.says.split())[: LONG // 3]


class AnswerForm(TokenForm):
    """What came of a remark. `was` is of what the page showed."""

    was = HiddenField()
    answer = RadioField(choices=SAY_ANSWER)
    why = StringField(
        filters=[lambda said: " ".join((said or "").split())],
        validators=[
            Length(max=LONGEST_WHY, message=f"Maak het korter: hoogstens {LONGEST_WHY} tekens.")
        ],
    )


class Trouble(NamedTuple):
    """Why an answer could not be kept, with the form as it was sent."""

    remark: uuid.UUID
    says: str
    status: int
    form: AnswerForm


def describe_answering(trouble: Trouble | None) -> dict[str, Any]:
    """What a template with remarks needs besides them."""
    return {
        "form": open_form(AnswerForm, "remark", anew=True),
        "unkept": trouble,
        "longest_why": LONGEST_WHY,
    }


def read_remarks(session: Session, slugs: Collection[str] | None = None) -> list[Remark]:
    """The remarks that wait for an end, the oldest new one first."""
    return describe_remarks(find_remarks(session, slugs=slugs))


def describe_remarks(corrections: Iterable[Correction]) -> list[Remark]:
    """In Dutch."""
    return [_describe(each) for each in corrections]


def take_answer(remark: uuid.UUID, slugs: Collection[str] | None = None) -> Trouble | None:
    """Keep the answer that was sent; None when it is kept. 404 for what is not theirs."""
    form = open_form(AnswerForm, "remark")
    if not form.validate():
        says = form.token.errors or form.why.errors or form.answer.errors
        return Trouble(remark, _TOO_LONG_OPEN if form.token.errors else str(says[0]), 422, form)
    who = actor()
    answered = Answered(form.answer.data, who.name, who.now, form.why.data)
    try:
        with site().database.writing() as session:
            if not answer(session, remark, answered, form.was.data or "", slugs):
                abort(404)
    except AnsweredMeanwhile:
        return Trouble(remark, _CHANGED, 409, form)
    return None


def _describe(correction: Correction) -> Remark:
    edition = site().site.find_edition()
    service = edition.services.get(correction.service_slug) if edition else None
    partner = edition.partners.get(service.partner) if edition and service else None
    answered = correction.answered_at
    return Remark(
        correction.id,
        correction.service_slug,
        correction.locale,
        service.name if service else correction.service_slug,
        partner.name if partner else "",
        cast(About, correction.about),
        _say_about(correction),
        correction.says,
        language_name(correction.locale, SOURCE),
        correction.created_at.astimezone(ZONE),
        cast(State, correction.state),
        correction.answered_by or "",
        answered.astimezone(ZONE) if answered else None,
        correction.why,
        correction.seen,
        correction.told_by == "key figure",
    )


def _say_about(correction: Correction) -> str:
    weeks = correction.weeks
    if weeks is None:
        return SAY_ABOUT[cast(About, correction.about)]
    return f"De wachttijd is {weeks} {'week' if weeks == 1 else 'weken'}"
