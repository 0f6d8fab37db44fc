"""Two officers change one entry: each has their way, or sees what the other made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routekaart.programme.changing import Collided, merge, see
from routekaart.programme.entries import Goal
from tests.rules.programme.scene import goal

BEGAN = goal(1, topics=("taal",))
GOALS = st.builds(
    lambda number, name, topics: replace(BEGAN, number=number, name=name, topics=topics),
    st.sampled_from([1, 2]),
    st.sampled_from([BEGAN.name, "Taal", "Werk"]),
    st.sampled_from([("taal",), (), ("werk", "taal")]),
)


def changed(entry: Goal) -> set[str]:
    return {
        each for each in entry.__struct_fields__ if getattr(entry, each) != getattr(BEGAN, each)
    }


@given(now=GOALS, typed=GOALS)
def test_each_has_their_way_where_the_other_changed_nothing_else(now: Goal, typed: Goal) -> None:
    both = {
        each for each in changed(now) & changed(typed) if getattr(now, each) != getattr(typed, each)
    }
    if both:
        with pytest.raises(Collided) as collided:
            merge(now, typed, see(BEGAN))
        assert set(collided.value.fields) == both
        return
    merged = merge(now, typed, see(BEGAN))
    for each in BEGAN.__struct_fields__:
        whose = typed if each in changed(typed) else now
        assert getattr(merged, each) == getattr(whose, each)


def test_who_has_seen_both_decides() -> None:
    now, typed = replace(BEGAN, name="Taal"), replace(BEGAN, name="Werk")
    with pytest.raises(Collided, match="name"):
        merge(now, typed, see(BEGAN))
    assert merge(now, typed, see(now)) == typed
