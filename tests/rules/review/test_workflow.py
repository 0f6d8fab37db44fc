"""Which steps a proposal can take from where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.review.workflow import OPEN, STATES, STEPS, NotPossible, State, Step, after


def test_the_ordinary_way_is_from_a_draft_to_approval() -> None:
    assert after("draft", "submit") == "submitted"
    assert after("submitted", "approve") == "approved"


def test_what_was_returned_can_be_mended_and_sent_again() -> None:
    assert after("submitted", "return") == "returned"
    assert after("returned", "change") == "draft"
    assert after("draft", "submit") == "submitted"


def test_nobody_approves_what_is_being_written_again() -> None:
    assert after("submitted", "change") == "draft"
    with pytest.raises(NotPossible):
        after("draft", "approve")


@pytest.mark.parametrize("state", sorted(set(STATES) - OPEN))
@pytest.mark.parametrize("step", STEPS)
def test_what_is_decided_stays_so(state: State, step: Step) -> None:
    with pytest.raises(NotPossible):
        after(state, step)


@given(st.lists(st.sampled_from(STEPS)))
def test_only_what_was_submitted_is_ever_approved(steps: list[Step]) -> None:
    state: State = "draft"
    for step in steps:
        before = state
        try:
            state = after(state, step)
        except NotPossible:
            continue
        assert state != "approved" or before == "submitted"
