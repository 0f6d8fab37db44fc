"""Whether a text is still the one it was, whatever a spreadsheet or an editor did to its spaces."""

from __future__ import annotations

from hashlib import sha256
from unicodedata import normalize


def fingerprint(*texts: str) -> str:
    """16 hexadecimal digits, the same for texts that differ in white space only."""
    return sha256("\0".join(map(_plain, texts)).encode()).hexdigest()[:16]


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split())
