"""A sentence in which nobody does anything is recognised, and no other is."""

from __future__ import annotations

import pytest

from routekaart.language.plain_dutch.passives import passive

PASSIVE = [
    ("U wordt gebeld.", "wordt … gebeld"),
    ("Uw brief wordt samen met u gelezen.", "wordt … gelezen"),
    ("De vragen worden snel beantwoord.", "worden … beantwoord"),
    ("Het geld werd door de gemeente betaald.", "werd … betaald"),
    ("Er werden vragen gesteld.", "werden … gesteld"),
    ("Uw aanvraag kan worden geweigerd.", "worden … geweigerd"),
    ("Dit moet aangevraagd worden.", "aangevraagd … worden"),
    ("Als u hier komt, wordt u geholpen.", "wordt … geholpen"),
    ("De spullen worden bij u thuis bekeken.", "worden … bekeken"),
    ("Ik word niet begrepen.", "word … begrepen"),
    ("Zo wordt dat gedaan.", "wordt … gedaan"),
    ("Kinderen worden onderzocht.", "worden … onderzocht"),
    ("De vertalingen zijn door een computer gemaakt.", "zijn … gemaakt"),
    ("De cursus is opgezet door bewoners.", "is … opgezet"),
    ("U bent doorverwezen door uw huisarts.", "bent … doorverwezen"),
]

ACTIVE = [
    "U wordt bijna 18.",
    "Ik word bijna 18 en weet niet wat ik moet regelen",
    "Uw kind wordt gezond en het geld wordt minder.",
    "Zo worden de gevolgen voor uw gezinnen en gemeenten kleiner.",
    "Het wordt een mooie gewoonte met gesprekken.",
    "Wordt u bijna 18, dan heeft u veel geregeld.",
    "U wilt dokter worden: heeft u een diploma gehaald?",
    "Mijn gas of licht is afgesloten",
    "De gegevens zijn gecontroleerd.",
    "Deze hulp is gestopt.",
    "Iemand heeft u geholpen.",
    "Hij heeft zijn huur betaald door hulp.",
    "De weg is door het park.",
    "Is de Bingo er nog? Ga dan door.",
    "De gezondheid van uw kind wordt beter.",
    "U bent altijd welkom, ook als u geen geld heeft.",
]


@pytest.mark.parametrize(("sentence", "words"), PASSIVE)
def test_a_passive_is_told_by_its_words(sentence, words):
    assert passive(sentence) == words


@pytest.mark.parametrize("sentence", ACTIVE)
def test_other_sentences_are_left_alone(sentence):
    assert passive(sentence) is None
