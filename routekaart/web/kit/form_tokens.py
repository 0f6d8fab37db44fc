"""Forms without a cookie: a signed token says that the form is ours, when it was opened, and which
submission it is, so that a double tap is one submission."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from itsdangerous import BadData, URLSafeSerializer
from werkzeug.exceptions import Forbidden
from wtforms import Form
from wtforms.csrf.core import CSRF, CSRFTokenField
from wtforms.validators import ValidationError

from routekaart.accounts.kept_secrets import keep_secret
from routekaart.settings import Settings
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import gettext as _

VALID_FOR = timedelta(hours=24)
_EARLY = timedelta(minutes=5)
"""Clocks of two servers, or of one that was set back, may differ this much."""

_EXTENSION = "routekaart.form_tokens"


class UnusableToken(Exception):
    """A token that is not ours, was made for another form, or is too old."""


class FormTokens:
    """Makes and reads tokens. A token is good for one purpose, such as the form of one service."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def make(self, purpose: str, now: datetime) -> str:
        """A token for a new submission. `now` is an aware moment."""
        return str(self._signer(purpose).dumps([uuid.uuid4().hex, int(now.timestamp())]))

    def read(
        self, token: str, purpose: str, now: datetime, valid_for: timedelta = VALID_FOR
    ) -> uuid.UUID:
        """The submission that the token stands for. Raises UnusableToken."""
        try:
            submission, made = self._signer(purpose).loads(token)
        except BadData:
            raise UnusableToken from None
        age = timedelta(seconds=int(now.timestamp()) - made)
        if not -_EARLY <= age <= valid_for:
            raise UnusableToken
        return uuid.UUID(submission)

    def _signer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._secret, salt=f"form:{purpose}")


def install_form_tokens(app: Flask, settings: Settings) -> None:
    """Give the app its tokens, and refuse forms that another site sent."""
    app.extensions[_EXTENSION] = FormTokens(keep_secret(settings.secrets_dir / "form-tokens"))
    app.before_request(refuse_foreign_form)


def refuse_foreign_form() -> None:
    """Raises Forbidden when the browser says that the form came from another site.

    Old browsers say neither; then the token alone decides.
    """
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden
    origin = request.headers.get("Origin")
    # Host names only: behind a proxy that ends TLS, this server may not know the scheme.
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise Forbidden


class Opening(NamedTuple):
    """The moment a form is shown or read, and what it is for."""

    tokens: FormTokens
    purpose: str
    now: datetime


class SubmissionToken(CSRF):  # type: ignore[misc]
    """WTForms' side of it. A form shown again keeps its token, so it stays one submission."""

    def setup_form(self, form: Any) -> Any:
        self.opening: Opening = form.meta.csrf_context
        self.valid_for: timedelta = form.meta.valid_for
        return super().setup_form(form)

    def generate_csrf_token(self, csrf_token_field: CSRFTokenField) -> str:
        tokens, purpose, now = self.opening
        with contextlib.suppress(UnusableToken):
            tokens.read(csrf_token_field.data or "", purpose, now, self.valid_for)
            return str(csrf_token_field.data)
        return tokens.make(purpose, now)

    def validate_csrf_token(self, form: Any, field: CSRFTokenField) -> None:
        tokens, purpose, now = self.opening
        try:
            form.submission = tokens.read(field.data or "", purpose, now, self.valid_for)
        except UnusableToken:
            says = _("Dit formulier stond te lang open. Druk nog een keer op Versturen.")
            raise ValidationError(says) from None


class TokenForm(Form):  # type: ignore[misc]
    """A form with a token; `validate()` gives it `submission`, the same for every double tap."""

    submission: uuid.UUID

    class Meta:
        csrf = True
        csrf_class = SubmissionToken
        csrf_field_name = "token"
        valid_for = VALID_FOR


class ButtonForm(TokenForm):
    """A form that only asks for a tap."""


F = TypeVar("F", bound=TokenForm)


def open_form(
    form: type[F], purpose: str, data: Mapping[str, Any] | None = None, anew: bool = False
) -> F:
    """The form as the present request has it: with `data`, or with what the visitor filled in.

    `anew` gives the one without what was filled in in any case, for another submission.
    """
    opening = Opening(current_app.extensions[_EXTENSION], purpose, site().clock())
    sent = request.form if request.method == "POST" and not anew else None
    return form(sent, data=data, meta={"csrf_context": opening})
