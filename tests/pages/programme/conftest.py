"""The real site, with somebody of the programme signed in."""

from __future__ import annotations

from tests.pages.partners.conftest import office

__all__ = ["office"]
