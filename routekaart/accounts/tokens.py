"""Tokens that somebody shows to be let in. Only their digests are kept."""

from __future__ import annotations

import secrets
from hashlib import sha256

TOKEN_BYTES = 32


def make_token() -> str:
    """256 random bits, as they stand in an address or a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str) -> str:
    """What is kept of a token. One that cannot be guessed needs no slow hash."""
    # Anything may be typed, also half a character; it must only not be the token.
    return sha256(token.encode(errors="surrogatepass")).hexdigest()
