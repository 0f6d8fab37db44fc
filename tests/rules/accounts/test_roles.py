"""Whoever can change what every resident reads shows more than a link."""

from __future__ import annotations

import pytest

from routekaart.accounts.roles import ROLES, need_second_step


@pytest.mark.parametrize("role", ["officer", "administrator"])
def test_the_programme_takes_a_second_step_whatever_else_they_are(role):
    assert need_second_step({role})
    assert need_second_step(set(ROLES) | {role})


def test_partners_and_key_figures_come_in_by_a_link_alone():
    assert not need_second_step({"partner editor", "key figure"})
    assert not need_second_step(set())
