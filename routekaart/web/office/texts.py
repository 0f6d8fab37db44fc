"""The texts of one language beside their Dutch: found, translated, called good."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from flask import Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from routekaart.edition.build import BrokenEdition
from routekaart.translating.choosing import Choice, Page, turn_to
from routekaart.web.kit.form_tokens import open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.keeping_texts import count_kept, keep_rows, say_broken
from routekaart.web.office.languages import (
    LANGUAGES,
    PARTS,
    SAY_PART,
    SAY_STATE,
    STATES,
    Opened,
    count_parts,
    find_locale,
    name_of,
    open_language,
)
from routekaart.web.office.refusals import TOO_LONG_OPEN, Trouble
from routekaart.web.office.text_cards import make_cards
from routekaart.web.office.texts_form import PAGE, TextsForm, Typed, fill_form, read_typed

_LONGEST = 120
"""Characters of what is looked for, and of a key."""

_SOME = Trouble("Niet alles is bewaard. Lees wat er bij elke tekst staat.")


class Looking(NamedTuple):
    """What somebody looks at, as the address says it: how it stands, where, with which words, and
    behind which text.
    """

    wat: str = ""
    waar: str = ""
    q: str = ""
    na: str = ""

    @property
    def choice(self) -> Choice:
        return Choice(STATES.get(self.wat), PARTS.get(self.waar), self.q.strip())

    def address(self, locale: str, **other: str | int) -> str:
        """The page with these texts, or with others."""
        asked = {name: each for name, each in (self._asdict() | other).items() if each}
        return f"{LANGUAGES}/{locale}{'?' if asked else ''}{urlencode(asked)}"


class Told(NamedTuple):
    """What there is to say of what was sent: how much was kept, and what is the matter. `gone` are
    texts that are not there any more, with what was typed.
    """

    kept: str = ""
    trouble: Trouble | None = None
    gone: tuple[Typed, ...] = ()


def show_texts(locale: str) -> Response:
    """A page of texts, those that were asked for. `?bewaard=` says how many were kept just now."""
    looking = _look(request.args.get(name) for name in Looking._fields)
    kept = request.args.get("bewaard", "")
    find_locale(locale)
    with site().database.reading() as session:
        opened = open_language(session, locale)
        page = turn_to(opened.live.read(locale), looking.choice, looking.na, PAGE)
        data = fill_form(page.texts) | looking._asdict()
        form = open_form(TextsForm, f"texts:{locale}", data)
        told = Told(kept if kept.isdecimal() else "")
        drawn = _draw(opened, page, form, told)
    return make_response(drawn)


def save_texts(locale: str) -> AnyResponse:
    """Keep and publish all that was changed on the page. What cannot be kept stays as it was typed,
    with the reason; the rest does not wait for it.
    """
    find_locale(locale)
    form = open_form(TextsForm, f"texts:{locale}")
    typed = read_typed(form)
    if not form.validate():
        return _show_again(locale, form, typed, Told(trouble=TOO_LONG_OPEN))
    try:
        weighed = keep_rows(locale, [each.row for each in typed if not each.slip])
    except BrokenEdition as broken:
        return _show_again(locale, form, typed, Told(trouble=say_broken(broken)))
    slips = {row.code: verdict.says for row, verdict in weighed if verdict.kind == "conflict"}
    judged = [each._replace(slip=each.slip or slips.get(each.row.code, "")) for each in typed]
    kept = count_kept(weighed)
    if left := [each for each in judged if each.slip]:
        return _show_again(locale, form, left, Told(str(kept or ""), _SOME))
    address = _look_of(form).address(locale, bewaard=kept)
    return redirect(address + _anchor(request.form.get("at", "")), 303)


def _look(asked: Iterable[str | None]) -> Looking:
    return Looking(*((each or "")[:_LONGEST] for each in asked))


def _look_of(form: TextsForm) -> Looking:
    return _look(form[name].data for name in Looking._fields)


def _anchor(at: str) -> str:
    """Back to the text whose button was pressed."""
    return f"#{at}" if at.isascii() and at.replace("-", "").replace(".", "").isalnum() else ""


def _show_again(locale: str, sent: TextsForm, typed: list[Typed], told: Told) -> Response:
    """These texts as they are now, with what was typed of them."""
    by_code = {each.row.code: each for each in typed}
    with site().database.reading() as session:
        opened = open_language(session, locale)
        texts = [text for text in opened.live.read(locale) if text.code in by_code]
        data = fill_form(texts, by_code) | _look_of(sent)._asdict()
        form = open_form(TextsForm, f"texts:{locale}", data, anew=True)
        for entry in form.texts:
            slip = by_code[entry.form.code.data].slip
            entry.form.words.errors = [slip] if slip else []
        there = {text.code for text in texts}
        gone = tuple(each for code, each in by_code.items() if code not in there)
        page = Page(texts, len(texts), 1, None, None)
        drawn = _draw(opened, page, form, told._replace(gone=gone))
    seen = all(by_code[text.code].is_of(text) for text in texts)
    return make_response(drawn, 422 if seen and not gone else 409)


def _draw(opened: Opened, page: Page, form: TextsForm, told: Told) -> str:
    looking, locale = _look_of(form), opened.locale
    return render_page(
        "office/languages/show.html",
        language=find_locale(locale),
        name=name_of(locale),
        address=f"{LANGUAGES}/{locale}",
        looking=looking,
        turn=lambda na: looking.address(locale, na=na),
        page=page,
        cards=make_cards(opened, page.texts, form),
        form=form,
        told=told,
        parts=count_parts(opened),
        states={word: SAY_STATE[state] for word, state in STATES.items()},
        places={word: SAY_PART[part] for word, part in PARTS.items()},
    )
