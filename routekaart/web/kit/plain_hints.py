"""How words could be plainer, beside the field they are typed in. Nothing is refused for it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from wtforms import TextAreaField

from routekaart.language.plain_dutch.findings import Names, findings
from routekaart.language.plain_dutch.word_list import WordList, read_word_list
from routekaart.web.kit.site import site

MOST = 3
"""Hints at one field: who has more to mend begins with these."""


def find_hints(form: Any) -> dict[str, list[str]]:
    """Of each field with several lines what could be said more plainly, at most MOST each."""
    return {
        field.name: hint(field.data or "") for field in form if isinstance(field, TextAreaField)
    }


def hint(text: str) -> list[str]:
    """What could be plainer in these words."""
    words, names = _known()
    return list(dict.fromkeys(each.says for each in findings(text, words, names)))[:MOST]


def _known() -> tuple[WordList, Names]:
    """The words to avoid, and the names that are no words; once for each edition."""
    visit = site()
    version: Hashable = visit.version if visit.latest else None
    kept: tuple[WordList, Names] = visit.site.keep("plain-hints", version, _read)
    return kept


def _read() -> tuple[WordList, Names]:
    edition = site().edition_so_far
    kinds: tuple[dict[str, Any], ...] = (edition.partners, edition.services, edition.locations)
    names = [each.name for kind in kinds for each in kind.values()]
    return read_word_list(site().settings.content_dir), Names(names)
