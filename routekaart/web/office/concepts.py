"""Concepts: the words that residents look for, in every language, and what those lead to."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from flask import Response, make_response, redirect, request
from msgspec.structs import replace
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.authoring.standing import digest
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.concepts.concept import Concept
from routekaart.concepts.content_files import compose
from routekaart.content_pack.slugs import make_slug
from routekaart.edition.banners import tidy_words
from routekaart.language.locales import LOCALES, SOURCE
from routekaart.search.found import Found
from routekaart.web.kit.form_tokens import ButtonForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.concept_form import SPARE, ConceptForm
from routekaart.web.office.documents import CHANGED, Document, read_all_written, read_source
from routekaart.web.office.refusals import TOO_LONG_OPEN

CONCEPTS = "/programma/begrippen"
NEW = "nieuw"
MOST_SHOWN = 5
_NOTE = "begrip"


class Opened(NamedTuple):
    """A concept with the form to write it in; `now` is None of one that is new or taken away."""

    key: str
    document: Document
    shown: str
    now: Concept | None
    is_written: bool
    form: ConceptForm


def list_concepts() -> Response:
    """All of them, or those with what was typed among their words."""
    typed = tidy_words(request.args.get("woord", "")).casefold()
    source, written = read_source().concepts, read_all_written()
    concepts = compose(source, written).concepts
    in_files = {key for file in source for key in file.table}
    found = {
        key: each
        for key, each in concepts.items()
        if any(typed in word.casefold() for words in each.words.values() for word in words)
    }
    page = render_page(
        "office/concepts/list.html",
        typed=request.args.get("woord", ""),
        concepts=sorted(found.items(), key=lambda each: each[1].name(SOURCE, SOURCE).casefold()),
        written={name.removeprefix("concept.") for name in written},
        in_files=in_files,
        gone=sorted(key for key in in_files if key not in concepts),
    )
    return make_response(page)


def begin_concept() -> Response:
    """A new one, perhaps of words that were looked for in vain."""
    code, words = request.args.get("taal", ""), tidy_words(request.args.get("woorden", ""))
    locale = code if code in LOCALES else SOURCE
    begun: dict[str, tuple[str, ...]] = {locale: (words,)} if words else {}
    return _show(_open(NEW, Concept(begun)))


def show_concept(concept: str) -> Response:
    return _show(_open(concept))


def add_concept() -> AnyResponse:
    return _save(NEW)


def save_concept(concept: str) -> AnyResponse:
    """Keep it, or first try what somebody finds who types something."""
    return _save(concept)


def remove_concept(concept: str) -> AnyResponse:
    return _end(concept, "remove")


def restore_concept(concept: str) -> AnyResponse:
    """As the release has it, now and after every later release."""
    return _end(concept, "restore")


def _end(key: str, purpose: str) -> AnyResponse:
    opened = _open(key, anew=True)
    if not open_form(ButtonForm, f"{purpose}:{key}").validate():
        return _show(opened, 422, (TOO_LONG_OPEN.says,))
    document = opened.document
    if purpose == "restore" and document.in_files is None:
        raise NotFound
    trouble = document.give_back(_NOTE) if purpose == "restore" else document.take_away(_NOTE)
    return _show(opened, 422, trouble) if trouble else redirect(CONCEPTS, 303)


def _save(key: str) -> AnyResponse:
    opened = _open(key)
    form = opened.form
    is_good = form.validate() and not form.find_problems(site().edition_so_far)
    if request.form.get("then") == "try":
        return _show(opened, 200 if is_good else 422, tries=is_good)
    if not is_good:
        return _show(opened, 422)
    try:
        trouble = _name(opened).keep(form.document, form.was.data or "", _NOTE)
    except ChangedMeanwhile:
        opened = _open(key)
        opened.form.was.data = opened.shown
        return _show(opened, 409, (CHANGED,))
    return _show(opened, 422, trouble) if trouble else redirect(CONCEPTS, 303)


def _name(opened: Opened) -> Document:
    """A new concept is named after its name; one that is there already was sent twice."""
    if opened.key != NEW:
        return opened.document
    concept, source, written = opened.form.concept, read_source().concepts, read_all_written()
    concepts = compose(source, written).concepts
    same = [key for key, each in concepts.items() if each == concept]
    taken = {NEW, *(name.removeprefix("concept.") for name in written)}
    taken |= {key for file in source for key in file.table}
    key = same[0] if same else make_slug(concept.name(SOURCE, SOURCE), taken, longest=40)
    return Document(f"concept.{key}", _in_files(key))


def _open(key: str, begun: Concept | None = None, anew: bool = False) -> Opened:
    written = read_all_written()
    document = Document(f"concept.{key}", _in_files(key))
    table = written.get(document.name, document.in_files)
    if table is None and key != NEW and document.in_files is None:
        raise NotFound
    now = _read(table)
    shown = now or _read(document.in_files) or begun or Concept({})
    data = {"was": digest(table), "language": SOURCE, **ConceptForm.data_of(shown)}
    form = open_form(ConceptForm, f"concept:{key}", data, anew)
    form.before = shown
    while len(form.services.entries) < SPARE:
        form.services.append_entry("")
    form.offer(site().edition_so_far)
    is_written = document.name in written and document.in_files is not None
    return Opened(key, document, digest(table), now, is_written, form)


def _in_files(key: str) -> Any:
    """The table that stands in a file under this key."""
    return next((file.table[key] for file in read_source().concepts if key in file.table), None)


def _read(table: Any) -> Concept | None:
    return msgspec.convert(table, Concept) if table is not None else None


def _try(opened: Opened) -> Found | None:
    """What somebody finds who types this, with the concept as it is being written."""
    form, edition = opened.form, site().edition_so_far
    typed = (form.typed.data or "").strip()
    if not typed:
        return None
    concepts = {**edition.concepts, opened.key: form.concept}
    search = site().search.of(replace(edition, concepts=concepts))
    return search.find(typed, form.language.data, site().clock().date())


def _show(
    opened: Opened, status: int = 200, trouble: tuple[str, ...] = (), tries: bool = False
) -> Response:
    form, edition = opened.form, site().edition_so_far
    found = _try(opened) if tries else None
    page = render_page(
        "office/concepts/show.html",
        opened=opened,
        is_new=opened.key == NEW,
        moments=opened.document.list_moments(),
        form=form,
        locales=LOCALES,
        tried=tries,
        found=found,
        services=[edition.services[slug].name for slug in found.services] if found else [],
        lines=[edition.services[slug].name for slug in found.lines] if found else [],
        steps=[form.route.choices[key] for key in found.steps] if found else [],
        most=MOST_SHOWN,
        now=opened.now if status == 409 else None,
        remove=open_form(ButtonForm, f"remove:{opened.key}", anew=True),
        restore=open_form(ButtonForm, f"restore:{opened.key}", anew=True),
        trouble=trouble or tuple(form.token.errors),
        wrong=bool(form.errors) or any(each.errors for each in form),
    )
    return make_response(page, status)
