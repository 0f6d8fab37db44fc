"""A list is put together, goes through a link, and comes out as it was."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from routekaart.shortlists.codes import decode, encode
from routekaart.shortlists.shortlist import MOST, SENTENCES, STEPS, Item, Shortlist

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
items = st.builds(
    Item,
    slugs,
    st.lists(st.sampled_from(STEPS), unique=True).map(tuple),
    st.sets(st.sampled_from(SENTENCES)).map(
        lambda found: tuple(s for s in SENTENCES if s in found)
    ),
)
lists = st.lists(items, max_size=MOST, unique_by=lambda item: item.slug).map(
    lambda found: Shortlist(tuple(found))
)
PING = Item("ping-loket", ("bel", "ga"), ("brief",))


def test_a_link_reads_as_what_it_says() -> None:
    shortlist = Shortlist((PING, Item("voedselbank", ("ga",))))
    assert encode(shortlist) == "ping-loket.bel.ga.brief~voedselbank.ga"
    assert decode("ping-loket.bel.ga.brief~voedselbank.ga") == (shortlist, True)


@given(lists)
def test_a_list_comes_out_of_a_link_as_it_went_in(shortlist: Shortlist) -> None:
    code = encode(shortlist)
    assert decode(code) == (shortlist, True)
    assert re.fullmatch(r"[a-z0-9.~-]*", code)


@given(st.text())
def test_any_code_gives_a_list(code: str) -> None:
    shortlist = decode(code).shortlist
    assert len(shortlist.items) <= MOST
    assert decode(encode(shortlist)) == (shortlist, True)


def test_what_cannot_be_read_is_told_and_the_rest_is_there() -> None:
    assert decode("ping-loket.bel.vlieg~<b>~woej") == (
        Shortlist((Item("ping-loket", ("bel",)), Item("woej"))),
        False,
    )
    assert not decode("~".join(f"dienst-{number}" for number in range(MOST + 1))).whole


@given(lists, lists)
def test_two_lists_are_joined_by_a_tilde(one: Shortlist, other: Shortlist) -> None:
    joined = decode(f"{encode(one)}~{encode(other)}").shortlist
    assert joined.items[: len(one.items)] == one.items
    assert joined.slugs == one.add(other.slugs).slugs


def test_a_service_is_added_once_and_taken_off() -> None:
    shortlist = Shortlist((PING,)).add(["woej", "ping-loket", "woej"])
    assert shortlist == Shortlist((PING, Item("woej")))
    assert shortlist.remove("ping-loket") == Shortlist((Item("woej"),))
    assert shortlist.remove("onbekend") == shortlist


def test_a_list_does_not_grow_beyond_what_helps() -> None:
    many = Shortlist().add(f"dienst-{number}" for number in range(MOST + 5))
    assert len(many.items) == MOST


@given(lists.filter(lambda each: each.items), st.data())
def test_moving_keeps_all_of_it_in_order(shortlist: Shortlist, data: st.DataObject) -> None:
    slug = data.draw(st.sampled_from(shortlist.slugs))
    by = data.draw(st.integers(-15, 15))
    moved = shortlist.move(slug, by)
    assert moved.remove(slug) == shortlist.remove(slug)
    at = min(max(shortlist.slugs.index(slug) + by, 0), len(shortlist.items) - 1)
    assert moved.slugs[at] == slug


def test_steps_stand_in_the_order_they_were_chosen() -> None:
    shortlist = Shortlist((Item("woej"),)).turn_step("woej", "ga").turn_step("woej", "bel")
    assert shortlist.items[0].steps == ("ga", "bel")
    assert shortlist.turn_step("woej", "ga").items[0].steps == ("bel",)


def test_sentences_have_an_order_of_their_own() -> None:
    shortlist = Shortlist((Item("woej"),)).turn_sentence("woej", "tolk")
    assert shortlist.turn_sentence("woej", "brief").items[0].sentences == ("brief", "tolk")
    assert shortlist.turn_sentence("woej", "tolk").items[0].sentences == ()
