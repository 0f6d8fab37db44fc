"""A few services in the order in which to try them, each with how, and what to bear in mind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeVar, get_args

T = TypeVar("T")

Step = Literal["bel", "app", "mail", "ga"]
"""How to reach a service: call, WhatsApp or text, mail, go there."""

Sentence = Literal["brief", "samen", "tolk", "iemand", "haast", "rustig"]
"""What to bear in mind there. A fixed choice, so that nobody writes about a person."""

STEPS: tuple[Step, ...] = get_args(Step)
SENTENCES: tuple[Sentence, ...] = get_args(Sentence)

MOST = 12
"""Services on one list: more is no help, and no link that a phone can scan."""


class Item(NamedTuple):
    """A service by its slug. `steps` stand in the order in which to take them; without any, every
    way is offered."""

    slug: str
    steps: tuple[Step, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Shortlist(NamedTuple):
    """Each service once, at most `MOST`."""

    items: tuple[Item, ...] = ()

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(item.slug for item in self.items)

    def add(self, slugs: Iterable[str]) -> Shortlist:
        """These as well, at the end; what is there already stays as it is."""
        new = [slug for slug in dict.fromkeys(slugs) if slug not in self.slugs]
        return Shortlist((*self.items, *map(Item, new))[:MOST])

    def remove(self, slug: str) -> Shortlist:
        return Shortlist(tuple(item for item in self.items if item.slug != slug))

    def move(self, slug: str, by: int) -> Shortlist:
        """So many places later, or earlier where `by` is below zero; never off the list."""
        at = self.slugs.index(slug)
        others = self.remove(slug).items
        to = min(max(at + by, 0), len(others))
        return Shortlist((*others[:to], self.items[at], *others[to:]))

    def turn_step(self, slug: str, step: Step) -> Shortlist:
        """With this step as the last one; without it where it was there."""
        return self._change(slug, lambda item: item._replace(steps=_turn(item.steps, step)))

    def turn_sentence(self, slug: str, sentence: Sentence) -> Shortlist:
        """With this sentence, or without it where it was there."""
        return self._change(
            slug, lambda item: item._replace(sentences=_sorted(_turn(item.sentences, sentence)))
        )

    def _change(self, slug: str, change: Callable[[Item], Item]) -> Shortlist:
        return Shortlist(tuple(change(item) if item.slug == slug else item for item in self.items))


def _turn(chosen: tuple[T, ...], one: T) -> tuple[T, ...]:
    return tuple(each for each in chosen if each != one) if one in chosen else (*chosen, one)


def _sorted(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(each for each in SENTENCES if each in sentences)
