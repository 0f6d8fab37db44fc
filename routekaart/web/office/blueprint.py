"""The addresses of the programme, in one table. For whom each is stands in web.endpoints."""

from __future__ import annotations

from flask import Blueprint

from routekaart.web.kit.routes import Route, add_routes
from routekaart.web.office import home, invitations, leaving, people

office = Blueprint("office", __name__, template_folder="templates", url_prefix="/programma")

ROUTES = (
    Route("", home.show_home),
    Route("/mensen", people.list_people),
    Route("/mensen/nieuw", invitations.ask_whom),
    Route("/mensen/nieuw", invitations.invite_person, "POST"),
    Route("/mensen/<uuid:person>", people.show_person),
    Route("/mensen/<uuid:person>", people.change_person, "POST"),
    Route("/mensen/<uuid:person>/einde", leaving.ask_end),
    Route("/mensen/<uuid:person>/einde", leaving.end_person, "POST"),
    Route("/mensen/<uuid:person>/tweede-stap", leaving.ask_reset),
    Route("/mensen/<uuid:person>/tweede-stap", leaving.reset_person, "POST"),
)

add_routes(office, ROUTES)
