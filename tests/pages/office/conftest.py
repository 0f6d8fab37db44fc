"""The same site and people as where they sign in."""

from __future__ import annotations

from tests.pages.accounts.conftest import desk

__all__ = ["desk"]
