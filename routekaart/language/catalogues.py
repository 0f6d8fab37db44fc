"""The translations of content: `translations/<locale>/LC_MESSAGES/content.po`, by key.

The key of a text (`service.ping-loket.summary`) is its msgctxt and its Dutch the msgid, so it is
known which Dutch a translation was made from. A translator who stands for an entry writes the
comment `# reviewed 2026-12-01`; without it the translation is a machine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from routekaart.content_pack.problems import Problem, did_you_mean
from routekaart.language.locales import TRANSLATED
from routekaart.language.text import Text

UNREADABLE = (OSError, ValueError, LookupError, PoFileError)
"""What reading a file can end in: it is missing, not UTF-8, of an odd charset, or not gettext."""


class Translation(NamedTuple):
    """A text in one language, and the Dutch it was made from."""

    value: str
    dutch: str
    reviewed: bool


Translations = Mapping[str, Mapping[str, Translation]]
"""By locale, then by key."""


def content_file(folder: Path, locale: str) -> Path:
    """Where the content of one locale stands."""
    return folder / locale / "LC_MESSAGES" / "content.po"


def read_translations(folder: Path, locales: Iterable[str] = TRANSLATED) -> Translations:
    """What can be shown: entries that are translated and not doubtful (fuzzy).

    A file that is missing or cannot be read gives nothing; `problems` says so.
    """
    return {locale: dict(_usable(content_file(folder, locale), locale)) for locale in locales}


def text_of(key: str, dutch: str, translations: Translations) -> Text:
    """The Dutch with every translation made from exactly this Dutch; an older one would mislead."""
    found = {
        locale: each
        for locale, texts in translations.items()
        if (each := texts.get(key)) is not None and each.dutch == dutch
    }
    return Text(
        dutch,
        {locale: each.value for locale, each in found.items()},
        tuple(locale for locale, each in found.items() if each.reviewed),
    )


def is_reviewed(message: Message) -> bool:
    return any(comment.startswith("reviewed") for comment in message.user_comments)


def read_catalog(file: Path, locale: str) -> Catalog:
    """Any gettext file. Raises one of UNREADABLE; a PoFileError knows its line."""
    with file.open("rb") as lines:
        return read_po(lines, locale=locale, ignore_obsolete=True, abort_invalid=True)


def parse_catalog(content: bytes, locale: str) -> Catalog:
    """The same, of bytes that were just made."""
    return read_po(BytesIO(content), locale=locale, ignore_obsolete=True, abort_invalid=True)


def problems(
    folder: Path,
    dutch: Mapping[str, str],
    locales: Iterable[str] = TRANSLATED,
    *,
    all_known: bool = True,
) -> Iterator[Problem]:
    """What is missing, stale, doubtful or unknown in the content of each locale.

    `dutch` has the texts of today by key; without `all_known` there may be more, that could not
    be read, so that no key is called unknown.
    """
    for locale in locales:
        file = content_file(folder, locale)
        try:
            messages = {each.context: each for each in read_catalog(file, locale) if each.context}
        except UNREADABLE as error:
            yield unread_problem(file, error)
            continue
        for key, message in messages.items():
            if key not in dutch and not all_known:
                continue
            if (says := _slip(str(key), message, dutch)) is not None:
                yield Problem(file, message.lineno or 1, says)
        for key in sorted(dutch.keys() - messages.keys()):
            yield Problem(
                file, 1, f"De tekst '{key}' ontbreekt: draai `make translate` en vertaal."
            )


def _slip(key: str, message: Message, dutch: Mapping[str, str]) -> str | None:
    if key not in dutch:
        return f"De tekst '{key}' bestaat niet{did_you_mean(key, dutch)}"
    if message.id != dutch[key]:
        return f"Het Nederlands van '{key}' is veranderd: draai `make translate` en vertaal."
    if not message.string:
        return f"De tekst '{key}' is nog niet vertaald."
    if message.fuzzy:
        return f"De vertaling van '{key}' is twijfelachtig: kijk haar na en haal 'fuzzy' weg."
    return None


def unread_problem(file: Path, error: Exception) -> Problem:
    """Why a gettext file could not be read, with the line where that is known."""
    if isinstance(error, PoFileError):
        return Problem(file, error.lineno + 1, "Deze regel is geen goed gettext.")
    return Problem(file, 1, "Dit bestand ontbreekt of is niet te lezen: draai `make translate`.")


def _usable(file: Path, locale: str) -> Iterator[tuple[str, Translation]]:
    try:
        catalog = read_catalog(file, locale)
    except UNREADABLE:
        return
    for message in catalog:
        if message.context and message.string and not message.fuzzy:
            yield (
                str(message.context),
                Translation(str(message.string), str(message.id), is_reviewed(message)),
            )
