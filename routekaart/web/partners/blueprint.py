"""The addresses of the partners, in one table. For whom each is stands in web.endpoints."""

from __future__ import annotations

from flask import Blueprint

from routekaart.web.kit.logos import send_kept_logo
from routekaart.web.kit.routes import Route, add_routes
from routekaart.web.partners import (
    adding_place,
    beginning,
    bulk,
    closing,
    contact_persons,
    contributions,
    entries,
    history,
    home,
    logo,
    organisation,
    previewing,
    sections,
    where,
)

partners = Blueprint("partners", __name__, template_folder="templates", url_prefix="/partner")

ROUTES = (
    Route("/", home.show_home),
    Route("/nieuw", beginning.ask_name),
    Route("/nieuw", beginning.begin, "POST"),
    Route("/lijst", bulk.show_list),
    Route("/lijst", bulk.read_list, "POST"),
    Route("/lijst/bewaar", bulk.keep_list, "POST"),
    Route("/lijst/<partner>.xlsx", bulk.fetch_list),
    Route("/dicht", closing.show_closures),
    Route("/dicht", closing.close, "POST"),
    Route("/dicht/<key>", closing.show_closure),
    Route("/dicht/<key>", closing.change_closure, "POST"),
    Route("/dicht/<key>/gaat-niet-door", closing.call_off, "POST"),
    Route("/organisatie/<slug>", organisation.show_organisation),
    Route("/organisatie/<slug>", organisation.save_organisation, "POST"),
    Route("/organisatie/<slug>/intrekken", organisation.withdraw_organisation, "POST"),
    Route("/organisatie/<slug>/logo", logo.show_logo),
    Route("/organisatie/<slug>/logo", logo.save_logo, "POST"),
    Route(
        "/organisatie/<slug>/contactpersonen",
        contact_persons.show_contacts_of_organisation,
    ),
    Route(
        "/organisatie/<slug>/contactpersonen",
        contact_persons.save_contacts_of_organisation,
        "POST",
    ),
    Route("/organisatie/<slug>/voorbeeld/<locale>", previewing.preview_organisation),
    Route("/logo/<digest>.png", send_kept_logo),
    Route("/dienst/<slug>", entries.show_entry),
    Route("/dienst/<slug>/insturen", entries.submit_entry, "POST"),
    Route("/dienst/<slug>/intrekken", entries.withdraw_entry, "POST"),
    Route("/dienst/<slug>/klopt-nog", entries.confirm_entry, "POST"),
    Route("/dienst/<slug>/melding/<uuid:remark>", entries.answer_remark, "POST"),
    Route("/dienst/<slug>/kopie", beginning.copy, "POST"),
    Route("/dienst/<slug>/voorbeeld/<locale>", previewing.preview_entry),
    Route("/dienst/<slug>/geschiedenis", history.show_history),
    Route("/dienst/<slug>/geschiedenis/<uuid:version>", history.show_version),
    Route("/dienst/<slug>/geschiedenis/<uuid:version>", history.bring_back, "POST"),
    Route("/dienst/<slug>/waar-en-wanneer", where.show_where),
    Route("/dienst/<slug>/waar-en-wanneer/<place>", where.show_hours),
    Route("/dienst/<slug>/waar-en-wanneer/<place>", where.save_hours, "POST"),
    Route("/dienst/<slug>/waar-en-wanneer/<place>/lees", where.preview_hours, "POST"),
    Route("/dienst/<slug>/waar-en-wanneer/<place>/weg", where.remove_place, "POST"),
    Route("/dienst/<slug>/plek-erbij", adding_place.ask_place),
    Route("/dienst/<slug>/plek-erbij", adding_place.add_place, "POST"),
    Route("/dienst/<slug>/doelen", contributions.show_contributions),
    Route("/dienst/<slug>/doelen/<goal>", contributions.show_contribution),
    Route("/dienst/<slug>/doelen/<goal>", contributions.propose, "POST"),
    Route("/dienst/<slug>/doelen/<goal>/intrekken", contributions.withdraw_contribution, "POST"),
    Route("/dienst/<slug>/contactpersonen", contact_persons.show_contacts),
    Route("/dienst/<slug>/contactpersonen", contact_persons.save_contacts, "POST"),
    Route("/dienst/<slug>/<section>", sections.show_section),
    Route("/dienst/<slug>/<section>", sections.save_section, "POST"),
)

add_routes(partners, ROUTES)
