"""Everything of one language that a reviewer may judge, and the files after his judgement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog

import routekaart
from routekaart.cli.content_sources import ContentSources
from routekaart.content_pack.problems import Problem
from routekaart.language import extraction
from routekaart.language.catalogues import (
    UNREADABLE,
    content_file,
    parse_catalog,
    unread_problem,
)
from routekaart.language.extraction import Key, messages_file
from routekaart.language.reviewing.gettext_texts import (
    content_code,
    content_reviews,
    content_texts,
    interface_code,
    interface_reviews,
    interface_texts,
    say_in,
    take_over,
)
from routekaart.language.reviewing.review_text import Place, ReviewText
from routekaart.language.reviewing.verdicts import Verdicts
from routekaart.settings import Settings
from routekaart.translating.order import BEGINNING, noun_of, put_in_order
from routekaart.translating.page_review import PageReview
from routekaart.translating.places import Places

PACKAGE = Path(routekaart.__file__).parent


class UnreadableLanguage(Exception):
    """What of a language cannot be read; to go on would lose it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class LanguageReview:
    """The texts of one locale as they stand now, as if `routekaart translate` was just done."""

    def __init__(self, settings: Settings, sources: ContentSources, locale: str) -> None:
        """Raises UnreadableLanguage."""
        folder = settings.translations_dir
        self.locale = locale
        self._files = {
            "interface": messages_file(folder, locale),
            "content": content_file(folder, locale),
        }
        try:
            self._located = extraction.locate_messages(PACKAGE)
        except extraction.UnreadableSource as broken:
            raise UnreadableLanguage([broken.problem]) from broken
        self._catalogs = {
            name: self._read(name, file, sources.dutch) for name, file in self._files.items()
        }
        self._pages = PageReview(settings.content_dir / "pages", locale)
        if self._pages.problems:
            raise UnreadableLanguage(self._pages.problems)
        self._ordered = put_in_order(sources.dutch)
        pack, route_map = sources.pack.pack, sources.route_map.route_map
        self._places = Places(pack, route_map, locale, settings.public_url.rstrip("/"))

    def _read(self, name: str, file: Path, dutch: Mapping[str, str]) -> Catalog:
        try:
            content = (
                extraction.updated_messages(file, self.locale, self._located)
                if name == "interface"
                else extraction.updated_content(file, self.locale, dutch)
            )
        except UNREADABLE as error:
            raise UnreadableLanguage([unread_problem(file, error)]) from error
        return parse_catalog(content, self.locale)

    def texts(self) -> list[ReviewText]:
        """Every text, those of one page together; the interface stands after the route map."""
        content = {
            text.code: text
            for text in content_texts(self._catalogs["content"], self._places.of_content)
        }
        begins = [key for key in self._ordered if noun_of(key) in BEGINNING]
        interface = interface_texts(self._catalogs["interface"], self._place_of)
        return [
            *(content[content_code(key)] for key in begins),
            *sorted(interface, key=lambda text: text.place),
            *(content[content_code(key)] for key in self._ordered[len(begins) :]),
            *self._pages.texts(self._places),
        ]

    def say(self, dutch: str) -> str:
        """An interface text in this language; the Dutch where it has no translation."""
        return say_in(self._catalogs["interface"], dutch)

    def take_over(self, verdicts: Verdicts, day: date) -> dict[Path, bytes]:
        """The files of this language after a review, those that stay as they are left out."""
        interface, content = self._catalogs["interface"], self._catalogs["content"]
        take_over(interface, dict(interface_reviews(interface, verdicts)), day)
        take_over(content, dict(content_reviews(content, verdicts)), day)
        files = {
            file: extraction.write_catalog(self._catalogs[name], self.locale)
            for name, file in self._files.items()
        } | self._pages.take_over(verdicts, day)
        return {file: new for file, new in files.items() if _bytes_of(file) != new}

    def waiting(self, verdicts: Verdicts) -> set[str]:
        """Codes of forms of a plural that were judged while others were not: nobody stands for
        the text before all of its forms were seen.
        """
        return {
            interface_code(key, form)
            for key, review in interface_reviews(self._catalogs["interface"], verdicts)
            for form in range(len(review.forms))
            if not review.reviewed
        } & verdicts.keys()

    def _place_of(self, key: Key) -> Place:
        return self._places.of_interface(self._located[key])


def _bytes_of(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None
