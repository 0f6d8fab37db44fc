"""A content pack with a slip: every slip is named, with its file and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from routekaart.catalogue.logos import digest_of
from routekaart.catalogue.pack_files import read_pack, read_pack_files
from tests.pictures import draw_picture

PARTNERS = """\
[woej]
name = "Woej"
email = "info@woej.nl"
assured_on = 2022-10-01
source = "U"
"""

LOCATIONS = """\
[tuinkamer]
name = "Tuinkamer van Noord"
postcode = "2262 AB"
latitude = 52.08
longitude = 4.39
assured_on = 2025-03-01
source = "M"
accessibility = ["drempelloos"]
"""

TERMS = """\
[geld]
kind = "topic"
name = "Geld"

[schulden]
kind = "topic"
name = "Schulden"
parent = "geld"

[drempelloos]
kind = "accessibility"
name = "Zonder drempel"
"""

CLOSURES = """\
[[closures]]
key = "zomer"
scope = "location"
target = "tuinkamer"
starts_on = 2026-07-20
ends_on = 2026-07-31
reason = "De Tuinkamer is dicht in de zomer."
"""

SERVICE = """\
name = "Formulierenhulp"
partner = "woej"
summary = "Hulp met formulieren."
topics = ["geld", "schulden"]
languages = ["nl", "ar", "ti"]
minimum_age = 12
maximum_age = 27
email = "hulp@woej.nl"
url = "https://www.woej.nl/hulp"
assured_on = 2025-03-01
source = "M"

[[phones]]
number = "+31703008834"

[[opening_times]]
weekday = "mo"
opens = 09:00:00
closes = 12:00:00

[[places]]
location = "tuinkamer"
opening_times = [
  { weekday = "we", opens = 11:00:00, closes = 12:00:00 },
]

[[documents]]
key = "brief"
name = "Uw brief"

[[costs]]
key = "gratis"
amount = 0
"""

OTHER = """\
name = "Vroeg Eropaf"
partner = "woej"
summary = "Hulp voordat het te laat is."
ask_through = "formulierenhulp"
assured_on = 2022-10-01
source = "U"
"""

FILES = {
    "partners.toml": PARTNERS,
    "locations.toml": LOCATIONS,
    "terms.toml": TERMS,
    "closures.toml": CLOSURES,
    "services/formulierenhulp.toml": SERVICE,
    "services/vroeg-eropaf.toml": OTHER,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack in which nothing is wrong."""
    (tmp_path / "services").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def told(folder: Path) -> list[str]:
    pack, problems = read_pack(folder)
    assert (pack is None) == bool(problems)
    return [
        f"{each.file.relative_to(folder).as_posix()}:{each.line}: {each.says}" for each in problems
    ]


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_pack_is_read_whole(folder):
    pack, problems = read_pack(folder)

    assert problems == []
    assert set(pack.services) == {"formulierenhulp", "vroeg-eropaf"}
    assert pack.services["formulierenhulp"].places[0].opening_times[0].opens.hour == 11
    assert set(pack.closures) == {"zomer"}
    assert pack.terms["schulden"].parent == "geld"


S = "services/formulierenhulp.toml"
L = "locations.toml"

SLIPS = [
    # how a file is written
    (S, "summary =", "sumary =", 1, "Het veld 'summary' ontbreekt."),
    (S, "summary =", "sumary =", 3, "Het veld 'sumary' bestaat niet; bedoelde u 'summary'?"),
    (S, "= 12\n", '= "12"\n', 6, "'minimum_age' hoort een heel getal te zijn, zonder aanhalings"),
    (S, "= 12\n", "= true\n", 6, "'minimum_age' hoort een heel getal te zijn"),
    (S, '["geld", "schulden"]', '"geld"', 4, "'topics' hoort een lijst te zijn, tussen [ en ]."),
    (S, '["geld", "schulden"]', "[1]", 4, "'topics' hoort tekst te zijn"),
    (S, '"Hulp met formulieren."', '" "', 3, "'summary' is leeg"),
    (S, "2025-03-01", '"2025-03-01"', 10, "'assured_on' hoort een datum te zijn"),
    (S, "2025-03-01", "2025-03-01T10:00:00", 10, "'assured_on' hoort een datum te zijn"),
    (S, '"M"', '"X"', 11, "'source' kan niet 'X' zijn, alleen: G, M, P, U, V, partner, public."),
    (S, '"mo"', '"ma"', 17, "'weekday' kan niet 'ma' zijn"),
    (S, "opens = 09:00:00", "opens = 09:00", 18, "Vanaf hier is het bestand niet te lezen: na de"),
    (S, '"woej"', '"woej', 2, "niet gesloten met een aanhalingsteken."),
    (S, '"woej"', "“woej”", 2, "hier staat geen waarde"),
    (S, 'source = "M"', 'source = "M"\nsource = "M"', 12, "dit staat er al"),
    (S, "[[phones]]", "[phones]", 13, "'phones' hoort een lijst te zijn"),
    (
        S,
        'key = "brief"\nname',
        'key = "brief"\nname_',
        29,
        "Het veld 'name_' bestaat niet; bedoelde u 'name'?",
    ),
    (S, "weekday", "week", 17, "Het veld 'week' bestaat niet; bedoelde u 'weekday'?"),
    ("partners.toml", "[woej]\n", "woej = 1\n[x]\n", 1, "'woej' hoort een tabel te zijn"),
    ("closures.toml", "[[closures]]", "[[closure]]", 1, "Hier hoort alleen [[closures]] te staan."),
    ("closures.toml", "[[closures]]", "[closures]", 1, "'closures' hoort een lijst te zijn"),
    # what it refers to
    (S, '"woej"', '"woe"', 2, "De partner 'woe' bestaat niet; bedoelde u 'woej'?"),
    (S, '"schulden"]', '"schuldn"]', 4, "De term 'schuldn' van de soort 'topic' bestaat niet; be"),
    (S, '"schulden"]', '"drempelloos"]', 4, "De term 'drempelloos' van de soort 'topic' bestaat"),
    (
        S,
        '"tuinkamer"',
        '"tuinkamr"',
        22,
        "De plek 'tuinkamr' bestaat niet; bedoelde u",
    ),
    (L, '["drempelloos"]', '["geld"]', 8, "De term 'geld' van de soort 'accessibility'"),
    ("terms.toml", 'parent = "geld"', 'parent = "gld"', 8, "bestaat niet; bedoelde u 'geld'?"),
    (
        "terms.toml",
        'parent = "geld"',
        'parent = "schulden"',
        8,
        "in een kring: schulden → schulden.",
    ),
    (
        "services/vroeg-eropaf.toml",
        '"formulierenhulp"',
        '"formulierhulp"',
        4,
        "De dienst 'formulierhulp' bestaat niet; bedoelde u 'formulierenhulp'?",
    ),
    (
        "services/vroeg-eropaf.toml",
        'ask_through = "formulierenhulp"\n',
        "",
        1,
        "Deze dienst is niet te bereiken",
    ),
    ("closures.toml", '"tuinkamer"', '"tuinkamr"', 4, "De plek 'tuinkamr' bestaat niet"),
    # what it says
    ("partners.toml", "[woej]", "[Woej]", 1, "'Woej' kan geen naam in een adres zijn"),
    ("partners.toml", "info@woej.nl", "info.woej.nl", 3, "'info.woej.nl' is geen e-mailadres."),
    (L, "2262 AB", "2262ab", 3, "'2262ab' is geen postcode; schrijf hem als 2262 AB."),
    (L, "latitude = 52.08\n", "", 1, "Geef 'latitude' én 'longitude'"),
    (L, "52.08", "4.39", 4, "4.39 ligt niet in Nederland."),
    (S, '"ti"', '"tigrinya"', 5, "'tigrinya' is geen code van een taal"),
    (S, "= 27", "= 11", 7, "De hoogste leeftijd (11) ligt onder de laagste."),
    (S, "= 27", "= 270", 7, "270 is geen leeftijd."),
    (S, "= 27", "= 27\nassure_every_days = 13", 8, "Vraag om de 14 tot 730 dagen"),
    (S, "https://", "", 9, "'www.woej.nl/hulp' is geen webadres; begin met https://."),
    (S, "https://www.woej", "https://[woej", 9, "is geen webadres"),
    (S, "+31703008834", "0703", 14, "“0703” is geen telefoonnummer"),
    (S, "closes = 12:00:00\n\n", "\n", 16, "Geef begin én eind"),
    (S, "09:00:00", "09:00:30", 16, "Een tijd gaat op hele minuten"),
    (S, '"mo"', '"mo"\npattern = "every other week"', 18, "Om de week telt vanaf een dag"),
    (S, '"mo"', '"daily"\npattern = "1st"', 18, "'1st' hoort bij één dag van de week."),
    (
        S,
        '"mo"',
        '"mo"\nvalid_from = 2026-02-01\nvalid_to = 2026-01-01',
        19,
        "Het eind ('valid_to') ligt voor het begin.",
    ),
    (S, '"tuinkamer"', '"tuinkamer"\nsource = "P"', 21, "hoort een dag ('assured_on')."),
    (S, '"mo"', '"mo"\nassured_on = 2025-03-01', 16, "hoort een bron ('source')."),
    ("partners.toml", "assured_on = 2022-10-01\n", "", 1, "hoort een dag ('assured_on')."),
    (S, "amount = 0", "amount = -1", 33, "Een bedrag is nooit onder nul."),
    (S, '"gratis"', '"Gratis!"', 32, "'Gratis!' kan geen naam in een adres zijn"),
    (
        S,
        "[[costs]]",
        '[[documents]]\nkey = "brief"\nname = "Nog een brief"\n[[costs]]',
        31,
        "'brief' staat hier al.",
    ),
    (
        S,
        'source = "M"',
        'source = "M"\nvalid_from = 2026-02-01\nvalid_to = 2026-01-01',
        13,
        "Het eind ('valid_to') ligt voor het begin.",
    ),
    ("closures.toml", "2026-07-31", "2026-07-01", 6, "De laatste dag ligt voor de eerste dag."),
    ("closures.toml", "reason", 'keeps = "other hours"\nreason', 1, "Tijden ('hours') horen bij"),
    ("closures.toml", "reason", "hours = [[09:00:00]]\nreason", 7, "een rij van 2 waarden"),
    ("closures.toml", '"location"\ntarget = "tuinkamer"', '"service"', 3, "Zeg met 'target' wie"),
    ("closures.toml", '"location"', '"catalogue"', 4, "Een sluiting van alles heeft geen"),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip[0]}: {slip[4]}")
def test_a_slip_is_named_where_it_stands(folder, slip):
    name, old, new, line, says = slip
    change(folder, name, old, new)

    assert [each for each in told(folder) if each.startswith(f"{name}:{line}: ") and says in each]


def test_a_slip_in_one_field_is_one_problem(folder):
    change(folder, S, '"schulden"]', '"schuldn"]')

    assert len(told(folder)) == 1


def test_all_slips_are_named_at_once_in_the_order_of_the_files(folder):
    change(folder, "partners.toml", "info@woej.nl", "info")
    change(folder, "terms.toml", "[schulden]", "[schulden")
    change(folder, S, "summary", "sumary")
    change(folder, S, "= 27", "= 11")
    change(folder, "services/vroeg-eropaf.toml", '"formulierenhulp"', '"formulier"')

    assert [each.split(": ")[0] for each in told(folder)] == [
        "partners.toml:3",
        "services/formulierenhulp.toml:1",
        "services/formulierenhulp.toml:3",
        "services/vroeg-eropaf.toml:4",
        "terms.toml:5",
    ]


def test_an_entry_that_does_not_fit_still_exists_for_others(folder):
    change(folder, "partners.toml", 'source = "U"', 'source = "?"')

    (problem,) = told(folder)
    assert problem.startswith("partners.toml:5: 'source' kan niet '?' zijn")


def test_a_circle_of_services_is_named_on_each_of_them(folder):
    change(folder, S, 'source = "M"', 'source = "M"\nask_through = "vroeg-eropaf"')

    assert told(folder) == [
        "services/formulierenhulp.toml:12: Dit verwijst in een kring: "
        "formulierenhulp → vroeg-eropaf → formulierenhulp.",
        "services/vroeg-eropaf.toml:4: Dit verwijst in een kring: "
        "vroeg-eropaf → formulierenhulp → vroeg-eropaf.",
    ]


def test_a_closure_keeps_its_key_for_itself(folder):
    (folder / "closures.toml").write_text(CLOSURES + CLOSURES, encoding="utf-8")

    assert told(folder) == ["closures.toml:9: De sleutel 'zomer' bestaat al."]


def test_a_missing_file_and_bad_bytes_are_problems_too(folder):
    (folder / "closures.toml").unlink()
    (folder / S).write_bytes(b'name = "x"\nsummary = "\xff"\n')

    assert told(folder) == [
        "closures.toml:1: Dit bestand ontbreekt of kan niet gelezen worden.",
        f"{S}:2: Hier staat een teken dat geen UTF-8 is; bewaar het bestand als UTF-8.",
    ]


@pytest.mark.parametrize("name", ["partners.toml", "locations.toml", "terms.toml", S])
def test_what_refers_to_a_file_that_cannot_be_read_is_no_problem_of_its_own(folder, name):
    (folder / name).write_text("=", encoding="utf-8")

    (problem,) = told(folder)
    assert problem.startswith(f"{name}:1: Vanaf hier is het bestand niet te lezen")


def test_an_empty_folder_names_every_file_it_lacks(tmp_path):
    assert len(read_pack_files(tmp_path).problems) == 5


def test_files_from_windows_are_read_alike(folder):
    for name in FILES:
        text = (folder / name).read_bytes().replace(b"\n", b"\r\n")
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text)

    assert told(folder) == []


def test_a_logo_comes_with_its_picture(folder):
    picture = draw_picture()
    digest = digest_of(picture)
    (folder / "logos").mkdir()
    (folder / f"logos/{digest}.png").write_bytes(picture)
    change(folder, "partners.toml", "source", f'logo = "{digest}"\nsource')

    pack, problems = read_pack(folder)

    assert problems == []
    assert pack.logos == {pack.partners["woej"].logo: picture}


def test_a_logo_without_a_picture_is_named(folder):
    change(folder, "partners.toml", "source", 'logo = "woej"\nsource')
    assert told(folder) == ["partners.toml:5: Het plaatje logos/woej.png is er niet."]


def test_a_picture_that_is_no_logo_is_named(folder):
    (folder / "logos").mkdir()
    (folder / "logos/woej.png").write_bytes(draw_picture(form="GIF"))
    other, no_png = told(folder)
    assert no_png == "logos/woej.png:1: Dit is geen PNG-plaatje."
    assert "ander plaatje dan zijn naam zegt; noem het" in other
