"""What every answer tells the browser to refuse."""

from __future__ import annotations

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""Nothing inline, nothing from elsewhere. A `<use href>` of our own sprite counts as an image, and
a JSON-LD block is data, which no browser asks this policy about."""

_UNUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)

SECURITY_HEADERS = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in _UNUSED_FEATURES)),
    # Otherwise the server names itself and so tells which holes to try.
    ("Server", "routekaart"),
)

STRICT_TRANSPORT = ("Strict-Transport-Security", "max-age=63072000; includeSubDomains")


def install_headers(app: Flask) -> None:
    """Put the security headers on every answer, errors and files included."""
    app.after_request(add_security_headers)


def add_security_headers(response: Response) -> Response:
    """HSTS only over https: on plain http browsers must ignore it, and a test would lie."""
    response.headers.extend(SECURITY_HEADERS)
    if request.is_secure:
        response.headers.add(*STRICT_TRANSPORT)
    return response
