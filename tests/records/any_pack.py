"""Any catalogue that the database can hold, for hypothesis."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from routekaart.catalogue.logos import digest_of
from routekaart.catalogue.pack import (
    Pack,
    PackClosure,
    PackCost,
    PackDocument,
    PackDoubt,
    PackLocation,
    PackOpeningTime,
    PackPartner,
    PackPhone,
    PackPlace,
    PackService,
    PackTerm,
)
from tests.pictures import draw_picture

words = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12
).filter(lambda text: text.strip(" "))
said = st.none() | words
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
sources = st.sampled_from(["M", "P", "public", "partner"])
slugs = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5})?", fullmatch=True)
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
numbers = st.sampled_from(["+31703008834", "(070) 205 70 00", "14 070", "112", "0800-2000"])
dated = st.just({}) | st.fixed_dictionaries({"assured_on": days, "source": sources})
phones = st.lists(
    st.builds(
        lambda number, says, when: PackPhone(number=number, description=says, **when),
        numbers,
        said,
        dated,
    ),
    max_size=2,
).map(tuple)
LOGOS = {digest_of(each): each for each in (draw_picture(60, 30), draw_picture(30, 60))}
partners = st.builds(
    PackPartner,
    logo=st.sampled_from([None, *LOGOS]),
    name=words,
    description=said,
    email=said,
    phones=phones,
    trusted=st.booleans(),
    assured_on=days,
    source=sources,
)


def degrees(limit: int) -> st.SearchStrategy[float]:
    """Without minus zero, which is the same place and another number."""
    return st.floats(-limit, limit).map(lambda value: value + 0.0)


@st.composite
def opening_times(draw: st.DrawFn) -> PackOpeningTime:
    hours = draw(st.none() | st.tuples(minutes, minutes))
    first, last = sorted(draw(st.tuples(days, days)))
    return PackOpeningTime(
        weekday=draw(st.sampled_from(["mo", "th", "su", "daily"])),
        opens=hours[0] if hours else None,
        closes=hours[1] if hours else None,
        pattern=draw(st.sampled_from(["every", "1st", "last", "every other week"])),
        by_appointment=draw(st.booleans()),
        valid_from=first,
        valid_to=draw(st.sampled_from([None, last])),
        part_of_day=draw(st.sampled_from([None, "morning", "evening"])),
        note=draw(said),
        **draw(dated),
    )


rows = st.lists(opening_times(), max_size=2).map(tuple)


@st.composite
def terms(draw: st.DrawFn) -> dict[str, PackTerm]:
    made: dict[str, PackTerm] = {}
    for key in draw(st.lists(slugs, unique=True, max_size=4)):
        kind = draw(st.sampled_from(["topic", "audience", "accessibility", "trust"]))
        parents = [None, *of_kind(made, kind)]
        made[key] = PackTerm(kind=kind, name=draw(words), parent=draw(st.sampled_from(parents)))
    return made


def of_kind(made: dict[str, PackTerm], kind: str) -> tuple[str, ...]:
    return tuple(key for key, term in made.items() if term.kind == kind)


@st.composite
def locations(draw: st.DrawFn, made: dict[str, PackTerm]) -> PackLocation:
    where = draw(st.none() | st.tuples(degrees(90), degrees(180)))
    return PackLocation(
        name=draw(words),
        latitude=where[0] if where else None,
        longitude=where[1] if where else None,
        directions=draw(said),
        alert=draw(said),
        accessibility=of_kind(made, "accessibility"),
        phones=draw(phones),
        assured_on=draw(days),
        source=draw(sources),
    )


@st.composite
def services(draw: st.DrawFn, pack: Pack) -> PackService:
    young, old = sorted(draw(st.tuples(st.integers(0, 130), st.integers(0, 130))))
    keys = draw(st.lists(slugs, unique=True, max_size=2))
    places = draw(st.lists(st.sampled_from(sorted(pack.locations)), unique=True))
    return PackService(
        name=draw(words),
        partner=draw(st.sampled_from(sorted(pack.partners))),
        summary=draw(words),
        alert=draw(said),
        minimum_age=draw(st.sampled_from([None, young])),
        maximum_age=old,
        status=draw(st.sampled_from(["active", "defunct"])),
        assured_on=draw(days),
        source=draw(sources),
        assure_every_days=draw(st.sampled_from([None, 14, 730])),
        topics=of_kind(pack.terms, "topic")[::-1],
        audiences=of_kind(pack.terms, "audience"),
        trust_facts=of_kind(pack.terms, "trust"),
        languages=tuple(draw(st.permutations(["nl", "ti", "zh-Hant"]))),
        urgent=draw(st.booleans()),
        ask_through=draw(st.sampled_from([None, *pack.services])),
        phones=draw(phones),
        opening_times=draw(rows),
        places=tuple(
            PackPlace(
                location=each, description=draw(said), opening_times=draw(rows), **draw(dated)
            )
            for each in places
        ),
        documents=tuple(PackDocument(key=key, name=draw(words)) for key in keys),
        costs=tuple(PackCost(key=key, amount=old, description=draw(said)) for key in keys),
        doubts=tuple(
            PackDoubt(field=key, value="?", note="?", assured_on=draw(days), source="M")
            for key in keys
        ),
    )


@st.composite
def closures(draw: st.DrawFn, key: str, pack: Pack) -> PackClosure:
    about: dict[str, list[str | None]] = {
        "catalogue": [None],
        "partner": [*pack.partners],
        "location": [*pack.locations],
        "service": [*pack.services],
    }
    scope = draw(st.sampled_from([scope for scope, targets in about.items() if targets]))
    first, last = sorted(draw(st.tuples(days, days)))
    hours = draw(st.lists(st.tuples(minutes, minutes), max_size=2).map(tuple))
    return PackClosure(
        key=key,
        scope=scope,
        target=draw(st.sampled_from(about[scope])),
        starts_on=first,
        ends_on=last,
        reason=draw(words),
        keeps="other hours" if hours else draw(st.sampled_from(["closed", "ordinary hours"])),
        hours=hours,
    )


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    made = draw(terms())
    pack = Pack(
        partners=draw(st.dictionaries(slugs, partners, min_size=1, max_size=2)),
        locations=draw(st.dictionaries(slugs, locations(made), min_size=1, max_size=2)),
        terms=made,
        services={},
        closures={},
    )
    pack.logos.update({each.logo: LOGOS[each.logo] for each in pack.partners.values() if each.logo})
    for slug in draw(st.lists(slugs, unique=True, max_size=2)):
        pack.services[slug] = draw(services(pack))
    for key in draw(st.lists(slugs, unique=True, max_size=2)):
        pack.closures[key] = draw(closures(key, pack))
    return pack
