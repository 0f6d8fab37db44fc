"""The draft that officers share, and the addresses of its pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from routekaart.authoring.drafting import Draft, change
from routekaart.authoring.map_drafts import Edit, hold_draft, keep_draft
from routekaart.authoring.standing import digest
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.edition.content_files import ContentSource, read_content_files
from routekaart.edition.drafted import Drafted, live_map, read_drafted
from routekaart.routemap.written_over import HEAD, split_name
from routekaart.web.kit.acting import actor
from routekaart.web.kit.site import site

MAP = "/programma/routekaart"
NOUNS = {"vraag": "question", "uitkomst": "outcome"}
"""By the word in the address."""

SAY_NOUN = {"question": "Vraag", "outcome": "Uitkomst", HEAD: "Begin en nood"}
_KINDS = {noun: kind for kind, noun in NOUNS.items()}

CHANGED = "Iemand anders veranderde dit net. Hieronder staat wat u schreef. Bewaar het nog eens."


def source() -> ContentSource:
    """The content files as they are now."""
    return read_content_files(site().settings.content_dir, site().settings.translations_dir)


def read_desk(draft: Draft | None = None) -> Drafted:
    """The draft as it is kept, or another one to try, with all there is against it."""
    with site().database.reading() as session:
        return read_drafted(session, source(), today_of(site().clock()), draft)


def today_of(now: datetime) -> Any:
    """The day in the neighbourhood, as an edition is built for it."""
    return now.astimezone(ZONE).date()


def name_of(kind: str, page: str) -> str:
    """The name of an entry by the two words of its address."""
    return f"{NOUNS[kind]}.{page}"


def address_of(name: str) -> str:
    """Where an entry is edited."""
    noun, key = split_name(name)
    return f"{MAP}/{_KINDS[noun]}/{key}" if key else f"{MAP}/begin"


def find_table(drafted: Drafted, name: str) -> dict[str, Any]:
    """An entry as the draft has it. Raises NotFound."""
    table = drafted.wanted.get(name)
    if not isinstance(table, dict):
        raise NotFound
    return table


def keep_edit(edit: Edit) -> None:
    """Put it in the draft; a second tap finds it there. Raises ChangedMeanwhile."""
    with site().database.writing() as session:
        kept, live = hold_draft(session), live_map(session, source())
        now = kept.draft.over(live).get(edit.name)
        if now == edit.table:
            return
        if digest(now) != edit.was:
            raise ChangedMeanwhile
        keep(session, change(kept.draft, {edit.name: edit.table, **edit.new}, live))


def keep(session: Session, draft: Draft) -> None:
    """Have this be the draft, by whoever is signed in."""
    who = actor()
    keep_draft(session, draft, who.name, who.now)
