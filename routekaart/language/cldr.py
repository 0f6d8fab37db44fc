"""What CLDR calls days, months, languages and amounts, in the languages of the site.

`make translate` writes it into `names/<locale>.json`: Babel keeps all that it ever read of a
language, and eight of them are a tenth of what a process may take.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "names"


class Names(msgspec.Struct, frozen=True):
    """The names in one language: seven weekdays from Monday on, twelve months, languages by code.

    `joins` holds the CLDR list patterns "2", "start", "middle" and "end"; `euros` the pattern of an
    amount, whose number has these signs for `decimal` and for `group`.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    joins: Mapping[str, str]
    euros: str
    decimal: str
    group: str
    languages: Mapping[str, str]


@cache
def names_in(locale: str) -> Names:
    """The names that readers of `locale` use."""
    return msgspec.json.decode(names_file(locale).read_bytes(), type=Names)


def names_file(locale: str) -> Path:
    """Where the names of a locale stand."""
    return FOLDER / f"{locale}.json"


def write_names(locale: str) -> bytes:
    """What that file should hold, out of Babel."""
    from babel import Locale

    cldr = Locale.parse(locale)
    pattern = cldr.currency_formats["standard"].pattern.split(";")[0]
    names = Names(
        weekdays=tuple(cldr.days["format"]["wide"][number] for number in range(7)),
        months=tuple(cldr.months["format"]["wide"][number] for number in range(1, 13)),
        joins={place: str(words) for place, words in cldr.list_patterns["standard"].items()},
        # The shop has the sign, CLDR not for every language.
        euros=pattern.replace("#,##0.00", "{}").replace("¤", "€"),
        decimal=cldr.number_symbols["latn"]["decimal"],
        group=cldr.number_symbols["latn"]["group"],
        languages={
            str(code).replace("_", "-"): str(name) for code, name in sorted(cldr.languages.items())
        },
    )
    said = json.dumps(msgspec.to_builtins(names), ensure_ascii=False, indent=1)
    return f"{said}\n".encode()
