"""A tap on a way to reach a service, or on "my question is not there", as the page itself tells it.

Without script nothing is told, and every link works.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, request

from routekaart.signals.rate_limits import RateLimits
from routekaart.web.kit.counting import count, is_of_a_reader
from routekaart.web.kit.site import site
from routekaart.web.public.counted import find_tapped

_LIMITS = "routekaart.tap_limits"


def install_taps(app: Flask) -> None:
    """Give the app its limit: of all together, so that of nobody an address is looked at."""
    app.extensions[_LIMITS] = RateLimits(per_address=None, in_all="600 per minute")


def receive() -> Response:
    """Count what our own page tells. Whoever sends anything else hears no more than that page."""
    tapped = find_tapped(site().edition, request.form.get("kind", ""), request.form.get("key", ""))
    is_ours = _is_of_our_page() and is_of_a_reader(request.environ, destination="empty")
    if tapped is not None and is_ours and current_app.extensions[_LIMITS].take():
        count(*tapped)
    return Response(status=204)


def _is_of_our_page() -> bool:
    """Every browser that can tell says so in one of two ways; a foreign one is refused already."""
    told = request.headers.get("Sec-Fetch-Site")
    return told == "same-origin" if told else "Origin" in request.headers
