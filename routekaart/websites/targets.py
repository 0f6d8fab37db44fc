"""What we are willing to ask for, and of whom. Plain rules.

Whoever writes an address into an entry may not have the server ask its own neighbours for anything.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import quote, urlsplit

LONGEST = 2_000
"""Characters of an address."""

FIRST_FREE_PORT = 1024
"""Below it other things than websites listen, such as mail servers."""

_PORTS = {"http": 80, "https": 443}
_PATH = "/%:@!$&'()*+,;=~-._?"
_NAT64 = IPv6Network("64:ff9b::/96")


class Target(NamedTuple):
    """One address, ready to be asked for. `path` has the query behind it."""

    by_tls: bool
    host: str
    port: int
    path: str


def read_target(url: str) -> Target | None:
    """The address in parts; None for anything but http and https, and what cannot be read."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, KeyError):  # UnicodeError is a ValueError
        return None
    if not host or parts.username is not None or len(url) > LONGEST:
        return None
    if port not in _PORTS.values() and port < FIRST_FREE_PORT:
        return None
    path = quote(parts.path or "/", safe=_PATH)
    query = f"?{quote(parts.query, safe=_PATH)}" if parts.query else ""
    return Target(parts.scheme == "https", host, port, path + query)


def is_public(address: str) -> bool:
    """Whether an IP address is out on the internet: not this machine, not its network, not many at
    once, and not one of those inside another form of address."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return all(
        each.is_global
        and not (each.is_multicast or each.is_reserved or each.is_unspecified)
        and not getattr(each, "is_site_local", False)
        for each in (found, *_inside(found))
    )


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, IPv4Address):
        return []
    teredo = address.teredo or ()
    found = [address.ipv4_mapped, address.sixtofour, *teredo]
    if address in _NAT64 or int(address) < 2**32:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in found if each is not None]
