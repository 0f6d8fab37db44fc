"""What is said of the programme in fixed words, in Dutch."""

from __future__ import annotations

from routekaart.programme.entries import Source, Status
from routekaart.programme.indicators import Course

SAY_SOURCE: dict[Source, str] = {
    "M": "Monitor 2023–2024",
    "P": "Projectenboek april 2024",
    "U": "Uitvoeringsplan 2022–2025",
    "G": "Gesprekken 2021",
    "V": "Voortgang mei 2022",
    "partner": "De partner",
    "programme": "Het programma",
}

SAY_STATUS: dict[Status, str] = {
    "on course": "Volgens verwachting",
    "attention": "Aandacht",
    "behind": "Achter",
}

SAY_COURSE: dict[Course, str] = {
    "on course": "Op koers",
    "behind": "Achter",
    "in words": "Streven in woorden",
    "no data": "Nog niet gemeten",
}
