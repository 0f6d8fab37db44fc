"""The draft of the route map: what is to be different, kept apart until it is published.

A draft may be as unfinished as it likes. Whether it holds together is told by building with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from routekaart.content_pack.written import Written
from routekaart.language.catalogues import Translation, Translations

Tables = Mapping[str, Any]
"""All entries of a map by name, such as `question.geld`, each as a content file would have it."""


class Words(Struct, frozen=True):
    """A translation, and the Dutch it was made from."""

    value: str
    dutch: str


Texts = Mapping[str, Mapping[str, Words]]
"""By locale, then by key."""


class Draft(Struct, frozen=True, omit_defaults=True):
    """What changes: entries by name, None for what goes, and their translations.

    `before` has what residents read of each entry when it was first changed, None for nothing.
    """

    entries: dict[str, Any] = {}
    before: dict[str, Any] = {}
    texts: dict[str, dict[str, Words]] = {}

    def over(self, live: Tables) -> dict[str, Any]:
        """The whole map as this draft has it."""
        whole = {**live, **self.entries}
        return {name: table for name, table in whole.items() if table is not None}

    @property
    def is_empty(self) -> bool:
        return not self.entries and not any(self.texts.values())


def change(draft: Draft, entries: Written, live: Tables) -> Draft:
    """Have these entries be so; one that is as residents read it is no change."""
    changed = {**draft.entries, **entries}
    kept = {name: table for name, table in changed.items() if table != live.get(name)}
    before = {name: draft.before.get(name, live.get(name)) for name in kept}
    return replace(draft, entries=kept, before=before)


def translate(draft: Draft, locale: str, texts: Mapping[str, Words]) -> Draft:
    """Have these texts read so in this language."""
    return replace(draft, texts={**draft.texts, locale: {**draft.texts.get(locale, {}), **texts}})


def accept(draft: Draft, name: str, live: Tables) -> Draft:
    """Keep the change of an entry, knowing what residents read of it by now."""
    return replace(draft, before={**draft.before, name: live.get(name)})


def find_overtaken(draft: Draft, live: Tables) -> list[str]:
    """The changed entries of which residents read something else by now than when it began."""
    return [name for name in draft.entries if draft.before.get(name) != live.get(name)]


def bring_back(draft: Draft, earlier: Tables, texts: Texts, live: Tables) -> Draft:
    """A draft that makes the map what it was earlier, with the translations of then."""
    gone = dict.fromkeys(live.keys() - earlier.keys())
    brought = change(Draft(), {**earlier, **gone}, live)
    for locale, words in texts.items():
        brought = translate(brought, locale, words)
    return brought


def fresh_texts(texts: Texts, dutch: Mapping[str, str]) -> Translations:
    """The translations of exactly this Dutch, which is by key; a person stands for each."""
    return {
        locale: {
            key: Translation(each.value, each.dutch, reviewed=True)
            for key, each in words.items()
            if dutch.get(key) == each.dutch
        }
        for locale, words in texts.items()
    }
