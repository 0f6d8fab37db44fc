"""The addresses of the programme, in one table. For whom each is stands in web.endpoints."""

from __future__ import annotations

from flask import Blueprint

from routekaart.web.kit.routes import Route, add_routes
from routekaart.web.office import home

office = Blueprint("office", __name__, template_folder="templates", url_prefix="/programma")

ROUTES = (Route("", home.show_home),)

add_routes(office, ROUTES)
