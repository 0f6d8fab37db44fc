"""Content files that go with the catalogue of `desk`, so that an edition can be made of it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from routekaart.catalogue.services import Service
from routekaart.catalogue.terms import Term
from routekaart.catalogue.texts import TextRow, digest_of
from routekaart.database import Database
from routekaart.edition.pages import KEYS
from routekaart.language.catalogues import content_file
from routekaart.language.locales import LOCALES, TRANSLATED
from tests.records.review.desk import NOW

_MAP = """\
[map]
start = "geld"
elsewhere = "anders"
emergency = ["ping"]

[question.geld]
asks = "Wat is er?"

[[question.geld.answers]]
key = "schulden"
says = "Ik heb schulden"
goes_to = "anders"

[outcome.anders]
title = "Vraag het hier"
first = ["ping"]
safety_net = "ping"
"""
_SAYS = {
    "question.geld.asks": "Wat is er?",
    "question.geld.answer.schulden.says": "Ik heb schulden",
    "outcome.anders.title": "Vraag het hier",
}


def write_content(root: Path) -> Path:
    """Write `content/` and `translations/` below `root`, with nothing wrong in them."""
    (root / "content" / "routemap").mkdir(parents=True)
    (root / "content" / "routemap" / "geld.toml").write_text(_MAP)
    for locale in LOCALES:
        pages = root / "content" / "pages" / locale
        pages.mkdir(parents=True)
        for key in KEYS:
            (pages / f"{key}.md").write_text(f"# {key} {locale}\n\nTekst.\n")
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    for locale in TRANSLATED:
        file = content_file(root / "translations", locale)
        file.parent.mkdir(parents=True)
        said = (f'msgctxt "{key}"\nmsgid "{each}"\nmsgstr "x"\n' for key, each in _SAYS.items())
        file.write_text("\n".join([head, *said]))
    return root


def translate_catalogue(database: Database) -> None:
    """Give every promised language the words without which there is no edition."""
    with database.writing() as session:
        words = [
            (f"service.{each.slug}", "summary", each.summary)
            for each in session.scalars(select(Service))
        ]
        words += [(f"term.{each.key}", "name", each.name) for each in session.scalars(select(Term))]
        for entry, field, dutch in words:
            for locale in TRANSLATED:
                session.add(_text(entry, field, dutch, locale))


def _text(entry: str, field: str, dutch: str, locale: str) -> TextRow:
    return TextRow(
        entry=entry,
        field=field,
        locale=locale,
        value=f"{locale}: {dutch}",
        source_digest=digest_of(dutch),
        origin="machine",
        changed_by="test",
        changed_at=NOW,
    )
