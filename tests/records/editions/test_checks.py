from __future__ import annotations

import pytest
from msgspec.structs import replace

from routekaart.edition.checks import catalogue_problems
from routekaart.edition.entries import ServiceAtLocation, Term
from routekaart.language.text import Text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"partner": "weg"}, "de partner weg is er niet."),
        ({"summary": Text("  ")}, "de samenvatting is leeg."),
        ({"ask_through": "weg"}, "verwijst door naar weg, en die dienst is er niet."),
        ({"places": (ServiceAtLocation("weg"),)}, "de plek weg is er niet."),
        ({"topics": ("geld", "weg")}, "de term weg is er niet."),
        ({"audiences": ("geld",)}, "de term geld is er niet."),
        ({"trust_facts": ("weg",)}, "de term weg is er niet."),
    ],
)
def test_a_reference_that_leads_nowhere_is_named(an_edition, change, says):
    sound = replace(an_edition(), terms={"geld": Term("geld", "topic", Text("Geld"))})
    assert list(catalogue_problems(sound)) == []
    broken = replace(sound.services["spreekuur"], **change)
    found = list(catalogue_problems(replace(sound, services={"spreekuur": broken})))
    assert found == [f"dienst spreekuur: {says}"]


def test_a_term_under_nothing_is_named(an_edition):
    lost = Term("huur", "topic", Text("Huur"), parent="wonen")
    assert list(catalogue_problems(replace(an_edition(), terms={"huur": lost}))) == [
        "term huur: hoort onder wonen, en die is er niet."
    ]
