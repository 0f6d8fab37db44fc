"""Every index finds the same documents with the same scores, whatever stands behind it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routekaart.search import whoosh_index
from routekaart.search.index import Alternative, Document, DocumentId, Index
from routekaart.search.plain_index import PlainIndex
from routekaart.search.scoring import K1
from routekaart.search.whoosh_index import WhooshIndex
from routekaart.search.whoosh_writing import (
    MOST_SEGMENTS,
    TooDifferent,
    update_index,
    write_index,
)

LOCALES = ("nl", "ar")
STEMS = ("huur", "schuld", "دين", "é", "", "\0", "\ud800", "a b", "x" * 300)

MakeIndex = Callable[[Sequence[Document]], Index]


def no_pace() -> None:
    """Go on at once."""


def read(folder: Path) -> WhooshIndex:
    return WhooshIndex({each.name: each.read_bytes() for each in folder.iterdir()})


def make_whoosh(documents: Sequence[Document]) -> Index:
    with TemporaryDirectory() as folder:
        write_index(Path(folder), documents, no_pace)
        return read(Path(folder))


def make_plain(documents: Sequence[Document]) -> Index:
    return PlainIndex(documents, least=0)


@pytest.fixture(params=[make_whoosh, make_plain])
def make(request) -> MakeIndex:
    return request.param


def a_document(key: str, **words: dict[str, float]) -> Document:
    """Its forms are its stems with a tail."""
    forms = {locale: {f"{stem}-en" for stem in each} for locale, each in words.items()}
    return Document(DocumentId("service", key), words, forms, repr(sorted(words.items())))


weights = st.floats(0.125, 64, width=32)
words = st.dictionaries(st.sampled_from(STEMS), weights, max_size=6)
contents = st.fixed_dictionaries({}, optional=dict.fromkeys(LOCALES, words))
corpora = st.lists(contents, max_size=9).map(
    lambda each: [a_document(f"s{number}", **words) for number, words in enumerate(each)]
)
alternatives = st.builds(
    Alternative,
    st.sampled_from((*LOCALES, "fr")),
    st.sampled_from((*STEMS, "nowhere")),
    st.floats(0.25, 1),
)
queries = st.lists(st.lists(alternatives, max_size=4), max_size=4)


def score_naively(
    documents: Sequence[Document], wanted: Sequence[Sequence[Alternative]]
) -> dict[DocumentId, float]:
    """The contract, word for word."""

    def weight_in(document: Document, each: Alternative) -> float | None:
        return document.words.get(each.locale, {}).get(each.stem)

    def count(each: Alternative) -> int:
        return sum(weight_in(document, each) is not None for document in documents)

    def best(document: Document, word: Sequence[Alternative]) -> float | None:
        scores = []
        for each in word:
            weight = weight_in(document, each)
            if weight is not None:
                rarity = log(1 + (len(documents) - count(each) + 0.5) / (count(each) + 0.5))
                scores.append(each.weight * rarity * weight * (K1 + 1) / (weight + K1))
        return max(scores, default=None)

    common = [word for word in wanted if any(2 * count(each) > len(documents) for each in word)]
    rarer = [word for word in wanted if word not in common]
    has_rarer = {each.id for each in documents if any(best(each, word) for word in rarer)}
    return {
        document.id: sum(scores)
        for document in documents
        if (scores := [score for word in wanted if (score := best(document, word)) is not None])
        and (not has_rarer or document.id in has_rarer)
    }


def agree(index: Index, documents: Sequence[Document], wanted: Sequence[Sequence[Alternative]]):
    assert index.find(wanted) == pytest.approx(score_naively(documents, wanted), rel=1e-5)
    for locale in (*LOCALES, "fr"):
        forms = {form for document in documents for form in document.forms.get(locale, ())}
        assert list(index.forms(locale)) == sorted(forms)
        for stem in (*STEMS, "nowhere"):
            has = [document for document in documents if stem in document.words.get(locale, {})]
            assert index.count(locale, stem) == len(has)


few = settings(max_examples=50)  # each writes an index


@few
@given(corpora, queries)
def test_whoosh_finds_what_the_contract_says(documents, wanted):
    agree(make_whoosh(documents), documents, wanted)


@given(corpora, queries)
def test_a_plain_index_finds_what_the_contract_says(documents, wanted):
    agree(make_plain(documents), documents, wanted)


@few
@given(
    st.lists(contents, min_size=6, max_size=12),
    st.lists(
        st.dictionaries(st.integers(0, 11), st.one_of(st.none(), contents), max_size=2), max_size=3
    ),
    queries,
)
def test_an_updated_index_is_as_one_made_anew(first, changes, wanted):
    current = {f"s{number}": each for number, each in enumerate(first)}
    with TemporaryDirectory() as folder:
        write_index(Path(folder), documents_of(current), no_pace)
        for change in changes:
            current |= {f"s{number}": each for number, each in change.items()}
            try:
                update_index(Path(folder), read(Path(folder)), documents_of(current), no_pace)
            except TooDifferent:
                return
        index = read(Path(folder))
    agree(index, documents_of(current), wanted)


def documents_of(current: dict[str, dict[str, dict[str, float]] | None]) -> list[Document]:
    return [a_document(key, **words) for key, words in current.items() if words is not None]


def test_no_documents_are_an_index_too(make):
    index = make([])
    assert index.find([[Alternative("nl", "huur", 1)]]) == {}
    assert list(index.forms("nl")) == []
    assert index.count("nl", "huur") == 0


def test_the_very_word_is_better_than_one_that_would_do(make):
    pages = [a_document("a", nl={"huur": 1}), a_document("b", nl={"hut": 1})]
    others = [a_document(f"c{number}", nl={"taal": 1}) for number in range(6)]
    found = make(pages + others).find(
        [[Alternative("nl", "huur", 1), Alternative("nl", "hut", 0.6)]]
    )
    assert found[pages[1].id] == pytest.approx(0.6 * found[pages[0].id])


def test_a_common_word_adds_only_to_what_a_rarer_one_found(make):
    pages = [a_document(f"s{number}", nl={"hulp": 1}) for number in range(9)]
    both = a_document("both", nl={"hulp": 1, "huur": 1})
    index = make([*pages, both])
    hulp, huur = [Alternative("nl", "hulp", 1)], [Alternative("nl", "huur", 1)]
    assert index.find([hulp, huur]).keys() == {both.id}
    assert index.find([hulp, huur])[both.id] > index.find([huur])[both.id]
    assert len(index.find([hulp, [Alternative("nl", "unheard-of", 1)]])) == 10


def test_a_plain_index_of_names_leaves_the_rest_out():
    index = PlainIndex([a_document("a", nl={"huur": 8, "straks": 1})])
    assert index.count("nl", "huur") == 1
    assert index.count("nl", "straks") == 0


def test_an_index_forgets_what_it_read_longest_ago_and_finds_it_again(monkeypatch):
    monkeypatch.setattr(whoosh_index, "MOST_REMEMBERED", 100)
    documents = [a_document(f"s{number}", nl={f"w{number}": 1}) for number in range(20)]
    index = make_whoosh(documents)
    for _ in range(2):
        for number, document in enumerate(documents):
            assert index.find([[Alternative("nl", f"w{number}", 1)]]).keys() == {document.id}
        assert 0 < len(index._remembered) < 20


def test_many_threads_may_ask_at_once(monkeypatch):
    """It forgets all the time, while it is made to change threads all the time."""
    monkeypatch.setattr(whoosh_index, "MOST_REMEMBERED", 150)
    documents = [
        a_document(f"s{number}", nl={f"w{number % size}": 1.0 for size in range(1, 20)})
        for number in range(30)
    ]
    index, plain = make_whoosh(documents), make_plain(documents)
    right = []

    def ask(first: int) -> None:
        queries = [[[Alternative("nl", f"w{number % 19}", 1)]] for number in range(first, 200)]
        right.append(all(index.find(each) == plain.find(each) for each in queries))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert right == [True] * 8
    taken = sum(len(each.documents) + whoosh_index.MORE for each in index._remembered.values())
    assert index._room == 150 - taken


def test_an_index_is_made_anew_before_it_is_in_too_many_parts(tmp_path):
    documents = [a_document(f"s{number}", nl={"huur": 1}) for number in range(60)]
    write_index(tmp_path, documents, no_pace)
    with pytest.raises(TooDifferent):
        for turn in range(MOST_SEGMENTS + 1):
            documents[turn] = a_document(f"s{turn}", nl={"taal": 1})
            update_index(tmp_path, read(tmp_path), documents, no_pace)
    assert read(tmp_path).segments == MOST_SEGMENTS


def test_a_language_that_is_new_is_too_different(tmp_path):
    documents = [a_document(f"s{number}", nl={"huur": 1}) for number in range(9)]
    write_index(tmp_path, documents, no_pace)
    documents[0] = a_document("s0", ti={"ገንዘብ": 1})
    with pytest.raises(TooDifferent):
        update_index(tmp_path, read(tmp_path), documents, no_pace)
