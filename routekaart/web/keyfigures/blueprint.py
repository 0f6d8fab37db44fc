"""The addresses of the key figures, in one table. For whom each is stands in web.endpoints."""

from __future__ import annotations

from flask import Blueprint

from routekaart.web.keyfigures import home, kept_lists, missing, services
from routekaart.web.kit.routes import Route, add_routes

keyfigures = Blueprint(
    "keyfigures", __name__, template_folder="templates", url_prefix="/sleutelfiguur"
)

ROUTES = (
    Route("", home.show_home),
    Route("/lijsten/nieuw", kept_lists.show_list),
    Route("/lijsten/nieuw", kept_lists.keep_list, "POST"),
    Route("/lijsten/weg", home.forget_all, "POST"),
    Route("/lijsten/<uuid:kept>/weg", home.forget_one, "POST"),
    Route("/hulp", services.find_services),
    Route("/hulp/<slug>", services.show_service),
    Route("/hulp/<slug>", services.tell, "POST"),
    Route("/bestaat-niet", missing.show_missing),
    Route("/bestaat-niet", missing.tell_missing, "POST"),
)

add_routes(keyfigures, ROUTES)
