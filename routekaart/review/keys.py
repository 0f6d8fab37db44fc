"""Keys for entries that do not exist yet."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.locations import Location
from routekaart.catalogue.services import Service
from routekaart.content_pack.slugs import make_slug
from routekaart.review.proposals import Proposal

_KEPT = {"service": Service.slug, "location": Location.slug, "closure": ClosureRow.key}


def free_key(session: Session, kind: str, name: str) -> str:
    """`<kind>.<slug>` after this name, which no entry has or ever had in a proposal."""
    taken = set(session.scalars(select(_KEPT[kind])))
    proposed = select(Proposal.entry).where(Proposal.entry.startswith(f"{kind}."))
    taken |= {entry.partition(".")[2] for entry in session.scalars(proposed)}
    return f"{kind}.{make_slug(name, taken)}"
