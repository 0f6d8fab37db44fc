"""Gettext files kept in step with the words in code, templates and content.

Interface strings are Dutch and are their own msgid (`messages.po`); content is keyed by msgctxt
(`content.po`). Nothing in a file depends on the day, the machine or the order of work, so that a
second round leaves no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po
from jinja2 import TemplateSyntaxError

from routekaart.content_pack.problems import Problem
from routekaart.language.catalogues import (
    UNREADABLE,
    Translation,
    content_file,
    is_reviewed,
    read_catalog,
    unread_problem,
)
from routekaart.language.compiled import CONTEXT, MACHINE_MADE, SEPARATOR

# Blocks are trimmed as `web.kit.rendering` trims them, or a {% trans %} would have another msgid.
_OPTIONS = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "gettext_in": (2,),
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Msgid = str | tuple[str, ...]
Key = tuple[str | None, Msgid]
"""A msgctxt, if any, and a msgid with its plural, if any."""


class UnreadableSource(Exception):
    """A template is broken; `problem` tells where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def messages_file(folder: Path, locale: str) -> Path:
    """Where the interface strings of one locale stand."""
    return folder / locale / "LC_MESSAGES" / "messages.po"


def extract_messages(package: Path) -> list[Key]:
    """Every interface string in the code and templates of `package`, sorted, each once.

    Raises UnreadableSource for a broken template: to pass it over would drop its translations.
    """
    return list(locate_messages(package))


def locate_messages(package: Path) -> dict[Key, list[Path]]:
    """The same strings, each with the files that say it, relative to `package`."""
    found: dict[Key, list[Path]] = {}
    for method, file in sorted(_sources(package), key=lambda source: source[1]):
        for key in _strings(file, method):
            found.setdefault(key, []).append(file.relative_to(package))
    return dict(sorted(found.items(), key=lambda each: (_singular(each[0][1]), each[0][0] or "")))


def updated_messages(file: Path, locale: str, keys: Iterable[Key]) -> bytes:
    """`file` with exactly these strings: translations kept, new ones empty, old ones dropped.

    Raises one of `catalogues.UNREADABLE` for a file that is there and cannot be read.
    """
    known = {(each.context, _singular(each.id)): each for each in _entries(file, locale)}
    catalog = Catalog(locale=locale)
    for context, msgid in keys:
        old = known.get((context, _singular(msgid)))
        if old is None or isinstance(old.id, str) != isinstance(msgid, str):
            catalog.add(msgid, context=context)
        else:
            catalog[msgid] = Message(
                msgid, old.string, (), old.flags, (), old.user_comments, context=context
            )
    return write_catalog(catalog, locale)


def updated_content(
    file: Path,
    locale: str,
    dutch: Mapping[str, str],
    newer: Mapping[str, Translation] = MappingProxyType({}),
) -> bytes:
    """`file` with exactly these texts, by key. Where the Dutch changed, the old translation stays
    as a doubtful one (fuzzy), which nobody is shown before a translator has seen it.

    `newer` are translations from elsewhere that replace those of the file. Raises one of
    `catalogues.UNREADABLE` for a file that is there and cannot be read.
    """
    known = {each.context: each for each in _entries(file, locale)}
    catalog = Catalog(locale=locale)
    for key in sorted(dutch):
        old = known.get(key)
        if key in newer:
            old = _replaced(old, key, newer[key])
        message = _carried_over(old, key, dutch[key])
        # Prose is never formatted: "50 % of" is not a placeholder.
        message.flags &= {"fuzzy"}
        catalog[message.id] = message
    return write_catalog(catalog, locale)


def untranslated(folder: Path, locale: str) -> Iterator[Problem]:
    """Interface strings that a visitor would read in Dutch: not translated, or doubtful."""

    def say(message: Message) -> str | None:
        if message.id and (message.fuzzy or not all(forms_of(message))):
            return f"'{_singular(message.id)}' is nog niet (goed) vertaald."
        return None

    return _check_each(messages_file(folder, locale), locale, say)


def stale(folder: Path, locale: str) -> Iterator[Problem]:
    """Texts of content whose Dutch changed after they were translated."""

    def say(message: Message) -> str | None:
        if message.context and message.fuzzy:
            return f"Het Nederlands van '{message.context}' is veranderd; kijk de vertaling na."
        return None

    return _check_each(content_file(folder, locale), locale, say)


def _check_each(file: Path, locale: str, say: Callable[[Message], str | None]) -> Iterator[Problem]:
    """What there is to say of each message, with its line; or why the file cannot be read."""
    try:
        catalog = read_catalog(file, locale)
    except UNREADABLE as error:
        yield unread_problem(file, error)
        return
    for message in catalog:
        if (says := say(message)) is not None:
            yield Problem(file, message.lineno or 1, says)


def compile_messages(folder: Path, locale: str) -> Path:
    """Write `messages.mo` beside `messages.po`; gives its path. Raises one of UNREADABLE."""
    source = messages_file(folder, locale)
    catalog = _Compiled(locale=locale)
    machine_made = set()
    for message in read_catalog(source, locale):
        if message.id:
            catalog[message.id] = message
            if not is_reviewed(message):
                machine_made.add(_singular(message.id))
    catalog.add(MACHINE_MADE, SEPARATOR.join(sorted(machine_made)), context=CONTEXT)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    target = source.with_suffix(".mo")
    target.write_bytes(compiled.getvalue())
    return target


class _Compiled(Catalog):
    """A catalogue whose header tells what the site needs: the plurals."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", self.plural_forms),
        ]


def _sources(package: Path) -> Iterator[tuple[str, Path]]:
    yield from (("python", file) for file in package.rglob("*.py"))
    yield from (("jinja2", file) for file in package.rglob("*.html") if "templates" in file.parts)


def _strings(file: Path, method: str) -> Iterator[Key]:
    try:
        for _, msgid, _, context in extract_from_file(method, file, _KEYWORDS, (), _OPTIONS):
            if msgid:
                yield context, msgid
    except TemplateSyntaxError as error:
        raise UnreadableSource(Problem(file, error.lineno, str(error.message))) from None


def _carried_over(old: Message | None, key: str, dutch: str) -> Message:
    if old is None or not old.string:
        return Message(dutch, context=key)
    if old.id == dutch:
        return Message(dutch, old.string, (), old.flags, (), old.user_comments, context=key)
    comments = () if is_reviewed(old) else old.user_comments
    return Message(dutch, old.string, (), ("fuzzy",), (), comments, context=key)


def _replaced(old: Message | None, key: str, newer: Translation) -> Message:
    same = old is not None and (old.id, old.string) == (newer.dutch, newer.value)
    if old is not None and same and (is_reviewed(old) or not newer.reviewed):
        return old
    comments = ("reviewed",) if newer.reviewed else ()
    return Message(newer.dutch, newer.value, user_comments=comments, context=key)


def _entries(file: Path, locale: str) -> list[Message]:
    if not file.exists():
        return []
    return [message for message in read_catalog(file, locale) if message.id]


def write_catalog(catalog: Catalog, locale: str) -> bytes:
    """A gettext file as all of ours are written."""
    body = BytesIO()
    # Unwrapped: how lines are broken must not depend on the version of a library.
    write_po(body, catalog, width=0, no_location=True, omit_header=True)
    return (_header(catalog, locale) + body.getvalue().decode().rstrip("\n") + "\n").encode()


def _header(catalog: Catalog, locale: str) -> str:
    origin = "reviewed" if all(is_reviewed(each) for each in catalog if each.id) else "machine"
    fields = {
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalog.plural_forms,
        "X-Origin": origin,
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}\n'


def _singular(msgid: object) -> str:
    return str(msgid[0] if isinstance(msgid, tuple | list) else msgid)


def forms_of(message: Message) -> tuple[str, ...]:
    """Every form of a translation, in the order of the plurals; empty where there is none yet."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def key_of(message: Message) -> Key:
    """What a message is known by, as `extract_messages` gives it."""
    msgid = message.id if isinstance(message.id, str) else tuple(message.id)
    return message.context, msgid
