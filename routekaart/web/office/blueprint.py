"""The addresses of the programme, in one table. For whom each is stands in web.endpoints."""

from __future__ import annotations

from flask import Blueprint

from routekaart.web.kit.logos import send_kept_logo
from routekaart.web.kit.routes import Route, add_routes
from routekaart.web.office import (
    goal,
    goals,
    history,
    home,
    indicators,
    invitations,
    leaving,
    linking,
    measuring,
    people,
    preview,
    proposal,
    proposals,
    remarks,
    reports,
    unmet,
    use,
    worklist,
)
from routekaart.web.office.routemap import (
    new_pages,
    overview,
    page,
    pictograms,
    publishing,
    texts,
    versions,
)
from routekaart.web.office.routemap import preview as map_preview

office = Blueprint("office", __name__, template_folder="templates", url_prefix="/programma")

PAGE = "/routekaart/<any(vraag,uitkomst):kind>/<page>"

ROUTES = (
    Route("", home.show_home),
    Route("/voorstellen", proposals.list_proposals),
    Route("/voorstellen", proposals.approve_chosen, "POST"),
    Route("/voorstellen/<uuid:proposal>", proposal.show_proposal),
    Route("/voorstellen/<uuid:proposal>/goedkeuren", proposal.approve_proposal, "POST"),
    Route("/voorstellen/<uuid:proposal>/terug", proposal.return_proposal, "POST"),
    Route("/voorstellen/<uuid:proposal>/aanpassen", proposal.mend_proposal, "POST"),
    Route("/voorstellen/<uuid:proposal>/voorbeeld/<locale>", preview.preview_proposal),
    Route("/logo/<digest>.png", send_kept_logo),
    Route("/geschiedenis", history.list_entries),
    Route("/geschiedenis/<entry>", history.show_history),
    Route("/geschiedenis/<entry>/<uuid:version>", history.show_version),
    Route("/geschiedenis/<entry>/<uuid:version>", history.bring_back, "POST"),
    Route("/meldingen", remarks.list_remarks),
    Route("/meldingen/<uuid:remark>", remarks.answer_remark, "POST"),
    Route("/gebruik", use.show_use),
    Route("/gezocht", unmet.show_unmet),
    Route("/werklijst", worklist.show_worklist),
    Route("/doelen", goals.list_goals),
    Route("/doelen/<goal>", goal.show_goal),
    Route("/doelen/<goal>/koppelen", goal.choose_service),
    Route("/doelen/<goal>/<service>", linking.show_link),
    Route("/doelen/<goal>/<service>", linking.save_link, "POST"),
    Route("/doelen/<goal>/<service>/weg", linking.drop_link, "POST"),
    Route("/indicatoren", indicators.list_indicators),
    Route("/indicatoren/<indicator>", measuring.show_indicator),
    Route("/indicatoren/<indicator>", measuring.save_measurement, "POST"),
    Route("/rapporten", reports.list_reports),
    Route("/rapporten/<report>", reports.show_report),
    Route("/rapporten/<report>/vastzetten", reports.freeze_report, "POST"),
    Route("/rapporten/<report>/inleiding/<section>", reports.show_intro),
    Route("/rapporten/<report>/inleiding/<section>", reports.save_intro, "POST"),
    Route("/rapporten/nummer/<int:number>", reports.show_frozen),
    Route("/rapporten/nummer/<int:number>/rapport.xlsx", reports.fetch_frozen),
    Route("/rapporten/nummer/<int:number>/<section>-<int:table>.csv", reports.fetch_table),
    Route("/routekaart", overview.show_map),
    Route("/routekaart/begin", page.show_head),
    Route("/routekaart/begin", page.save_head, "POST"),
    Route("/routekaart/nieuw", new_pages.ask_new_page),
    Route("/routekaart/nieuw", new_pages.make_page, "POST"),
    Route("/routekaart/terug", overview.undo_change, "POST"),
    Route("/routekaart/houden", overview.keep_change, "POST"),
    Route("/routekaart/weggooien", overview.drop_draft, "POST"),
    Route("/routekaart/publiceren", publishing.show_publishing),
    Route("/routekaart/publiceren", publishing.publish_map, "POST"),
    Route("/routekaart/versies/<int:number>", versions.show_map_version),
    Route("/routekaart/versies/<int:number>", versions.bring_map_back, "POST"),
    Route("/routekaart/voorbeeld/<locale>/", map_preview.preview_map),
    Route("/routekaart/voorbeeld/<locale>/route/<page>", map_preview.preview_step),
    Route(f"{PAGE}", page.show_page),
    Route(f"{PAGE}", page.save_page, "POST"),
    Route(f"{PAGE}/controle", page.check_page, "POST"),
    Route(f"{PAGE}/weg", overview.remove_page, "POST"),
    Route(f"{PAGE}/plaatje", pictograms.show_pictograms),
    Route(f"{PAGE}/plaatje", pictograms.choose_pictogram, "POST"),
    Route(f"{PAGE}/talen/<locale>", texts.show_texts),
    Route(f"{PAGE}/talen/<locale>", texts.save_texts, "POST"),
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
