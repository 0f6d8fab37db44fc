"""The route map in the words of who edits it: entries line by line, and what is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from routekaart.content_pack.problems import Problem
from routekaart.edition.build import Reason
from routekaart.routemap.drawing import Page, pages_of
from routekaart.routemap.written_over import HEAD, split_name
from routekaart.web.kit.differences import Sides, compare_lines
from routekaart.web.kit.entry_words import NOTHING
from routekaart.web.kit.site import site
from routekaart.web.office.routemap.desk import SAY_NOUN, address_of

FIELDS = {
    "asks": "Vraag",
    "title": "Titel",
    "explains": "Uitleg",
    "pictogram": "Plaatje",
    "tone": "Kleur",
    "discreet": "Onopvallend",
    "urgent": "Met spoed",
    "answers": "Antwoord",
    "first": "Eerst naar",
    "also": "Ook",
    "safety_net": "Vangnet",
    "start": "Eerste vraag",
    "elsewhere": "Mijn vraag staat er niet bij",
    "emergency": "Noodlijn",
    "says": "Wat iemand zegt",
    "goes_to": "Waar het antwoord naartoe gaat",
    "key": "Naam",
    "topics": "Onderwerpen",
    "everything": "Al het aanbod",
    "age": "Leeftijd",
}
_ORDER = {field: number for number, field in enumerate(FIELDS)}
TONES = {
    "now": "Rood: nu",
    "soon": "Oranje: binnenkort",
    "papers": "Blauw: papieren",
    "young": "Paars: jong",
}

_MISSING = {
    "asks": "Schrijf de vraag.",
    "title": "Schrijf de titel.",
    "says": "Schrijf wat iemand zegt.",
    "goes_to": "Kies waar dit antwoord naartoe gaat.",
    "first": "Kies bij wie iemand eerst terecht kan.",
    "safety_net": "Kies een vangnet.",
    "start": "Kies de eerste vraag.",
    "elsewhere": "Kies een uitkomst.",
    "emergency": "Kies de noodlijnen.",
}
_IS_MISSING = re.compile(r"Het veld '(\w+)' ontbreekt\.")
_UNTRANSLATED = re.compile(r"De tekst '.+' is niet vertaald in: (.+)\.")
_QUOTED = re.compile(r"'(\w+)'(?= (?:is|hoort|kan|vindt|ontbreekt))")


class Told(NamedTuple):
    """What is wrong: the entry it is about, where to mend it, or nothing, and in words."""

    name: str
    where: str
    address: str
    says: str


class Change(NamedTuple):
    """An entry that differs, with both sides line by line."""

    name: str
    title: str
    address: str
    sides: Sides
    is_new: bool
    is_gone: bool


def tell(problem: Reason, tables: Mapping[str, Any]) -> Told:
    """One problem, with a link to the very field where the map is at fault."""
    if not isinstance(problem, Problem):
        return Told("", "", "", str(problem))
    noun, _, rest = problem.field.partition(".")
    if noun not in SAY_NOUN:
        where = f"Begrip “{noun}”" if noun else problem.file.name
        return Told("", where, "", problem.says)
    key, _, field = ("", "", rest) if noun == HEAD else rest.partition(".")
    name = f"{noun}.{key}" if key else noun
    title = say_title(name, tables)
    if untranslated := _UNTRANSLATED.fullmatch(problem.says):
        label, codes = FIELDS.get(field.rpartition(".")[2], field), untranslated[1]
        address = f"{address_of(name)}/talen/{codes.partition(',')[0]}"
        return Told(name, title, address, f"“{label}” is niet vertaald in: {codes}.")
    missing = _IS_MISSING.fullmatch(problem.says)
    says = _MISSING.get(missing[1], problem.says) if missing else _in_plain_words(problem.says)
    anchor = _anchor(".".join(filter(None, (field, missing[1] if missing else ""))))
    address = address_of(name) + (f"#{anchor}" if anchor else "")
    return Told(name, title, address if name in tables else "", says)


def _in_plain_words(says: str) -> str:
    return _QUOTED.sub(lambda match: f"“{FIELDS.get(match[1], match[1])}”", says)


def _anchor(field: str) -> str:
    """The id of the element in which a field stands."""
    return "also" if field.startswith("also") else field.removesuffix(".key").replace(".", "-")


def say_title(name: str, tables: Mapping[str, Any]) -> str:
    """What an entry is called: its noun and its own first words."""
    noun, key = split_name(name)
    table = tables.get(name)
    if not key or not isinstance(table, Mapping):
        return f"{SAY_NOUN[noun]} {key}".strip()
    says = table.get("asks" if noun == "question" else "title") or key
    return f"{SAY_NOUN[noun]}: {says}"


def list_changes(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Iterable[str]
) -> list[Change]:
    """These entries, with what was and what is to be; of all tables, by name."""
    return [_change(name, before, after) for name in names]


def _change(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    was, wanted = before.get(name), after.get(name)
    lines = say_entry(was, pages_of(before)), say_entry(wanted, pages_of(after))
    return Change(
        name,
        say_title(name, after if wanted is not None else before),
        address_of(name) if wanted is not None else "",
        compare_lines(*lines),
        is_new=was is None,
        is_gone=wanted is None,
    )


def say_entry(table: Any, pages: Mapping[str, Page]) -> list[str]:
    """An entry line by line, never empty."""
    if not isinstance(table, Mapping):
        return [NOTHING]
    lines: list[str] = []
    for field in sorted(table, key=lambda each: _ORDER.get(each, len(_ORDER))):
        label, value = FIELDS.get(field, field), table[field]
        if field == "answers" and isinstance(value, list):
            lines += [f"{label}: {_say_answer(each, pages)}" for each in value]
        elif isinstance(value, list):
            lines += [f"{label}: {_say_service(each)}" for each in value]
        else:
            lines.append(f"{label}: {_say_value(field, value, pages)}")
    return lines or [NOTHING]


def _say_answer(answer: Any, pages: Mapping[str, Page]) -> str:
    if not isinstance(answer, Mapping):
        return str(answer)
    target = str(answer.get("goes_to") or "")
    leads = pages[target].says if target in pages else (target or "nergens")
    marks = ["met spoed"] if answer.get("urgent") else []
    marks += [f"plaatje {answer['pictogram']}"] if answer.get("pictogram") else []
    return f"{answer.get('says', '')} → {leads}" + "".join(f", {each}" for each in marks)


def _say_value(field: str, value: Any, pages: Mapping[str, Page]) -> str:
    if value is True:
        return "ja"
    if field == "tone":
        return TONES.get(value, str(value))
    if field == "safety_net":
        return _say_service(value)
    if field in ("start", "elsewhere"):
        return pages[value].says if value in pages else str(value)
    if field == "also" and isinstance(value, Mapping):
        return "; ".join(
            f"{FIELDS.get(each, each)} {_say_part(said)}" for each, said in value.items()
        )
    return str(value)


def _say_part(value: Any) -> str:
    if isinstance(value, list):
        terms = site().edition_so_far.terms
        return ", ".join(terms[each].name.nl if each in terms else str(each) for each in value)
    return "ja" if value is True else str(value)


def _say_service(slug: Any) -> str:
    services = site().edition_so_far.services
    return services[slug].name if slug in services else str(slug)
