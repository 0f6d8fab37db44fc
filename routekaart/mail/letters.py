"""What we write to people, in plain Dutch, as plain text and as HTML."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

USE = timedelta(days=3)
"""How long it makes sense to bring a letter that names no other time."""

PATIENCE = timedelta(days=14)
"""How long a question makes sense: after that it is asked again."""

_ENDS_A_LINE = ("Cc", "Zl", "Zp")

_templates = Environment(
    loader=PackageLoader("routekaart.mail"),
    autoescape=select_autoescape(["html"], default=False),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


@dataclass(frozen=True)
class Letter:
    """What a person gets, whoever that is. After `useful_for` it is not worth bringing any more.

    Raises ValueError for a subject of more than one line, or of none: it stands in the head of a
    mail, where a line end would begin a header.
    """

    subject: str
    text: str
    html: str
    useful_for: timedelta = USE

    def __post_init__(self) -> None:
        if not self.subject or self.subject != _in_one_line(self.subject):
            raise ValueError("the subject of a letter is one line")


def sign_in_link(name: str, link: str, minutes: int = 10) -> Letter:
    """The way in, for who asked for it. `link` is of use once and no longer than `minutes`."""
    of_use = timedelta(minutes=minutes)
    return _compose("sign_in_link", of_use, name=name, link=link, minutes=minutes)


def invitation(name: str, invited_by: str, may: Sequence[str], sign_in_address: str) -> Letter:
    """To somebody who was given an account by `invited_by`, a person or an organisation.

    `may` tells what they can do, each in words that follow "U kunt", such as "uw openingstijden
    veranderen".
    """
    return _compose(
        "invitation", name=name, invited_by=invited_by, may=may, sign_in_address=sign_in_address
    )


class EntryToConfirm(NamedTuple):
    """An entry in a letter that asks whether it still holds, in lines of Dutch.

    `asks` says what comes near; `reads` what residents read of it; `link` is to say that it holds.
    """

    name: str
    partner: str
    since: str
    asks: Sequence[str]
    reads: Sequence[str]
    link: str


class WaysToAnswer(NamedTuple):
    """The link that answers for all entries at once, the address where they can be changed, and
    the last day of the links, in words."""

    link_for_all: str
    portal: str
    until: str


def still_right(
    name: str, entries: Sequence[EntryToConfirm], ways: WaysToAnswer, *, is_second: bool = False
) -> Letter:
    """To who edits these entries: does all of it still hold? `is_second` says that nobody answered
    the first time."""
    values = {"name": name, "entries": entries, "is_second": is_second, **ways._asdict()}
    return _compose("still_right", PATIENCE, **values)


def passkey_added(name: str, device: str) -> Letter:
    """To somebody who can sign in with a passkey of this `device` from now on."""
    return _compose("passkey_added", name=name, device=device)


def account_ended(name: str) -> Letter:
    """To somebody who can sign in no more."""
    return _compose("account_ended", name=name)


def proposal_approved(name: str, entry: str, address: str) -> Letter:
    """To who sent in a change: residents read it now. `address` is where it can be seen."""
    return _compose("proposal_approved", name=name, entry=entry, address=address)


def entry_changed(name: str, entry: str, address: str) -> Letter:
    """To who keeps an entry that the programme changed: residents read it now."""
    return _compose("entry_changed", name=name, entry=entry, address=address)


def proposal_live(name: str, entry: str, address: str) -> Letter:
    """To who sent in a change that needs no approval first: residents read it now."""
    return _compose("proposal_live", name=name, entry=entry, address=address)


def proposal_returned(
    name: str, entry: str, comment: Sequence[str], taken_back: bool, address: str
) -> Letter:
    """To who sent in a change that has to be mended; `comment`, line by line, says why.

    `taken_back`: whether residents read it already, and do so no more.
    """
    return _compose(
        "proposal_returned",
        name=name,
        entry=entry,
        comment=comment,
        taken_back=taken_back,
        address=address,
    )


def _compose(template: str, useful_for: timedelta = USE, **values: Any) -> Letter:
    """The first line of the text is the subject; a blank line and the letter follow."""
    known = {name: _lines_closed(value) for name, value in values.items()}
    written = _templates.get_template(f"{template}.txt").render(known)
    subject, _, text = written.partition("\n")
    html = _templates.get_template(f"{template}.html").render(known, subject=subject)
    return Letter(subject, text.lstrip("\n"), html, useful_for)


def _lines_closed(value: Any) -> Any:
    """Names and the like in one line, so that nobody's name adds a paragraph to our letter."""
    if isinstance(value, str):
        return _in_one_line(value)
    if not isinstance(value, Sequence):
        return value
    closed = [_lines_closed(each) for each in value]
    return type(value)(*closed) if hasattr(value, "_fields") else closed


def _in_one_line(value: str) -> str:
    spaced = (" " if unicodedata.category(each) in _ENDS_A_LINE else each for each in value)
    return " ".join("".join(spaced).split())
