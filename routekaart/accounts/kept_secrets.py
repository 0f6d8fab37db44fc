"""Secrets that are made at the first start, each in a file of its own."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


class EmptySecret(Exception):
    """The file of the secret holds nothing: anybody could make tokens that we take for ours."""


def keep_secret(file: Path) -> bytes:
    """The secret in `file`, made there when it is absent; of two processes at once one wins.

    Raises EmptySecret, because a new one would hide that the data folder was damaged.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as written:
                written.write(secrets.token_hex(32).encode())
                written.flush()
                os.fsync(written.fileno())
            # A link appears whole or not at all, and never takes the place of one that is there.
            with contextlib.suppress(FileExistsError):
                file.hardlink_to(draft)
        finally:
            draft.unlink()
    secret = file.read_bytes()
    if not secret.strip():
        raise EmptySecret(file)
    return secret
