"""Loading the content pack into the database, without undoing what people changed there.

A field is written only when it still has the digest that the last load gave it. So a load can be
done again at any time, and says what it left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime

from msgspec.structs import replace
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from routekaart.catalogue.exporting import EntryRecord, described, entry_records
from routekaart.catalogue.holiday_closures import PREFIX, holiday_closures
from routekaart.catalogue.load_journal import LoadJournal, Verdict
from routekaart.catalogue.logos import keep_logos
from routekaart.catalogue.pack import Entry, Pack
from routekaart.catalogue.projection import blank, entries_of, project
from routekaart.catalogue.record_fields import TOGETHER, WITHIN_KIND, RecordFields, RefusedLoad
from routekaart.catalogue.text_loading import TextLoading
from routekaart.catalogue.translatable import texts_of
from routekaart.language.catalogues import Translations

__all__ = ["LoadReport", "RefusedLoad", "load"]


@dataclass
class LoadReport:
    """What a load did, as names: `service.x` for an entry, `service.x.summary` for a field."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    translated: list[str] = field(default_factory=list)
    """Translations that are new or other than before, such as `service.x.summary@en`."""
    left_alone: list[str] = field(default_factory=list)
    """Changed or removed by people since the last load, so kept as it is."""
    gone: list[str] = field(default_factory=list)
    """No longer in the pack, and still in the database."""

    def extend(self, other: LoadReport) -> None:
        """Add what another load did."""
        for each in fields(self):
            getattr(self, each.name).extend(getattr(other, each.name))

    def __str__(self) -> str:
        return "\n".join(self._lines()) or "Alles was al geladen."

    def _lines(self) -> Iterator[str]:
        for what, names in (
            ("Toegevoegd", self.added),
            ("Gewijzigd", self.changed),
            ("Met rust gelaten, want door mensen gewijzigd", self.left_alone),
            ("Niet meer in de bestanden, wel in de database", self.gone),
        ):
            if names:
                yield f"{what} ({len(names)}): {', '.join(names)}"
        if self.translated:
            yield f"Vertalingen bijgewerkt: {len(self.translated)}"


def load(session: Session, pack: Pack, texts: Translations, by: str, now: datetime) -> LoadReport:
    """Bring the database up to the pack, its translations and the public holidays.

    `by` is who loads, `now` an aware moment: the holidays of its year and the next are seeded.
    Commits nothing. Raises RefusedLoad when pack and database cannot go together.
    """
    if taken := sorted(key for key in pack.closures if key.startswith(PREFIX)):
        raise RefusedLoad(f"'{PREFIX}…' is voor feestdagen, niet voor: {', '.join(taken)}.")
    holidays = holiday_closures((now.year, now.year + 1))
    wanted = entries_of(replace(pack, closures={**pack.closures, **holidays}))
    journal = LoadJournal(session, by, now)
    try:
        keep_logos(session, pack.logos.values())
        with session.no_autoflush:
            report = _Loading(session, journal, by).load(wanted)
            loaded = TextLoading(session, journal, by, now).load(texts, texts_of(pack))
            journal.write()
            session.flush()
    except IntegrityError as error:
        raise RefusedLoad(f"De database weigert dit: {error.orig}") from error
    report.translated += loaded.written
    report.left_alone += loaded.left_alone
    return report


class _Loading:
    """Takes in entries: first all new ones, so that any entry can refer to them."""

    def __init__(self, session: Session, journal: LoadJournal, by: str) -> None:
        self._session = session
        self._journal = journal
        self._records = entry_records(session)
        self._fields = RecordFields(session, self._records, by)
        self._report = LoadReport()

    def load(self, wanted: Mapping[str, Entry]) -> LoadReport:
        kept = {key: project(described(record)) for key, record in self._records.items()}
        for key, entry in wanted.items():
            if key in kept:
                continue
            if self._journal.knows(key):
                self._report.left_alone.append(key)
            else:
                self._fields.create(key, entry)
                self._report.added.append(key)
        for key, entry in wanted.items():
            if key in kept:
                self._renew(key, entry, kept[key])
            elif record := self._records.get(key):
                self._complete(key, entry, record)
        self._report.gone += [
            key
            for key in kept
            if key not in wanted
            and self._journal.knows(key)
            and not key.startswith(f"closure.{PREFIX}")
        ]
        return self._report

    def _complete(self, key: str, entry: Entry, record: EntryRecord) -> None:
        """Give a new record what it refers to, and history what it is."""
        untold = blank(type(entry))
        for name, value in project(entry).items():
            if name in WITHIN_KIND:
                self._fields.write(record, name, getattr(entry, name))
            self._journal.note(key, name, kept=untold[name], wanted=value)

    def _renew(self, key: str, entry: Entry, kept: Mapping[str, str]) -> None:
        wanted, untold = project(entry), blank(type(entry))
        verdicts = {
            name: self._journal.verdict(
                key, name, kept=kept[name], wanted=wanted[name], blank=untold[name]
            )
            for name in wanted
        }
        for name, verdict in _with_their_pair(verdicts):
            if verdict == "leave":
                self._report.left_alone.append(f"{key}.{name}")
                continue
            if verdict == "write":
                self._fields.write(self._records[key], name, getattr(entry, name))
            if kept[name] != wanted[name]:
                self._report.changed.append(f"{key}.{name}")
            self._journal.note(key, name, kept=kept[name], wanted=wanted[name])


def _with_their_pair(verdicts: Mapping[str, Verdict]) -> Iterator[tuple[str, Verdict]]:
    """Fields that hold each other in check are written both or left both."""
    pairs = {name: pair for pair in TOGETHER for name in pair}
    for name, verdict in verdicts.items():
        both = {verdicts[each] for each in pairs.get(name, (name,)) if each in verdicts}
        if verdict == "same":
            yield name, "write" if both == {"same", "write"} else "same"
        else:
            yield name, "leave" if "leave" in both else verdict
