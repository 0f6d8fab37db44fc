"""Choosing a pictogram by looking at it, for a page or for one of its answers."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField, RadioField

from routekaart.authoring.map_drafts import Edit
from routekaart.authoring.standing import digest
from routekaart.catalogue.history import ChangedMeanwhile
from routekaart.web.kit.form_tokens import TokenForm, open_form
from routekaart.web.kit.rendering import render_page
from routekaart.web.office.routemap.desk import (
    CHANGED,
    address_of,
    find_table,
    keep_edit,
    name_of,
    read_desk,
)

NONE = "geen"
PICTOGRAMS = {
    "baby": "Baby", "baby-carriage": "Kinderwagen", "backpack": "Rugzak", "balloon": "Ballon",
    "bird": "Vogel", "book-open-text": "Boek", "briefcase": "Werktas", "broom": "Bezem",
    "building-apartment": "Flat", "buildings": "Gebouwen", "cake": "Taart", "carrot": "Wortel",
    "certificate": "Diploma", "chat-text": "Bericht", "chats-circle": "Gesprek",
    "check-circle": "Vinkje", "clock": "Klok", "coins": "Munten", "confetti": "Feest",
    "device-mobile": "Telefoon", "envelope-open": "Open brief", "envelope-simple": "Brief",
    "eyeglasses": "Bril", "file-text": "Papier", "fork-knife": "Eten", "gavel": "Hamer",
    "gender-female": "Vrouw", "globe": "Wereld", "hand-coins": "Hand met geld",
    "hand-heart": "Hand met hart", "hand-palm": "Stop-hand", "handshake": "Handen schudden",
    "heart": "Hart", "heartbeat": "Hartslag", "house-line": "Huis", "info": "Informatie",
    "lightbulb": "Lamp", "lock-simple": "Slot", "magnifying-glass": "Vergrootglas",
    "map-pin": "Plek", "map-trifold": "Kaart", "megaphone": "Luidspreker",
    "note-pencil": "Formulier", "palette": "Verf", "phone-call": "Bellen",
    "police-car": "Politie-auto", "question": "Vraagteken", "receipt": "Rekening",
    "scales": "Weegschaal", "shield-check": "Veilig", "shopping-cart": "Winkelwagen",
    "signpost": "Wegwijzer", "siren": "Zwaailicht", "smiley-nervous": "Gespannen gezicht",
    "smiley-sad": "Verdrietig gezicht", "soccer-ball": "Voetbal", "storefront": "Winkel",
    "student": "Student", "t-shirt": "Kleding", "translate": "Taal", "trash": "Afval",
    "user": "Iemand", "users-three": "Groep", "wallet": "Portemonnee", "warning": "Let op",
    "wrench": "Gereedschap",
}  # fmt: skip
"""What is in the picture, by its name in the sprite. What buttons use is left out."""


class PictogramForm(TokenForm):
    """One of all pictograms, or none. `was` is of the entry as the page showed it."""

    was = HiddenField()
    pictogram = RadioField("Kies een plaatje", choices={NONE: "Geen plaatje", **PICTOGRAMS})


def show_pictograms(noun: str, step: str) -> Response:
    return _show(name_of(noun, step), _answer_asked())


def choose_pictogram(noun: str, step: str) -> AnyResponse:
    """Put it in the draft, at the page or at the answer with this key."""
    name, answer = name_of(noun, step), _answer_asked()
    table = find_table(read_desk(), name)
    form = _open(name, answer, table)
    if not form.validate():
        return _show(name, answer, 422)
    try:
        keep_edit(Edit(name, _put(table, answer, form.pictogram.data), form.was.data or ""))
    except ChangedMeanwhile:
        return _show(name, answer, 409, CHANGED)
    return redirect(address_of(name), 303)


def _answer_asked() -> str:
    return request.args.get("bij", "")


def _put(table: dict[str, Any], answer: str, pictogram: str) -> dict[str, Any]:
    """The table with this pictogram; the answer stands where it stood."""
    if answer:
        answers = [
            _with(each, pictogram) if each.get("key") == answer else each
            for each in table["answers"]
        ]
        return {**table, "answers": answers}
    return _with(table, pictogram)


def _with(table: dict[str, Any], pictogram: str) -> dict[str, Any]:
    rest = {name: value for name, value in table.items() if name != "pictogram"}
    return rest if pictogram == NONE else {**rest, "pictogram": pictogram}


def _find_owner(table: dict[str, Any], answer: str) -> dict[str, Any]:
    """The page itself, or that answer on it. Raises NotFound."""
    if not answer:
        return table
    found = [each for each in table.get("answers", []) if each.get("key") == answer]
    if not found:
        raise NotFound
    return dict(found[0])


def _open(name: str, answer: str, table: dict[str, Any]) -> PictogramForm:
    chosen = _find_owner(table, answer).get("pictogram", NONE)
    data = {"was": digest(table), "pictogram": chosen}
    return open_form(PictogramForm, f"map:picture:{name}:{answer}", data)


def _show(name: str, answer: str, status: int = 200, trouble: str = "") -> Response:
    table = find_table(read_desk(), name)
    owner, form = _find_owner(table, answer), _open(name, answer, table)
    if trouble:
        form.was.data = digest(table)
    page = render_page(
        "office/routemap/pictograms.html",
        about=owner.get("says") or owner.get("asks") or owner.get("title") or "",
        address=address_of(name),
        query=f"?bij={answer}" if answer else "",
        form=form,
        trouble=trouble or next(iter(form.token.errors), ""),
    )
    return make_response(page, status)
