"""Every setting: typed, with its default and the reason it exists. Read once, at start."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

PREFIX = "ROUTEKAART_"

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
MAIL_ADDRESS = re.compile(
    rf"(?=.{{3,254}}\Z){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*", re.ASCII
)
"""What `mail_from` must match whole, and whoever is written to: as browsers check it, and no line
end, comma or bracket, so that nothing can be slipped into a letter's head."""

_HOLD_A_PASSWORD = ("database_url", "mail_url")


class UnusableSetting(Exception):
    """A setting that is unknown or cannot be used. Says which, and what was expected."""


def _setting(default: Any, reason: str) -> Any:
    return field(default=default, metadata={"reason": reason})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All that differs between a laptop, a test and a municipality's server."""

    data_dir: Path = _setting(
        Path("instance"),
        "Holds the database, the editions and the secrets made at first start. Back this up.",
    )
    content_dir: Path = _setting(
        Path("content"), "The content pack that `content load` and `edition publish` read."
    )
    translations_dir: Path = _setting(
        Path("translations"), "The gettext catalogues of every language but Dutch."
    )
    database_url: str = _setting(
        "", "A PostgreSQL address (postgresql://…); empty means SQLite in the data folder."
    )
    host: str = _setting("127.0.0.1", "Where the server listens; behind a proxy this stays so.")
    port: int = _setting(8000, "The port the server listens on (1-65535).")
    workers: int = _setting(2, "Server processes; one per core is enough (1-64).")
    public_url: str = _setting(
        "",
        "The site's own address (https://…) in links that leave it: sitemap, preview, QR, letters; "
        "needed with a mail server.",
    )
    trusted_hosts: tuple[str, ...] = _setting(
        ("localhost", "127.0.0.1"),
        "Host names we answer to, comma separated; others get 400.",
    )
    proxy_hops: int = _setting(0, "How many proxies of ours stand before the server (0-5).")
    page_cache: bool = _setting(
        True, "Keep finished pages till their minute is over; off only to measure."
    )
    mail_url: str = _setting(
        "",
        "The mail server: smtp://user:password@host:587 (TLS is required, but not on this machine "
        "itself) or smtps://…; empty means that letters wait.",
    )
    mail_from: str = _setting("", "The address that letters come from; needed with a mail server.")
    check_links: bool = _setting(
        False,
        "Look every night whether the websites of entries still answer; off, because it asks other "
        "people's servers for something.",
    )

    def __post_init__(self) -> None:
        for name, low, high in (("port", 1, 65535), ("workers", 1, 64), ("proxy_hops", 0, 5)):
            if not low <= getattr(self, name) <= high:
                raise _unusable(
                    name, getattr(self, name), f"een heel getal van {low} tot en met {high}"
                )
        if self.database_url and not self.database_url.startswith("postgresql://"):
            raise _unusable(
                "database_url", self.database_url, "een adres dat begint met postgresql://"
            )
        if self.public_url and not self.public_url.startswith(("https://", "http://")):
            raise _unusable("public_url", self.public_url, "een adres dat begint met https://")
        if self.mail_url and not _is_mail_url(self.mail_url):
            expected = (
                "een adres als smtp://naam:wachtwoord@host:587, met %40 voor een @ in de naam"
            )
            raise _unusable("mail_url", self.mail_url, expected)
        if (self.mail_url or self.mail_from) and not MAIL_ADDRESS.fullmatch(self.mail_from):
            raise _unusable("mail_from", self.mail_from, "een e-mailadres")
        if self.mail_url and not self.public_url:
            # Else whoever asks for a link chooses, by the host of that request, where it leads.
            raise _unusable("public_url", "", "een adres, want er is een mailserver")

    @property
    def database(self) -> str | Path:
        """Where the records are: the address of a server, or else the embedded file."""
        return self.database_url or self.database_file

    @property
    def origin(self) -> str:
        """The site's own address without a slash at the end, where no request tells it."""
        return self.public_url.rstrip("/") or f"http://localhost:{self.port}"

    @property
    def database_file(self) -> Path:
        """The embedded database, when `database_url` is empty."""
        return self.data_dir / "routekaart.sqlite3"

    @property
    def audio_dir(self) -> Path:
        """Recordings of pages, in the content pack."""
        return self.content_dir / "audio"

    @property
    def editions_dir(self) -> Path:
        return self.data_dir / "editions"

    @property
    def indexes_dir(self) -> Path:
        """Of the search; can be made again from the editions at any time."""
        return self.data_dir / "indexes"

    @property
    def secrets_dir(self) -> Path:
        return self.data_dir / "secrets"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Read `ROUTEKAART_*`. Raises UnusableSetting for an unknown name or an unusable value."""
        known = {PREFIX + each.name.upper(): each for each in fields(cls)}
        given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
        for name in given:
            if name not in known:
                names = ", ".join(sorted(known))
                raise UnusableSetting(f"{name} is geen instelling. Dit zijn ze: {names}.")
        hints = cls.__annotations__
        return cls(
            **{
                known[name].name: _read(name, value, hints[known[name].name])
                for name, value in given.items()
            }
        )


_KINDS: dict[str, Any] = {"int": int, "bool": bool, "str": str}


def _read(name: str, value: str, kind: str) -> Any:
    if kind == "Path":
        return Path(value).expanduser()
    if kind.startswith("tuple"):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    try:
        return msgspec.convert(value, _KINDS[kind], strict=False)
    except msgspec.ValidationError:
        expected = "een heel getal" if kind == "int" else "true of false"
        raise _unusable(name.removeprefix(PREFIX), value, expected) from None


def _is_mail_url(url: str) -> bool:
    """Whether nothing of the address, least of all of a password, can be taken for another part."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    whole = f"{parts.scheme}://{parts.netloc}" == url and url.isascii() and url.isprintable()
    named = bool(parts.hostname) and parts.netloc.count("@") < 2 and " " not in url
    return whole and named and port != 0 and parts.scheme in ("smtp", "smtps")


def _unusable(name: str, value: object, expected: str) -> UnusableSetting:
    shown = "" if name.lower() in _HOLD_A_PASSWORD else f"={value!s}"
    return UnusableSetting(f"{PREFIX}{name.upper()}{shown} kan niet: verwacht wordt {expected}.")
