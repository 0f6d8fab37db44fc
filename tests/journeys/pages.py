"""One page of every kind that residents can meet, below `/<locale>`."""

from __future__ import annotations

KINDS = {
    "home": "/",
    "question": "/route/direct",
    "outcome": "/route/huis-uit",
    "outcome with more": "/route/schulden",
    "service": "/hulp/ping-loket",
    "service with hours": "/hulp/kredietbank-nederland",
    "service asked for elsewhere": "/hulp/jonge-helden",
    "ended service": "/hulp/jongerenadviespunt",
    "place": "/plek/bibliotheek-aan-de-vliet",
    "partner": "/organisatie/kredietbank-nederland",
    "today": "/vandaag",
    "emergency": "/nood",
    "search": "/zoeken",
    "results": "/zoeken?q=schulden+brief",
    "results with a filter": "/zoeken?q=hulp&onderwerp=geld",
    "danger": "/zoeken?q=mijn+man+slaat+mij",
    "nothing found": "/zoeken?q=qqxxyyzz",
    "about": "/over",
    "accessibility": "/toegankelijkheid",
    "way out": "/route/thuis",
    "form": "/hulp/ping-loket/klopt-niet",
    "thanks": "/hulp/ping-loket/klopt-niet/dank",
    "not found": "/onbekend",
    "home with Dutch": "/?ook=nl",
    "outcome with Dutch": "/route/huis-uit?ook=nl",
    "service with Dutch": "/hulp/kredietbank-nederland?ook=nl",
    "results with Dutch": "/zoeken?q=schulden+brief&ook=nl",
}
