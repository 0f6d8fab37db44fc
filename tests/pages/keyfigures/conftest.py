"""The real site, with a key figure signed in."""

from __future__ import annotations

import pytest

from tests.pages.partners.conftest import Editor, Office, office

__all__ = ["office"]


@pytest.fixture
def samira(office: Office) -> Editor:
    return office.sign_in(role="key figure")
