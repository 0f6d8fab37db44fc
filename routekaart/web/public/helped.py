"""Two buttons, "Heeft dit geholpen?": a yes or a no is counted, and nobody knows whose it was.

Pages are the same for all, so their buttons carry no token; other sites are refused as everywhere.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, abort, current_app, g, redirect, request
from werkzeug.wrappers import Response

from routekaart.edition.entries import Edition, Service
from routekaart.edition.results import find_results, find_safety_net
from routekaart.routemap.route_map import Outcome
from routekaart.routemap.walk import find_discreet_services
from routekaart.signals.counting import HELPED, STEP_HELPED, Kind
from routekaart.signals.rate_limits import RateLimits
from routekaart.web.kit.counting import count, is_of_a_reader
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.public.cards import draw_card

_LIMITS = "routekaart.helped_limits"


ANSWERS = ("ja", "nee")


def install_helped(app: Flask) -> None:
    """Give the app its limits: gentle, because a whole library may share one address."""
    app.extensions[_LIMITS] = RateLimits(per_address="20 per hour", in_all="600 per hour")


def is_asked_of(service: Service) -> bool:
    """Template function: whether its page asks. Of help against violence nothing is asked."""
    discreet = find_discreet_services(site().edition.route_map)
    return service.slug not in discreet and service.offered_on(site().clock().date())


def take_of_service(slug: str) -> Response:
    _service_or_404(slug)
    return _take(f"hulp/{slug}", slug, HELPED)


def take_of_outcome(key: str) -> Response:
    _outcome_or_404(key)
    return _take(f"route/{key}", key, STEP_HELPED)


def thank_for_service(slug: str, answer: str) -> str:
    """Thanks; and to whom it did not help, what else there is."""
    service = _service_or_404(slug)
    net = find_safety_net(site().edition, site().clock().date(), (service,))
    return _thank(answer, net, f"hulp/{slug}", service=service, step="")


def thank_for_outcome(key: str, answer: str) -> str:
    edition, today = site().edition, site().clock().date()
    outcome = _outcome_or_404(key)
    results = find_results(edition, outcome, today)
    net = results.safety_net or find_safety_net(edition, today, results.first)
    step = "" if key == edition.route_map.elsewhere else key
    return _thank(answer, net, f"route/{key}", service=None, step=step)


def _take(page: str, key: str, kinds: tuple[Kind, Kind]) -> Response:
    """Count it, unless a program gave it or too many came at once: nobody hears of that."""
    said = request.form.get("answer", "")
    if said not in ANSWERS:
        abort(400)
    takes = current_app.extensions[_LIMITS].take
    if is_of_a_reader(request.environ) and takes(request.remote_addr or ""):
        count(kinds[ANSWERS.index(said)], key)
    return redirect(f"/{g.locale}/{page}/geholpen/{said}", 303)


def _thank(answer: str, net: Service | None, page: str, **values: Any) -> str:
    if answer not in ANSWERS:
        abort(404)
    today = site().clock().date()
    return render_page(
        "public/helped/thanks.html",
        helped=answer == "ja",
        page=page,
        net=draw_card(net, today, level=3) if net else None,
        elsewhere=site().edition.route_map.elsewhere,
        **values,
    )


def _service_or_404(slug: str) -> Service:
    service = site().edition.services.get(slug)
    return service if service is not None and is_asked_of(service) else abort(404)


def _outcome_or_404(key: str) -> Outcome:
    edition: Edition = site().edition
    outcome = edition.route_map.outcomes.get(key)
    return outcome if outcome is not None and not outcome.discreet else abort(404)
