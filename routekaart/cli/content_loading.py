"""Loading the whole content pack: the catalogue with its translations, and the programme."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from routekaart.catalogue.loading import LoadReport, RefusedLoad, load
from routekaart.catalogue.pack_files import PackFiles, read_pack_files
from routekaart.database import Database
from routekaart.edition.build import BrokenEdition
from routekaart.language.catalogues import read_translations
from routekaart.programme.checks import Known
from routekaart.programme.content_files import ProgrammeFiles, read_programme_files
from routekaart.programme.loading import load_programme
from routekaart.settings import Settings


def read_programme_of(content: Path, pack: PackFiles) -> ProgrammeFiles:
    """The programme, checked against this catalogue as far as that could be read."""

    def known(noun: str, slugs: set[str]) -> set[str] | None:
        return None if noun in pack.unread else slugs

    terms = pack.pack.terms
    topics = {key for key in pack.slugs("terms") if key not in terms or terms[key].kind == "topic"}
    return read_programme_files(
        content / "programme",
        Known(
            services=pack.slugs("services"),
            partners=known("partners", pack.slugs("partners")),
            topics=known("terms", topics),
        ),
    )


def load_content(database: Database, settings: Settings, by: str, now: datetime) -> LoadReport:
    """Load it all, or nothing. Raises BrokenEdition with all that is wrong in it."""
    pack = read_pack_files(settings.content_dir / "catalogue")
    programme, misfits = read_programme_of(settings.content_dir, pack)
    if pack.problems or misfits:
        raise BrokenEdition([*pack.problems, *misfits])
    texts = read_translations(settings.translations_dir)
    try:
        with database.writing() as session:
            report = load(session, pack.pack, texts, by, now)
            report.extend(load_programme(session, programme, by, now))
            return report
    except RefusedLoad as refusal:
        raise BrokenEdition([str(refusal)]) from refusal
