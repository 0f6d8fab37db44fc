"""A closure of everything as a form: why, in every language, from when to when, and what hours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from wtforms import (
    BooleanField,
    Field,
    FieldList,
    FormField,
    HiddenField,
    RadioField,
    StringField,
)
from wtforms.validators import DataRequired, InputRequired, Length

from routekaart.catalogue.closing_everything import ClosedForAll
from routekaart.catalogue.pack import PackClosure
from routekaart.edition.banners import tidy_words
from routekaart.language.locales import SOURCE, Locale
from routekaart.web.kit.form_fields import DayField, Said, in_every_language
from routekaart.web.kit.form_tokens import TokenForm
from routekaart.web.kit.typed_times import RangeRow, read_time, show_time
from routekaart.web.office.translations_asked import ask_about_translations

LONGEST = timedelta(days=366)
MOST_RANGES = 2


def _reason_in(locale: Locale) -> Field:
    """Of the Dutch alone there must be one."""
    needed = [DataRequired("Schrijf op waarom.")] if locale.code == SOURCE else []
    short = Length(max=80, message="Maak dit korter: hoogstens 80 tekens.")
    return StringField(locale.name, [*needed, short], filters=[lambda t: tidy_words(t or "")])


class ClosureForm(TokenForm):
    """`was` is the digest of what the form showed."""

    was = HiddenField()
    reasons = in_every_language(_reason_in)
    still_right = BooleanField("De vertalingen kloppen nog")
    starts_on = DayField("Eerste dag")
    ends_on = DayField("Laatste dag")
    keeps = RadioField(
        "Is alles helemaal dicht?",
        choices={"closed": "Ja, dicht", "other hours": "Nee, andere tijden"},
    )
    hours = FieldList(FormField(RangeRow), min_entries=MOST_RANGES)

    today = date.min
    before: ClosedForAll | None = None
    is_holiday = False
    """Its name, with its translations, is that of every year."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for each in (self.starts_on, self.ends_on):
            each.validators = [InputRequired("Kies een dag.")]

    @staticmethod
    def data_of(closed: ClosedForAll) -> dict[str, Any]:
        closure = closed.closure
        return {
            "reasons": {SOURCE: closure.reason, **closed.reasons},
            "starts_on": closure.starts_on,
            "ends_on": closure.ends_on,
            "keeps": closure.keeps,
            "hours": [
                {"opens": show_time(opens), "closes": show_time(closes)}
                for opens, closes in closure.hours
            ],
        }

    def closed(self, key: str) -> ClosedForAll:
        """What was filled in, once it is valid."""
        reasons = {code: words for code, words in self.reasons.data.items() if words}
        is_open = self.keeps.data == "other hours"
        closure = PackClosure(
            key=key,
            scope="catalogue",
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            reason=reasons.pop(SOURCE),
            keeps=self.keeps.data,
            hours=tuple(
                (read_time(each["opens"]), read_time(each["closes"]))
                for each in self.hours.data
                if is_open and each["opens"]
            ),
        )
        return ClosedForAll(closure, reasons)

    def validate_still_right(self, field: Any) -> None:
        known = self.before.closure.reason if self.before else None
        if self.is_holiday and self.reasons.data[SOURCE] != known:
            raise Said("Dit is een feestdag. Maak een nieuwe sluiting met een andere reden.")
        before = self.data_of(self.before)["reasons"] if self.before else {}
        asks = ask_about_translations(before, self.reasons.data)
        if asks and not field.data:
            raise Said(asks)

    def validate_ends_on(self, field: Any) -> None:
        first, last = self.starts_on.data, field.data
        if last and last < self.today:
            raise Said("Deze dag is al voorbij.")
        if first and last and last < first:
            raise Said("De laatste dag ligt voor de eerste dag.")
        if first and last and last - first > LONGEST:
            raise Said("Dit is langer dan een jaar.")

    def validate_keeps(self, field: Any) -> None:
        if field.data == "other hours" and not any(each["opens"] for each in self.hours.data):
            raise Said("Vul in van hoe laat tot hoe laat het wel open is.")
