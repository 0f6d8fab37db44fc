"""A device with passkeys, in software: what a browser would send, and what a cheat would."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Device:
    """One passkey. Change an attribute and it lies."""

    origin: str = "https://localhost"
    site: str = "localhost"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    owner: bytes = b""
    credential: bytes = field(default_factory=lambda: token_bytes(32))
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: str) -> str:
        """What `navigator.credentials.create` gives."""
        asked = json.loads(options)
        self.owner = base64url_to_bytes(asked["user"]["id"])
        length = len(self.credential).to_bytes(2, "big")
        attested = bytes(16) + length + self.credential + self._public_key()
        told = {"fmt": "none", "attStmt": {}, "authData": self._about(ATTESTED) + attested}
        said = self._say("webauthn.create", asked["challenge"])
        return self._answer(clientDataJSON=said, attestationObject=cbor2.dumps(told))

    def use(self, options: str) -> str:
        """What `navigator.credentials.get` gives."""
        self.count += 1
        said = self._say("webauthn.get", json.loads(options)["challenge"])
        about = self._about()
        signature = self.key.sign(about + sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=said,
            authenticatorData=about,
            signature=signature,
            userHandle=self.owner,
        )

    def _say(self, deed: str, challenge: str) -> bytes:
        return json.dumps({"type": deed, "challenge": challenge, "origin": self.origin}).encode()

    def _about(self, more: int = 0) -> bytes:
        site = sha256(self.site.encode()).digest()
        return site + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _public_key(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        x, y = (each.to_bytes(32, "big") for each in (numbers.x, numbers.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})

    def _answer(self, **response: bytes) -> str:
        name = bytes_to_base64url(self.credential)
        said = {key: bytes_to_base64url(value) for key, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": said})
