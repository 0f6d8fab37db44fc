"""The edition as it would be with the draft of the route map, and publishing that draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from routekaart.authoring.drafting import Draft, find_overtaken, fresh_texts
from routekaart.authoring.map_drafts import (
    KeptDraft,
    PublishedMap,
    hold_draft,
    keep_draft,
    keep_version,
    read_draft,
)
from routekaart.authoring.records import read_written, write_over
from routekaart.authoring.texts import find_written_texts, write_text
from routekaart.catalogue.history import Way
from routekaart.edition.build import Reason, assemble
from routekaart.edition.content_files import ContentFiles, ContentSource
from routekaart.edition.entries import Edition
from routekaart.routemap.content_files import texts_of
from routekaart.routemap.written_over import entries_of, put_over


class Overtaken(Exception):
    """Residents read something else by now than when these entries were changed; `names` them."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(", ".join(names))


class Drafted(NamedTuple):
    """The draft beside what residents read, both as tables by name, and what comes of it."""

    kept: KeptDraft
    live: dict[str, Any]
    content: ContentFiles
    edition: Edition
    problems: list[Reason]

    @property
    def wanted(self) -> dict[str, Any]:
        """The whole map as the draft has it."""
        return self.kept.draft.over(self.live)

    @property
    def dutch(self) -> dict[str, str]:
        """Every text of the draft that could be read, by key."""
        return texts_of(self.content.route_map.route_map)


def read_drafted(
    session: Session, source: ContentSource, day: date, draft: Draft | None = None
) -> Drafted:
    """The draft that is kept, or another one that somebody tries."""
    kept = read_draft(session)
    kept = kept if draft is None else kept._replace(draft=draft)
    content = source.compose(session, kept.draft)
    edition, problems = assemble(session, content, day)
    return Drafted(kept, live_map(session, source), content, edition, problems)


def live_map(session: Session, source: ContentSource) -> dict[str, Any]:
    """Every entry of the map without the draft, by name."""
    return entries_of(put_over(source.route_map, read_written(session)))


def publish_draft(session: Session, source: ContentSource, way: Way, note: str, seen: int) -> bool:
    """Have the draft be what residents read, as far as the edition that follows may be published.

    `seen` is the version that was looked at. Gives whether there was anything to publish. Raises
    ChangedMeanwhile, and Overtaken.
    """
    draft = hold_draft(session, seen).draft
    live = live_map(session, source)
    if names := find_overtaken(draft, live):
        raise Overtaken(names)
    dutch = texts_of(source.compose(session, draft).route_map.route_map)
    if not any(_write_all(session, draft, live, dutch, way)):
        return False
    session.flush()
    before = {name: live.get(name) for name in draft.entries}
    texts = find_written_texts(session, dutch)
    keep_version(session, PublishedMap(draft.over(live), before, texts), way.by, way.now, note)
    keep_draft(session, Draft(), way.by, way.now)
    return True


def _write_all(
    session: Session, draft: Draft, live: Mapping[str, Any], dutch: Mapping[str, str], way: Way
) -> list[bool]:
    """Of each entry and each text, whether it is news."""
    entries = [
        write_over(session, way._replace(entry=name), live.get(name), table)
        for name, table in draft.entries.items()
    ]
    texts = [
        write_text(session, way._replace(entry=key), locale, each)
        for locale, words in fresh_texts(draft.texts, dutch).items()
        for key, each in words.items()
    ]
    return entries + texts
