"""A small catalogue and a small content pack."""

from __future__ import annotations

from tests.records.editions.conftest import a_catalogue, content

__all__ = ["a_catalogue", "content"]
