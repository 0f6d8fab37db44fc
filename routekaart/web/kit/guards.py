"""What no page has to think about: addresses nobody can read, foreign hosts, endless bodies."""

from __future__ import annotations

import re
from threading import BoundedSemaphore
from urllib.parse import parse_qsl, unquote_to_bytes, urlsplit

from flask import Flask, Response, g, request
from flask_babel import gettext as _
from werkzeug.exceptions import (
    BadRequest,
    SecurityError,
    ServiceUnavailable,
    UnsupportedMediaType,
)
from werkzeug.middleware.proxy_fix import ProxyFix

from routekaart.settings import Settings

LONGEST_QUERY = 1_500
"""Characters. A search of 120 letters, up to nine each in an address, fits with its filters."""

LARGEST_BODY = 16 * 1024
"""Bytes. The longest honest form, 1,000 characters of four bytes each, percent-encoded, fits."""

OTHER_BODY = {
    "public.tap": 200,
    "public.say_service_helped": 200,
    "public.say_step_helped": 200,
    "partners.save_section": 64 * 1024,
    "office.mend_proposal": 64 * 1024,
    "office.save_texts": 1024 * 1024,
    "office.preview_sheet": 4 * 1024 * 1024,
    "office.take_over_sheet": 1024 * 1024,
    "office.add_new_part": 256 * 1024,
    "office.save_part": 256 * 1024,
    "office.take_over": 512 * 1024,
    "office.read_file": 8 * 1024 * 1024,
    "office.save_intro": 64 * 1024,
    "office.add_concept": 64 * 1024,
    "office.save_concept": 64 * 1024,
    "office.save_page": 64 * 1024,
    "partners.keep_list": 256 * 1024,
    "partners.read_list": 1024 * 1024,
    "partners.save_logo": 8 * 1024 * 1024,
}
"""Bytes: a tap or a yes is a few words; who is signed in may send long texts, a file, or all that
it would change. A file that is too large still arrives, to be told so."""

_TAKE_A_FILE = frozenset(
    {"office.preview_sheet", "office.read_file", "partners.read_list", "partners.save_logo"}
)

MOST_FORMS_AT_ONCE = 4
"""Per process, and well below the server's threads: who sends a body at a crawl, and a database
that keeps writers waiting, hold these and never the threads that residents read by."""

_ASK_THE_DATABASE = ("accounts", "confirmations", "demo", "keyfigures", "office", "partners")
"""Pages that may wait for it without sending a form."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_BUT_SPACE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FORM = "application/x-www-form-urlencoded"
_FILE_FORM = "multipart/form-data"


def install_guards(app: Flask, settings: Settings) -> None:
    """Refuse what cannot be meant. Comes after the page cache: a proxy's word is read before it."""
    own_host = urlsplit(settings.public_url).hostname
    app.config["TRUSTED_HOSTS"] = [*settings.trusted_hosts, *([own_host] if own_host else [])]
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.before_request(refuse_foreign_host)
    app.before_request(refuse_unreadable_address)
    limit_forms_at_once(app)
    app.before_request(refuse_unreadable_form)
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]


def refuse_foreign_host() -> Response | None:
    """In plain text, because a page of ours would have to name a host it does not believe."""
    if not isinstance(request.routing_exception, SecurityError):
        return None
    return Response(_("Deze site heet anders. Controleer het adres."), 400, mimetype="text/plain")


def refuse_unreadable_address() -> None:
    """Raises BadRequest for invalid UTF-8, control characters, a long query or a doubled name."""
    path = _decode(request.environ["PATH_INFO"].encode("latin-1"))
    query = request.environ.get("QUERY_STRING", "")
    if _CONTROL.search(path) or len(query) > LONGEST_QUERY:
        raise BadRequest
    if not query:
        return
    if _CONTROL_BUT_SPACE.search(_decode(unquote_to_bytes(query))):
        raise BadRequest
    names = [name for name, _value in parse_qsl(query, keep_blank_values=True)]
    if len(names) != len(set(names)):
        raise BadRequest


def limit_forms_at_once(app: Flask) -> None:
    """Raises ServiceUnavailable at once, before a byte of the body is read, for one too many."""
    places = BoundedSemaphore(MOST_FORMS_AT_ONCE)

    @app.before_request
    def take_place() -> None:
        if not (_sends_form() or request.blueprint in _ASK_THE_DATABASE):
            return
        g.has_place = places.acquire(blocking=False)
        if not g.has_place:
            raise ServiceUnavailable(retry_after=10)

    @app.teardown_request
    def leave_place(_fault: BaseException | None) -> None:
        if g.pop("has_place", False):
            places.release()


def refuse_unreadable_form() -> None:
    """Raises BadRequest for bytes that are no text, RequestEntityTooLarge for too many of them."""
    if not _sends_form():
        return
    if request.endpoint in OTHER_BODY:
        request.max_content_length = request.max_form_memory_size = OTHER_BODY[request.endpoint]
    if request.endpoint in _TAKE_A_FILE and request.mimetype == _FILE_FORM:
        return  # what stands in a file is for who reads it to judge
    if request.mimetype != _FORM:
        raise UnsupportedMediaType
    body = request.get_data(cache=True)
    if _CONTROL_BUT_SPACE.search(_decode(unquote_to_bytes(body))):
        raise BadRequest


def _sends_form() -> bool:
    return request.method not in ("GET", "HEAD", "OPTIONS") and request.routing_exception is None


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest from None
