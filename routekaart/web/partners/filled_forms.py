"""Which form is sent where: to say what was filled in when it cannot be kept just now."""

from __future__ import annotations

from typing import Any

from wtforms import Form

from routekaart.web.kit.interrupted import FormsSent
from routekaart.web.kit.link_form import LinkForm
from routekaart.web.partners.adding_place import AddPlaceForm
from routekaart.web.partners.beginning import NameForm
from routekaart.web.partners.closure_form import ClosureForm
from routekaart.web.partners.contact_persons import ContactsForm
from routekaart.web.partners.hours_form import HoursForm, PlaceForm
from routekaart.web.partners.organisation import OrganisationForm
from routekaart.web.partners.sections import BY_KEY
from routekaart.web.partners.where import TELEPHONE


def _of_section(section: str, **_: Any) -> type[Form] | None:
    return BY_KEY[section].form if section in BY_KEY else None


def _of_place(place: str, **_: Any) -> type[Form]:
    return HoursForm if place == TELEPHONE.slug else PlaceForm


FORMS: FormsSent = {
    "partners.add_place": lambda **_: AddPlaceForm,
    "partners.begin": lambda **_: NameForm,
    "partners.change_closure": lambda **_: ClosureForm,
    "partners.close": lambda **_: ClosureForm,
    "partners.propose": lambda **_: LinkForm,
    "partners.save_contacts": lambda **_: ContactsForm,
    "partners.save_contacts_of_organisation": lambda **_: ContactsForm,
    "partners.save_hours": _of_place,
    "partners.save_organisation": lambda **_: OrganisationForm,
    "partners.save_section": _of_section,
}
