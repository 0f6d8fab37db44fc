"""What a neighbour reads first in a sheet, in Dutch and in the language itself."""

from __future__ import annotations


def _(dutch: str) -> str:
    """Marks a text for translators; the sheet looks the translation up."""
    return dutch


TITLE = _("Kijkt u mee naar deze vertaling?")

STEPS = (
    _("Op het blad 'Nakijken' staat op elke rij een zin van de website."),
    _("Lees het Nederlands, en de vertaling ernaast."),
    _("Is de vertaling goed? Kies 'goed' in de kolom 'Goed'."),
    _("Kan het beter? Schrijf de hele zin opnieuw in de kolom 'Beter'."),
    _("Weet u het niet? Laat de rij leeg. U hoeft niet alles te doen."),
    _("Namen op deuren en brieven blijven Nederlands."),
    _("Staat er een woord tussen haakjes met een procentteken ervoor? Neem dat precies over."),
    _("Klaar? Bewaar het bestand en stuur het terug."),
)
