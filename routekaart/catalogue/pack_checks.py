"""Whether the entries of a content pack make sense together; by itself: see `entry_checks`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from routekaart.catalogue.completeness import is_reachable
from routekaart.catalogue.entry_checks import (
    check_ages,
    check_contact,
    check_coordinates,
    check_dates,
    check_interval,
    check_keys,
    check_languages,
    check_opening_times,
    check_phones,
    check_repeats,
)
from routekaart.catalogue.holiday_closures import PREFIX
from routekaart.catalogue.pack import (
    PackClosure,
    PackLocation,
    PackPartner,
    PackService,
    PackTerm,
)
from routekaart.content_pack.problems import Problem, Spot, did_you_mean
from routekaart.content_pack.slugs import check_slug

if TYPE_CHECKING:
    from routekaart.catalogue.pack_files import Noun, PackFiles

_POSTCODE = re.compile(r"[1-9][0-9]{3} [A-Z]{2}")


def problems(files: PackFiles) -> Iterator[Problem]:
    """Everything wrong with the entries that could be read."""
    checks = _Checks(files)
    pack = files.pack
    for (_, slug), spot in files.spots.items():
        yield from check_slug(slug, spot)
    for (noun, slug), spot in files.spots.items():
        if (entry := getattr(pack, noun).get(slug)) is not None:
            yield from check_dates(entry, spot)
    for slug, partner in pack.partners.items():
        yield from checks.check_partner(partner, files.spots["partners", slug])
    for slug, location in pack.locations.items():
        yield from checks.check_location(location, files.spots["locations", slug])
    for slug, term in pack.terms.items():
        yield from checks.check_term(slug, term, files.spots["terms", slug])
    for slug, service in pack.services.items():
        yield from checks.check_service(slug, service, files.spots["services", slug])
    for key, closure in pack.closures.items():
        yield from checks.check_closure(closure, files.spots["closures", key])


class _Checks:
    """The checks that need to know which other entries there are."""

    def __init__(self, files: PackFiles) -> None:
        self.files = files

    def check_partner(self, partner: PackPartner, spot: Spot) -> Iterator[Problem]:
        yield from check_contact(partner.email, partner.website, spot, "website")
        yield from check_phones(partner.phones, spot / "phones")
        if partner.logo is not None and partner.logo not in self.files.pack.logos:
            yield (spot / "logo").problem(f"Het plaatje logos/{partner.logo}.png is er niet.")

    def check_location(self, location: PackLocation, spot: Spot) -> Iterator[Problem]:
        if location.postcode and not _POSTCODE.fullmatch(location.postcode):
            yield (spot / "postcode").problem(
                f"'{location.postcode}' is geen postcode; schrijf hem als 2262 AB."
            )
        yield from check_coordinates(location, spot)
        yield from check_phones(location.phones, spot / "phones")
        yield from self._check_terms(
            location.accessibility, "accessibility", spot / "accessibility"
        )

    def check_term(self, slug: str, term: PackTerm, spot: Spot) -> Iterator[Problem]:
        if term.parent is None:
            return
        yield from self._check_terms((term.parent,), term.kind, spot / "parent", listed=False)
        parents = {key: each.parent for key, each in self.files.pack.terms.items()}
        yield from _check_circle(slug, parents, spot / "parent")

    def check_service(self, slug: str, service: PackService, spot: Spot) -> Iterator[Problem]:
        yield from self._check_links(slug, service, spot)
        yield from check_contact(service.email, service.url, spot, "url")
        yield from check_phones(service.phones, spot / "phones")
        yield from check_opening_times(service.opening_times, spot / "opening_times")
        yield from check_ages(service, spot)
        yield from check_interval(service, spot)
        if service.valid_from and service.valid_to and service.valid_to < service.valid_from:
            yield (spot / "valid_to").problem("Het eind ('valid_to') ligt voor het begin.")
        yield from check_languages(service.languages, spot / "languages")
        yield from check_keys([each.key for each in service.documents], spot / "documents")
        yield from check_keys([each.key for each in service.costs], spot / "costs")
        for number, cost in enumerate(service.costs):
            if cost.amount < 0:
                yield (spot / "costs" / number / "amount").problem("Een bedrag is nooit onder nul.")

    def check_closure(self, closure: PackClosure, spot: Spot) -> Iterator[Problem]:
        if closure.key.startswith(PREFIX):
            yield (spot / "key").problem(f"Sleutels met '{PREFIX}' zijn voor de feestdagen zelf.")
        if closure.ends_on < closure.starts_on:
            yield (spot / "ends_on").problem("De laatste dag ligt voor de eerste dag.")
        if bool(closure.hours) != (closure.keeps == "other hours"):
            yield (spot / "hours").problem(
                "Tijden ('hours') horen bij keeps = \"other hours\", en alleen daarbij."
            )
        nouns: dict[str, Noun] = {
            "partner": "partners",
            "location": "locations",
            "service": "services",
        }
        if closure.scope == "catalogue" and closure.target is not None:
            yield (spot / "target").problem("Een sluiting van alles heeft geen 'target'.")
        elif closure.scope != "catalogue" and closure.target is None:
            yield (spot / "scope").problem("Zeg met 'target' wie of wat er gesloten is.")
        elif closure.target is not None:
            yield from self._check_known(closure.target, nouns[closure.scope], spot / "target")

    def _check_links(self, slug: str, service: PackService, spot: Spot) -> Iterator[Problem]:
        yield from self._check_known(service.partner, "partners", spot / "partner")
        yield from self._check_terms(service.topics, "topic", spot / "topics")
        yield from self._check_terms(service.audiences, "audience", spot / "audiences")
        yield from self._check_terms(service.trust_facts, "trust", spot / "trust_facts")
        for number, place in enumerate(service.places):
            at = spot / "places" / number
            yield from self._check_known(place.location, "locations", at / "location")
            yield from check_phones(place.phones, at / "phones")
            yield from check_opening_times(place.opening_times, at / "opening_times")
        locations = [each.location for each in service.places]
        yield from check_repeats(locations, spot / "places")
        if service.ask_through is not None:
            yield from self._check_known(service.ask_through, "services", spot / "ask_through")
            through = {key: each.ask_through for key, each in self.files.pack.services.items()}
            yield from _check_circle(slug, through, spot / "ask_through")
        elif service.status == "active" and not is_reachable(service):
            yield spot.problem(
                "Deze dienst is niet te bereiken; zeg met 'ask_through' wie meer weet."
            )

    def _check_known(self, slug: str, noun: Noun, spot: Spot) -> Iterator[Problem]:
        known = self.files.slugs(noun)
        if slug not in known and noun not in self.files.unread:
            word = {"partners": "De partner", "locations": "De plek", "services": "De dienst"}[noun]
            yield spot.problem(f"{word} '{slug}' bestaat niet{did_you_mean(slug, known)}")

    def _check_terms(
        self, keys: Sequence[str], kind: str, spot: Spot, *, listed: bool = True
    ) -> Iterator[Problem]:
        terms = self.files.pack.terms
        right = {key for key, term in terms.items() if term.kind == kind}
        if "terms" in self.files.unread:
            return
        # A term that does not fit is a problem of its own; what it would have been is not known.
        unread = self.files.slugs("terms") - terms.keys()
        for number, key in enumerate(keys):
            if key not in right | unread:
                at = spot / number if listed else spot
                yield at.problem(
                    f"De term '{key}' van de soort '{kind}' bestaat niet{did_you_mean(key, right)}"
                )


def _check_circle(slug: str, leads_to: Mapping[str, str | None], spot: Spot) -> Iterator[Problem]:
    """Whether following the links from here comes back here."""
    seen = [slug]
    while (following := leads_to.get(seen[-1])) is not None and following not in seen:
        seen.append(following)
    if following == slug:
        yield spot.problem(f"Dit verwijst in een kring: {' → '.join([*seen, slug])}.")
