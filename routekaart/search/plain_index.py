"""An index in memory: serves while there is no better one, or no disk to keep one on."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from routekaart.edition.entries import Edition
from routekaart.language.text import Text
from routekaart.search.documents import TITLE_WEIGHT, documents_of
from routekaart.search.index import Alternative, Document, DocumentId
from routekaart.search.scoring import NOWHERE, Postings, find_documents, saturate

_NO_WORDS = Text("")
_UNSAID = dict.fromkeys(("description", "what_happens", "application_process"))


class PlainIndex:
    """Of what pages are called: made in no time, and gone with the process."""

    def __init__(self, documents: Iterable[Document], least: float = TITLE_WEIGHT) -> None:
        """Only stems that weigh `least` or more in a document; with 0 it is a whole index."""
        self._ids: list[DocumentId] = []
        self._forms: dict[str, set[str]] = {}
        self._sorted: dict[str, Sequence[str]] = {}
        gathered: dict[tuple[str, str], tuple[array[int], array[float]]] = {}
        for number, document in enumerate(documents):
            self._ids.append(document.id)
            for locale, forms in document.forms.items():
                self._forms.setdefault(locale, set()).update(forms)
            for locale, words in document.words.items():
                for stem, weight in words.items():
                    if weight >= least:
                        numbers, weights = gathered.get((locale, stem)) or gathered.setdefault(
                            (locale, stem), (array("I"), array("d"))
                        )
                        numbers.append(number)
                        weights.append(saturate(weight))
        self._postings = {
            found: Postings(numbers, weights) for found, (numbers, weights) in gathered.items()
        }

    def find(self, wanted: Sequence[Sequence[Alternative]]) -> dict[DocumentId, float]:
        """See Index."""
        found = find_documents(wanted, self._read, len(self._ids))
        return {self._ids[number]: score for number, score in found.items()}

    def count(self, locale: str, stem: str) -> int:
        """See Index."""
        return len(self._postings.get((locale, stem), NOWHERE).documents)

    def forms(self, locale: str) -> Sequence[str]:
        """See Index."""
        if locale not in self._sorted:
            self._sorted[locale] = sorted(self._forms.get(locale, ()))
        return self._sorted[locale]

    def _read(self, alternative: Alternative) -> Postings:
        return self._postings.get((alternative.locale, alternative.stem), NOWHERE)


def index_names(edition: Edition) -> PlainIndex:
    """An index of what the pages of an edition are called: nothing is read that is any longer."""
    services = {
        slug: replace(each, summary=_NO_WORDS, **_UNSAID) for slug, each in edition.services.items()
    }
    partners = {slug: replace(each, description=None) for slug, each in edition.partners.items()}
    places = {slug: replace(each, directions=None) for slug, each in edition.locations.items()}
    names = replace(edition, services=services, partners=partners, locations=places)
    return PlainIndex(documents_of(names))
