"""The texts of gettext files for reviewers, and their verdicts back into those files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from gettext import c2py
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message

from routekaart.language.catalogues import is_reviewed
from routekaart.language.extraction import Key, forms_of, key_of
from routekaart.language.fingerprints import fingerprint
from routekaart.language.reviewing import values
from routekaart.language.reviewing.review_text import Place, ReviewText, State
from routekaart.language.reviewing.verdicts import Verdicts

_NUMBERS = range(201)


class Review(NamedTuple):
    """What became of a message: all its forms, and whether a person stands for every one."""

    forms: tuple[str, ...]
    reviewed: bool


def content_code(key: str) -> str:
    """The code of a text of the content pack."""
    return f"content.{key}"


def interface_code(key: Key, form: int) -> str:
    """The code of one form of an interface text."""
    context, msgid = key
    singular = msgid if isinstance(msgid, str) else msgid[0]
    return f"interface.{fingerprint(context or '', singular)}.{form}"


def content_texts(catalog: Catalog, place_of: Callable[[str], Place]) -> Iterator[ReviewText]:
    """The texts of a `content.po`. `place_of` knows where the text of a key stands."""
    for message in catalog:
        if message.context:
            key, dutch, words = str(message.context), str(message.id), str(message.string or "")
            state = _state_of(message, words)
            slip = partial(values.find_slip_in_prose, dutch)
            yield ReviewText(content_code(key), place_of(key), dutch, words, state, slip)


def interface_texts(catalog: Catalog, place_of: Callable[[Key], Place]) -> Iterator[ReviewText]:
    """The texts of a `messages.po`: of a plural, every form by itself."""
    for message in catalog:
        if message.id:
            yield from _forms(message, catalog, place_of(key_of(message)))


def _forms(message: Message, catalog: Catalog, place: Place) -> Iterator[ReviewText]:
    key = key_of(message)
    dutch = (key[1],) if isinstance(key[1], str) else key[1]
    examples = _examples(catalog) if len(dutch) > 1 else [[]]
    forms = _all_forms(message, catalog)
    for number, numbers in enumerate(examples):
        where = place._replace(words=place.words + _say_numbers(numbers))
        yield ReviewText(
            interface_code(key, number),
            where,
            dutch[0] if numbers in ([], [1]) else dutch[-1],
            forms[number],
            _state_of(message, forms[number]),
            partial(values.find_slip, dutch),
        )


def _examples(catalog: Catalog) -> list[list[int]]:
    """By form, the first few numbers that take it."""
    choose = c2py(catalog.plural_expr)
    found: list[list[int]] = [[] for _ in range(catalog.num_plurals)]
    for number in _NUMBERS:
        if len(found[form := choose(number)]) < 4:
            found[form].append(number)
    return found


def _say_numbers(numbers: list[int]) -> str:
    if not numbers:
        return ""
    more = " …" if len(numbers) == 4 else ""
    return f" (bij {', '.join(map(str, numbers))}{more})"


def _state_of(message: Message, words: str) -> State:
    if not words:
        return "untranslated"
    if message.fuzzy:
        return "stale"
    return "reviewed" if is_reviewed(message) else "machine"


def say_in(catalog: Catalog, dutch: str) -> str:
    """An interface text in the language of a `messages.po`; the Dutch where it has none."""
    message = catalog.get(dutch)
    return dutch if message is None or message.fuzzy else str(message.string or dutch)


def content_reviews(catalog: Catalog, verdicts: Verdicts) -> Iterator[tuple[Key, Review]]:
    """What verdicts mean for a `content.po`."""
    for message in catalog:
        if message.context:
            verdict = verdicts.get(content_code(str(message.context)))
            if verdict is not None and verdict.stands:
                yield key_of(message), Review((verdict.words,), reviewed=True)


def interface_reviews(catalog: Catalog, verdicts: Verdicts) -> Iterator[tuple[Key, Review]]:
    """What verdicts mean for a `messages.po`: a person stands for all forms of a plural or none."""
    for message in catalog:
        if message.id:
            key, forms = key_of(message), _all_forms(message, catalog)
            found = [verdicts.get(interface_code(key, number)) for number in range(len(forms))]
            judged = [each.words if each and each.stands else None for each in found]
            if any(words is not None for words in judged):
                whole = is_reviewed(message) or None not in judged
                words = (
                    form if new is None else new for new, form in zip(judged, forms, strict=True)
                )
                yield key, Review(tuple(words), whole)


def _all_forms(message: Message, catalog: Catalog) -> tuple[str, ...]:
    """As many as the language has, the ones that are not there yet empty."""
    count = 1 if isinstance(message.id, str) else catalog.num_plurals
    return (*forms_of(message), *[""] * count)[:count]


def take_over(catalog: Catalog, reviews: Mapping[Key, Review], day: date) -> None:
    """Put the outcome of reviews into a catalogue. Of a text that no person stands for any more,
    the mark goes too; a review that changes nothing leaves its old day.
    """
    for message in catalog:
        if message.id and (review := reviews.get(key_of(message))) is not None:
            _take_over(message, review, day)


def _take_over(message: Message, review: Review, day: date) -> None:
    changed = forms_of(message) != review.forms
    if changed:
        message.string = review.forms[0] if isinstance(message.id, str) else review.forms
    if review.reviewed:
        message.flags.discard("fuzzy")
    if changed or review.reviewed != is_reviewed(message):
        others = [each for each in message.user_comments if not each.startswith("reviewed")]
        message.user_comments = [*([f"reviewed {day}"] if review.reviewed else []), *others]
