"""The one cookie of the site: for who signs in, gone when the browser closes."""

from __future__ import annotations

import re

from flask import request
from werkzeug.wrappers import Response

COOKIE = "__Host-routekaart"

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def give_cookie(response: Response, token: str) -> Response:
    """Let the browser show this token from now on."""
    response.set_cookie(COOKIE, token, secure=True, httponly=True, samesite="Lax", path="/")
    return response


def take_cookie(response: Response) -> Response:
    """Let the browser forget it, and whatever pages it kept."""
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Lax", path="/")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def name_device() -> str:
    """What this browser is, in words that its owner knows: "Chrome op Android"."""
    told = request.headers.get("User-Agent", "")
    browser = next((name for sign, name in _BROWSERS if re.search(sign, told)), "Een browser")
    system = next((name for sign, name in _SYSTEMS if sign in told), None)
    return f"{browser} op {system}" if system else browser
