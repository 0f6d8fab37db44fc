"""Pages and banners that officers wrote, back in the content files."""

from __future__ import annotations

from pathlib import Path

import tomli_w

from routekaart.content_pack.written import Written
from routekaart.edition.banners import FILE, read_banner_file, with_days
from routekaart.edition.page_origins import origins_file, write_origins
from routekaart.edition.pages import KEYS, find_origins
from routekaart.language.locales import LOCALES, SOURCE


def write_pages(folder: Path, written: Written) -> None:
    """Write each page that officers wrote, and which Dutch it is of. Others keep their bytes."""
    for locale in LOCALES:
        for key in KEYS:
            words = written.get(f"page.{locale}.{key}")
            if words is not None:
                file = folder / locale / f"{key}.md"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(words, encoding="utf-8", newline="\n")
        if locale != SOURCE and any(f"origin.{locale}.{key}" in written for key in KEYS):
            origins = find_origins(folder, locale, written).origins
            origins_file(folder, locale).write_bytes(write_origins(origins))


def write_banners(content: Path, written: Written) -> None:
    """Write all banners, if officers wrote any; one that was taken away is left out."""
    ours = {name: each for name, each in written.items() if name.startswith("banner.")}
    if not ours:
        return
    tables = dict(read_banner_file(content).table)
    for name, table in ours.items():
        key = name.removeprefix("banner.")
        tables.pop(key, None)
        if table is not None:
            tables[key] = with_days(table)
    text = tomli_w.dumps({key: tables[key] for key in sorted(tables)})
    (content / FILE).write_text(text, encoding="utf-8", newline="\n")
