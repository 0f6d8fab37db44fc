"""The texts that stand in files and change with a release: the site's own words, and its pages."""

from __future__ import annotations

from collections import Counter

from babel.messages.catalog import Catalog

from routekaart.language.catalogues import UNREADABLE, read_catalog
from routekaart.language.extraction import messages_file
from routekaart.language.reviewing.gettext_texts import interface_texts, say_in
from routekaart.language.reviewing.review_text import ReviewText
from routekaart.settings import Settings
from routekaart.translating.live_texts import Counts
from routekaart.translating.page_review import PageReview
from routekaart.translating.places import Places


class FiledTexts:
    """Those of one locale. Of a file that cannot be read there are none; `translate --check` tells
    what is the matter with it.
    """

    def __init__(self, settings: Settings, locale: str, places: Places) -> None:
        self._catalog = self._read(settings, locale)
        self.interface: list[ReviewText] = list(
            interface_texts(self._catalog, lambda _: places.of_words())
        )
        self.pages = list(PageReview(settings.content_dir / "pages", locale).texts(places))

    def say(self, dutch: str) -> str:
        """An interface text in this language; the Dutch where it has no translation."""
        return say_in(self._catalog, dutch)

    def count(self) -> Counts:
        """How many texts of each part stand how."""
        return Counter(
            [
                *(("interface", text.state) for text in self.interface),
                *(("pages", text.state) for text in self.pages),
            ]
        )

    def _read(self, settings: Settings, locale: str) -> Catalog:
        try:
            return read_catalog(messages_file(settings.translations_dir, locale), locale)
        except UNREADABLE:
            return Catalog(locale=locale)
