"""Loading the programme of the content pack, without undoing what people changed here; as the
catalogue's, and with the same journal."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.load_journal import LoadJournal
from routekaart.catalogue.loading import LoadReport
from routekaart.catalogue.pack import Entry
from routekaart.catalogue.projection import as_json, blank, project
from routekaart.programme.programme import KINDS, Programme
from routekaart.programme.records import ProgrammeEntry


def load_programme(session: Session, programme: Programme, by: str, now: datetime) -> LoadReport:
    """Bring the database up to these entries. Commits nothing; `now` is an aware moment."""
    journal, report = LoadJournal(session, by, now), LoadReport()
    rows = {row.name: row for row in session.scalars(select(ProgrammeEntry))}
    wanted = dict(programme.entries())
    for name, entry in wanted.items():
        row = rows.get(name)
        if row is not None:
            _renew(row, entry, journal, report)
        elif journal.knows(name):
            report.left_alone.append(name)  # somebody took it away
        else:
            session.add(ProgrammeEntry(name=name, content=as_json(entry)))
            untold = blank(type(entry))
            for field, value in project(entry).items():
                journal.note(name, field, kept=untold[field], wanted=value)
            report.added.append(name)
    report.gone += [name for name in rows if name not in wanted and journal.knows(name)]
    journal.write()
    return report


def _renew(row: ProgrammeEntry, entry: Entry, journal: LoadJournal, report: LoadReport) -> None:
    kind = type(entry)
    kept = msgspec.json.decode(row.content, type=KINDS[row.name.partition(".")[0]])
    before, after, untold = project(kept), project(entry), blank(kind)
    written = {}
    for field, value in after.items():
        verdict = journal.verdict(
            row.name, field, kept=before[field], wanted=value, blank=untold[field]
        )
        if verdict == "leave":
            report.left_alone.append(f"{row.name}.{field}")
            continue
        journal.note(row.name, field, kept=before[field], wanted=value)
        if verdict == "write":
            written[field] = getattr(entry, field)
            report.changed.append(f"{row.name}.{field}")
    if written:
        row.content = as_json(msgspec.structs.replace(kept, **written))
