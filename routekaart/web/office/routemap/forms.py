"""The forms of a question, an outcome and the head of the map, and the tables they stand for.

A draft may be unfinished: what is left empty is left out, and the checks name it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from wtforms import (
    BooleanField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import Length, Optional, ValidationError

from routekaart.content_pack.slugs import make_slug
from routekaart.edition.drafted import Drafted
from routekaart.routemap.drawing import pages_of
from routekaart.web.kit.form_tokens import TokenForm
from routekaart.web.kit.site import site
from routekaart.web.office.routemap.desk import SAY_NOUN
from routekaart.web.office.routemap.pictograms import PICTOGRAMS
from routekaart.web.office.routemap.rows import Tap, move, tidy
from routekaart.web.office.routemap.words import TONES

LONGEST, LONGEST_KEY, MOST_ROWS = 200, 40, 20
NEW = {"+question": "Een nieuwe vraag", "+outcome": "Een nieuwe uitkomst"}
OLDEST = 120
_TOO_LONG = Length(max=LONGEST, message=f"Maak dit korter: hoogstens {LONGEST} tekens.")

Choices = dict[str, str]


def _line(label: str, hint: str = "") -> StringField:
    return StringField(label, [_TOO_LONG], filters=[tidy], description=hint)


def _choice(label: str, hint: str = "") -> SelectField:
    return SelectField(label, choices={}, validate_choice=False, description=hint)


class EntryForm(TokenForm):
    """One entry of the map. `was` is of what the page showed; `rows` names its list of rows."""

    was = HiddenField()
    rows: ClassVar[str]

    def offer(self, drafted: Drafted, table: Mapping[str, Any]) -> None:
        """Fill the choices; what stands chosen and is no longer there stays one."""

    def read(self, tap: Tap) -> dict[str, Any]:
        """The table, after a tap on one of its rows."""
        raise NotImplementedError

    def _rows_after(self, tap: Tap) -> list[Any]:
        return move([each.data for each in self[self.rows]], tap)

    def _check_rows(self, field: Any) -> None:
        if len(field) > MOST_ROWS:
            raise ValidationError("Dit zijn te veel regels.")


class AnswerRow(Form):  # type: ignore[misc]
    """A choice of a question; without words and without an aim it is none."""

    key = HiddenField()
    pictogram = HiddenField()
    says = _line("Wat zegt iemand?")
    goes_to = _choice("Waar gaat het antwoord naartoe?")
    urgent = BooleanField("Met spoed")


class QuestionForm(EntryForm):
    """A page that asks one thing."""

    rows = "answers"
    pictogram = HiddenField()
    asks = _line("Wat vraagt deze bladzijde?")
    explains = _line("Uitleg onder de vraag", "Dit mag leeg zijn.")
    tone = SelectField("Kleur", choices={"": "Geen eigen kleur", **TONES})
    discreet = BooleanField("Onopvallend: met een knop om snel weg te gaan")
    answers = FieldList(FormField(AnswerRow))

    @staticmethod
    def fill(table: Mapping[str, Any]) -> dict[str, Any]:
        """What the form shows of a table, with a row to add."""
        return {**table, "answers": [*table.get("answers", []), {}]}

    def offer(self, drafted: Drafted, table: Mapping[str, Any]) -> None:
        pages = _say_pages(drafted)
        for row in self.answers:
            gone = next((a["goes_to"] for a in table.get("answers", ()) if _leads(a, row)), "")
            known = {"": "Kies een bladzijde", **pages, **NEW}
            row.form.goes_to.choices = _with(known, gone)

    def validate_answers(self, field: Any) -> None:
        self._check_rows(field)
        for row in field:
            if (row.form.goes_to.data or "") not in row.form.goes_to.choices:
                raise ValidationError("Kies een bladzijde die er is.")

    def read(self, tap: Tap) -> dict[str, Any]:
        answers = [_answer(row) for row in self._rows_after(tap) if row["says"] or row["goes_to"]]
        taken = {each["key"] for each in answers if each["key"]}
        for each in answers:
            each["key"] = each["key"] or make_slug(each.get("says", "antwoord"), taken, LONGEST_KEY)
            taken.add(each["key"])
        return _filled(
            discreet=self.discreet.data,
            asks=self.asks.data,
            explains=self.explains.data,
            pictogram=_known(self.pictogram.data),
            tone=self.tone.data,
            answers=answers,
        )


class OutcomeForm(EntryForm):
    """A page that ends a route."""

    rows = "first"
    pictogram = HiddenField()
    title = _line("Titel: zeg dat er hulp is")
    explains = _line("Uitleg onder de titel", "Wat kan iemand nu doen? Dit mag leeg zijn.")
    urgent = BooleanField("Met spoed: de eerste dienst komt groot in beeld")
    discreet = BooleanField("Onopvallend: met een knop om snel weg te gaan")
    first = FieldList(_choice("Dienst"), "Bij wie kan iemand eerst terecht?")
    safety_net = _choice("Vangnet", "Bij wie iemand terecht kan als dat niet lukt.")
    topics = SelectMultipleField("Onderwerpen", choices={})
    age = StringField("Leeftijd", [Optional()], description="Alleen hulp voor deze leeftijd.")
    only_urgent = BooleanField("Wat met spoed is eerst")
    everything = BooleanField("Al het aanbod")

    @staticmethod
    def fill(table: Mapping[str, Any]) -> dict[str, Any]:
        also = table.get("also", {})
        first = [*table.get("first", []), ""]
        also = {name: each for name, each in also.items() if name != "urgent"} | {
            "only_urgent": also.get("urgent", False)
        }
        return {**table, **also, "first": first}

    def offer(self, drafted: Drafted, table: Mapping[str, Any]) -> None:
        services = say_services(drafted)
        for row, slug in zip(
            self.first, [*table.get("first", []), *[""] * len(self.first)], strict=False
        ):
            row.choices = _with({"": "Kies een dienst", **services}, slug)
        net = table.get("safety_net", "")
        self.safety_net.choices = _with({"": "Kies een vangnet", **services}, net)
        terms = drafted.edition.terms.values()
        self.topics.choices = {each.key: each.name.nl for each in terms if each.kind == "topic"}

    def validate_age(self, field: Any) -> None:
        if not (field.data.strip().isdecimal() and int(field.data) <= OLDEST):
            raise ValidationError("Vul een leeftijd in, zoals 17.")

    def validate_first(self, field: Any) -> None:
        self._check_rows(field)

    def read(self, tap: Tap) -> dict[str, Any]:
        age = (self.age.data or "").strip()
        also = _filled(
            topics=self.topics.data,
            everything=self.everything.data,
            age=int(age) if age else None,
            urgent=self.only_urgent.data,
        )
        return _filled(
            discreet=self.discreet.data,
            title=self.title.data,
            explains=self.explains.data,
            pictogram=_known(self.pictogram.data),
            urgent=self.urgent.data,
            first=[tidy(each) for each in self._rows_after(tap) if each],
            also=also,
            safety_net=tidy(self.safety_net.data),
        )


class HeadForm(EntryForm):
    """Where the map begins, what is behind "mijn vraag staat er niet bij", and `/nood`."""

    rows = "emergency"
    start = _choice("De eerste vraag")
    elsewhere = _choice("Achter “Mijn vraag staat er niet bij”")
    emergency = FieldList(_choice("Noodlijn"), "Noodlijnen")

    @staticmethod
    def fill(table: Mapping[str, Any]) -> dict[str, Any]:
        return {**table, "emergency": [*table.get("emergency", []), ""]}

    def offer(self, drafted: Drafted, table: Mapping[str, Any]) -> None:
        pages = pages_of(drafted.wanted).values()
        for field, noun in (("start", "question"), ("elsewhere", "outcome")):
            known = {each.key: each.says for each in pages if each.noun == noun}
            self[field].choices = _with(known, table.get(field, ""))
        services = say_services(drafted)
        for row in self.emergency:
            row.choices = _with({"": "Kies een lijn", **services}, tidy(row.data))

    def validate_emergency(self, field: Any) -> None:
        self._check_rows(field)

    def read(self, tap: Tap) -> dict[str, Any]:
        return _filled(
            start=tidy(self.start.data),
            elsewhere=tidy(self.elsewhere.data),
            emergency=[tidy(each) for each in self._rows_after(tap) if each],
        )


FORMS: dict[str, type[EntryForm]] = {
    "question": QuestionForm,
    "outcome": OutcomeForm,
    "map": HeadForm,
}


def say_services(drafted: Drafted) -> Choices:
    """Every service by name; of what helps nobody today it says so."""
    today = site().clock().date()
    services = sorted(drafted.edition.services.values(), key=lambda each: each.name.casefold())
    return {
        each.slug: each.name + ("" if each.helps_on(today) else " (nu niet)") for each in services
    }


def _say_pages(drafted: Drafted) -> Choices:
    pages = sorted(
        pages_of(drafted.wanted).values(), key=lambda each: (each.noun != "question", each.says)
    )
    return {each.key: f"{SAY_NOUN[each.noun]}: {each.says}" for each in pages}


def _leads(answer: Mapping[str, Any], row: Any) -> bool:
    return bool(answer.get("goes_to")) and answer.get("key") == row.form.key.data


def _with(choices: Choices, chosen: str) -> Choices:
    """And what stands chosen though it is not there, so that it can be seen and mended."""
    return choices if chosen in choices else {**choices, chosen: f"{chosen} (bestaat niet)"}


def _answer(row: Mapping[str, Any]) -> dict[str, Any]:
    named = {"key": tidy(row["key"]), "says": row["says"], "pictogram": _known(row["pictogram"])}
    rest = {"urgent": row["urgent"], "goes_to": row["goes_to"]}
    return {"key": "", **_filled(**named, **rest)}


def _known(pictogram: str | None) -> str:
    return pictogram if pictogram in PICTOGRAMS else ""


def _filled(**values: Any) -> dict[str, Any]:
    return {
        name: value
        for name, value in values.items()
        if value or (value == 0 and value is not False)
    }
