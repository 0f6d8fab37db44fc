"""Banners: a short notice above every page on some days, from `content/banners.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from routekaart.content_pack.fitting import fit
from routekaart.content_pack.problems import Problem, Spot
from routekaart.content_pack.slugs import check_slug
from routekaart.content_pack.toml_files import TomlFile, read_toml
from routekaart.content_pack.written import Written, tables_of
from routekaart.edition.entries import Banner, Edition
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.language.text import Text

FILE = "banners.toml"
LONGEST = 160
"""Characters of one banner: two lines on a phone, or four."""

MOST = 2
"""Banners above one page. Who must read more than that reads none."""

_JOINERS = "\u200c\u200d"
"""Characters that cannot be seen, and that Farsi and Arabic are not written without."""

_DAYS = ("starts_on", "ends_on")


class BannerEntry(Struct, frozen=True, omit_defaults=True):
    """What a file or an officer says of one banner: its words by locale, and when it is shown."""

    words: dict[str, str]
    starts_on: date
    ends_on: date
    kind: Literal["ordinary", "important"] = "ordinary"
    link: str | None = None


class BannerFiles(NamedTuple):
    """The banners that could be read, where they stand, and what is wrong with them. By key."""

    banners: dict[str, BannerEntry]
    spots: dict[str, Spot]
    problems: list[Problem]


def read_banner_file(content: Path) -> TomlFile:
    """The file as it is, for `compose`. Without it there are no banners."""
    file = content / FILE
    return read_toml(file) if file.exists() else TomlFile({}, Spot(file), [])


def compose(file: TomlFile, written: Written = MappingProxyType({})) -> BannerFiles:
    """The banners of this file, with what officers wrote in place of what stands there."""
    files = BannerFiles({}, {}, list(file.problems))
    for key, table in file.table.items():
        if f"banner.{key}" not in written:
            _read(key, table, file.spot / key, files)
    for key, each in tables_of(written, ("banner",)):
        _read(key, with_days(each.table["banner"][key]), each.spot / "banner" / key, files)
    return files


def with_days(table: Mapping[str, Any]) -> dict[str, Any]:
    """A banner as officers wrote it, with days as a file has them: JSON has no days."""
    days = {name: date.fromisoformat(table[name]) for name in _DAYS if name in table}
    return {**table, **days}


def tidy_words(typed: str) -> str:
    """On one line, without what nobody can see: such characters may turn a sentence around."""
    seen = (each if each.isprintable() or each in _JOINERS else " " for each in typed)
    return " ".join("".join(seen).split())


def banners_of(files: BannerFiles, edition: Edition, day: date) -> tuple[Banner, ...]:
    """Those that have not ended by this day, in the order in which they are shown.

    One that leads to what is not there any more stands without a link: that may not keep a
    partner from stopping a service.
    """
    coming = [
        _banner(each, edition) for _, each in sorted(files.banners.items()) if each.ends_on >= day
    ]
    return tuple(sorted(coming, key=_rank))


def find_shown(banners: Iterable[Banner], day: date) -> list[Banner]:
    """Those of this day, no more than MOST: important ones first, then what began last."""
    return [each for each in banners if each.starts_on <= day <= each.ends_on][:MOST]


def dead_links(files: BannerFiles, edition: Edition) -> Iterator[Problem]:
    """Every banner that leads to what this edition does not have."""
    for key, each in files.banners.items():
        if each.link is not None and not is_there(each.link, edition):
            says = f"'{each.link}' is er niet; de mededeling staat er nu zonder link."
            yield (files.spots[key] / "link").problem(says)


def is_there(entry: str, edition: Edition) -> bool:
    """Whether residents can read the page of this entry."""
    noun, _, key = entry.partition(".")
    pages: dict[str, Mapping[str, object]] = {
        "service": edition.services,
        "location": edition.locations,
        "partner": edition.partners,
        "question": edition.route_map.questions,
        "outcome": edition.route_map.outcomes,
        "page": edition.pages.get(SOURCE, {}),
    }
    return key in pages.get(noun, {})


def _read(key: str, table: object, spot: Spot, files: BannerFiles) -> None:
    files.problems.extend(check_slug(key, spot))
    banner = fit(table, BannerEntry, spot, files.problems)
    if banner is None:
        return
    found = list(_problems(banner, spot))
    files.problems.extend(found)
    files.spots[key] = spot
    if not found:
        files.banners[key] = banner


def _problems(banner: BannerEntry, spot: Spot) -> Iterator[Problem]:
    if SOURCE not in banner.words:
        yield (spot / "words").problem(f"De Nederlandse woorden ('{SOURCE}') ontbreken.")
    for locale, words in banner.words.items():
        where = spot / "words" / locale
        if locale not in LOCALES:
            yield where.problem(f"'{locale}' is geen taal van deze site.")
        if words != tidy_words(words):
            yield where.problem("Schrijf dit op één regel, zonder vreemde tekens.")
        if len(words) > LONGEST:
            yield where.problem(f"Maak dit korter: hoogstens {LONGEST} tekens.")
    if banner.ends_on < banner.starts_on:
        yield (spot / "ends_on").problem("De laatste dag ligt voor de eerste dag.")


def _banner(entry: BannerEntry, edition: Edition) -> Banner:
    others = {locale: words for locale, words in entry.words.items() if locale != SOURCE}
    return Banner(
        text=Text(entry.words[SOURCE], others),
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        kind=entry.kind,
        link=entry.link if entry.link and is_there(entry.link, edition) else None,
    )


def _rank(banner: Banner) -> tuple[bool, int]:
    return banner.kind != "important", -banner.starts_on.toordinal()
