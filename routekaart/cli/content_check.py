"""Everything against publishing the content files as they are now, publishing itself included."""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from routekaart.catalogue.loading import RefusedLoad, load
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.pack import Pack
from routekaart.cli.content_loading import read_programme_of
from routekaart.cli.content_sources import ContentSources, read_sources
from routekaart.concepts import checks as concept_checks
from routekaart.concepts.content_files import read_concepts
from routekaart.content_pack.problems import Problem
from routekaart.database import Database
from routekaart.database.migrating import upgrade
from routekaart.edition.banners import compose, dead_links, read_banner_file
from routekaart.edition.build import BrokenEdition, build
from routekaart.edition.content_files import read_anew
from routekaart.edition.pages import read_pages, stale_pages
from routekaart.edition.recordings import find_strays, read_recordings
from routekaart.language import catalogues
from routekaart.language.catalogues import Translation, Translations
from routekaart.language.locales import TRANSLATED
from routekaart.language.plain_dutch.word_list import read_word_list
from routekaart.routemap import checks
from routekaart.web.public.addresses import OF_THE_MINUTE, find_addresses

Reasons = list[Problem | str]


def find_problems(content: Path, translations: Path, now: datetime) -> Reasons:
    """All problems of the content and its translations, those in files first, in file order."""
    sources = read_sources(content)
    dutch = sources.dutch
    words = catalogues.problems(translations, dutch, all_known=not sources.problems)
    texts = _filled(catalogues.read_translations(translations), dutch)
    found: set[Problem | str] = {*sources.pack.problems, *words, *read_word_list(content).problems}
    stale = (stale_pages(content / "pages", locale) for locale in TRANSLATED)
    found |= {*chain.from_iterable(stale)}
    found |= {*read_recordings(content / "audio").problems}
    found |= {*read_programme_of(content, sources.pack).problems}
    if sources.pack.problems:
        found |= {*_map_problems(sources, now), *read_pages(content / "pages").problems}
        found |= {*compose(read_banner_file(content)).problems}
        found |= {*_concept_problems(content / "concepts", sources)}
    else:
        found |= set(_publishing_problems(content, sources.pack.pack, texts, now))
    return sorted(found, key=lambda each: (isinstance(each, str), each))


def _filled(texts: Translations, dutch: dict[str, str]) -> Translations:
    """Complete translations, Dutch where one lacks: each lack is told of with its gettext file."""
    return {
        locale: {
            key: each
            if (each := found.get(key)) is not None and each.dutch == words
            else Translation(words, words, reviewed=False)
            for key, words in dutch.items()
        }
        for locale, found in texts.items()
    }


def _map_problems(sources: ContentSources, now: datetime) -> list[Problem]:
    """Of the map beside a broken catalogue, in which what is on offer cannot be known."""
    pack = sources.pack
    if "terms" in pack.unread:
        return sources.route_map.problems
    offer = checks.Offer(
        services=pack.slugs("services"),
        topics=pack.slugs("terms"),
        found=lambda query: pack.slugs("services"),
        offered=lambda slug, day: True,
    )
    today = now.astimezone(ZONE).date()
    return checks.problems(sources.route_map, offer, today, promised=())


def _concept_problems(folder: Path, sources: ContentSources) -> list[Problem]:
    """Of the concepts beside a broken catalogue: of an entry that could not be read, all goes."""
    pack, route_map = sources.pack, sources.route_map.route_map
    services, terms = pack.pack.services, pack.pack.terms
    slugs, keys = pack.slugs("services"), pack.slugs("terms")
    topics = {key for key in keys if key not in terms or terms[key].kind == "topic"}
    known = concept_checks.Destinations(
        services=slugs,
        inactive={slug for slug, each in services.items() if each.status == "inactive"},
        lines={slug for slug in slugs if slug not in services or services[slug].national},
        topics=None if "terms" in pack.unread else topics,
        pages=None if sources.route_map.problems else {*route_map.questions, *route_map.outcomes},
    )
    return concept_checks.problems(read_concepts(folder), known)


def _publishing_problems(
    content: Path, pack: Pack, texts: Translations, now: datetime
) -> tuple[Problem | str, ...]:
    """What publishing would refuse, found by doing all of it in a database of no consequence."""
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "scratch.sqlite3")
        database.create_file()
        upgrade(database)
        try:
            with database.writing() as session:
                load(session, pack, texts, by="content check", now=now)
            with database.reading() as session:
                today = now.astimezone(ZONE).date()
                edition = build(session, read_anew(content, texts), today)
        except RefusedLoad as refusal:
            return (str(refusal),)
        except BrokenEdition as broken:
            return broken.problems
        finally:
            database.engine.dispose()
    lasting = set(find_addresses(edition, today)) - {*OF_THE_MINUTE}
    strays = find_strays(read_recordings(content / "audio").files, lasting)
    return (*strays, *dead_links(compose(read_banner_file(content)), edition))
