"""Where a text stands, in words for a neighbour, and the address of a page that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from routekaart.catalogue.pack import Pack
from routekaart.language.reviewing.review_text import Place
from routekaart.routemap.route_map import RouteMap

_FIELDS = {
    "alternate_name": "andere naam",
    "summary": "in één zin",
    "description": "uitleg",
    "what_happens": "wat er gebeurt",
    "application_process": "hoe het begint",
    "fees_description": "wat het kost",
    "alert": "let op",
    "directions": "hoe u er komt",
    "note": "bij de tijden",
    "phone": "bij de telefoon",
    "document": "wat u meeneemt",
    "cost": "wat het kost",
    "reason": "waarom het dicht is",
    "name": "naam",
    "asks": "de vraag",
    "explains": "uitleg",
    "answer": "een antwoord",
    "title": "de titel",
}
_TERMS = {
    "topic": "Onderwerp",
    "audience": "Voor wie",
    "accessibility": "Toegankelijkheid",
    "trust": "Goed om te weten",
}


class Places:
    """Knows where the texts of a site stand, for readers of one language."""

    def __init__(self, pack: Pack, route_map: RouteMap, locale: str, site: str = "") -> None:
        """`site` is the address of the site, without a slash at the end; it may be empty."""
        self._pack = pack
        self._map = route_map
        self._home = f"{site}/{locale}"

    def of_content(self, key: str) -> Place:
        """The place of a text of the content pack."""
        kind, slug, field = key.split(".", 2)
        step = field.split(".")
        names = step[2:] if step[0] == "place" else step
        what = _FIELDS.get(names[0], "uitleg")
        at = f" bij {self._location(step[1])}" if step[0] == "place" else ""
        words, path = self._entry(kind, slug)
        return Place(f"{words}: {what}{at}", f"{self._home}{path}")

    def of_interface(self, files: Iterable[Path]) -> Place:
        """The place of words of the site itself, said in these files of the package."""
        found = sorted({self._room(file.parts) for file in files})
        words, path = found[0] if len(found) == 1 else ("Op meer pagina's", "/")
        return Place(words, f"{self._home}{path}")

    def of_words(self) -> Place:
        """The place of words of the site itself, where nobody looked for the files that say it."""
        return Place("Woorden van de website", f"{self._home}/")

    def of_page(self, key: str, piece: int) -> Place:
        """The place of the nth piece of a page of plain reading, counted from 1."""
        return Place(f"Pagina '{key}': stuk {piece}", f"{self._home}/{key}")

    def _entry(self, kind: str, slug: str) -> tuple[str, str]:
        match kind:
            case "service":
                words, path = f"Hulp '{self._pack.services[slug].name}'", f"/hulp/{slug}"
            case "location":
                words, path = f"Plek '{self._location(slug)}'", f"/plek/{slug}"
            case "partner":
                name = self._pack.partners[slug].name
                words, path = f"Organisatie '{name}'", f"/organisatie/{slug}"
            case "term":
                words, path = _TERMS[self._pack.terms[slug].kind], "/zoeken"
            case "question":
                asks = self._map.questions[slug].asks.nl
                words, path = f"Routekaart, vraag '{asks}'", f"/route/{slug}"
            case "outcome":
                title = self._map.outcomes[slug].title.nl
                words, path = f"Routekaart, uitkomst '{title}'", f"/route/{slug}"
            case "concept":
                words, path = f"Zoekwoord '{slug}'", "/zoeken"
            case _:
                words, path = "Feestdagen en vakanties", "/vandaag"
        return words, path

    def _location(self, slug: str) -> str:
        return self._pack.locations[slug].name

    def _room(self, parts: tuple[str, ...]) -> tuple[str, str]:
        """The template's folder or the module tells: `web/public/templates/public/today.html`."""
        names = [part.partition(".")[0] for part in parts]
        if names[:1] != ["web"]:
            return "De uitleg in dit bestand", "/"
        noun = names[4] if "templates" in names and names[4:] else names[-1]
        return self._rooms().get(noun, ("Op meer pagina's", "/"))

    def _rooms(self) -> dict[str, tuple[str, str]]:
        pack = self._pack
        service, location, partner = (
            next(iter(entries), "") for entries in (pack.services, pack.locations, pack.partners)
        )
        hours = ("Openingstijden in woorden", "/vandaag")
        search = ("Zoeken", "/zoeken")
        return {
            "page": ("Boven en onder elke pagina", "/"),
            "home": ("De beginpagina", "/"),
            "route": ("Routekaart", f"/route/{self._map.start}"),
            "services": ("Een pagina over hulp", f"/hulp/{service}"),
            "contact": ("Bellen en mailen", f"/hulp/{service}"),
            "places": ("Een pagina over een plek", f"/plek/{location}"),
            "partners": ("Een pagina over een organisatie", f"/organisatie/{partner}"),
            "corrections": ("Vertellen dat iets niet klopt", f"/hulp/{service}/klopt-niet"),
            "form_tokens": ("Vertellen dat iets niet klopt", f"/hulp/{service}/klopt-niet"),
            "search": search,
            "narrowing": search,
            "today": ("Vandaag open", "/vandaag"),
            "hours_in_words": hours,
            "states": hours,
            "emergency": ("Nood", "/nood"),
            "leave": ("De knop om snel weg te gaan", "/"),
            "errors": ("Als er iets misgaat", "/"),
            "error": ("Als er iets misgaat", "/"),
            "guards": ("Als er iets misgaat", "/"),
        }
