"""The one list of locales. A new language is one line here and two files in `translations/`."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Locale(NamedTuple):
    """A language the site speaks: its BCP 47 code, its name in its own script, its direction."""

    code: str
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"


SOURCE = "nl"

LOCALES: dict[str, Locale] = {
    locale.code: locale
    for locale in (
        Locale("nl", "Nederlands"),
        Locale("en", "English"),
        Locale("ar", "العربية", "rtl"),
        Locale("tr", "Türkçe"),
        Locale("pl", "Polski"),
        Locale("uk", "Українська"),
        Locale("fa", "فارسی", "rtl"),
        Locale("ti", "ትግርኛ"),
    )
}
"""By code, in the order of the language bar. Dutch, the source, comes first."""

TRANSLATED = tuple(code for code in LOCALES if code != SOURCE)
