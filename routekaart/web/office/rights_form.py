"""What somebody may do here, as boxes to tick."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import Forbidden
from wtforms import SelectMultipleField
from wtforms.validators import ValidationError

from routekaart.accounts.rights import may_manage
from routekaart.accounts.roles import IN_WORDS, ROLES, Role
from routekaart.catalogue.partners import Partner
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.form_tokens import TokenForm

EXPLAINED: dict[Role, str] = {
    "partner editor": "Verandert de gegevens van een organisatie.",
    "key figure": "Zoekt hulp op, samen met een bewoner.",
    "officer": "Kijkt veranderingen na en nodigt mensen uit.",
    "administrator": "Bepaalt ook wie bij het programma hoort.",
}


class Box(NamedTuple):
    """One box: what is sent for it, and the words beside it."""

    value: str
    says: str
    explains: str = ""


class RightsForm(TokenForm):
    """Roles, and the partners of an editor by their ids."""

    roles = SelectMultipleField(validate_choice=False)
    partners = SelectMultipleField(validate_choice=False)

    def validate_roles(self, field: SelectMultipleField) -> None:
        """Raises Forbidden for a role that is not theirs to give: no page of ours offers it."""
        if not field.data:
            raise ValidationError("Kies wat deze persoon doet.")
        if not set(field.data) <= {each.value for each in role_boxes()}:
            raise Forbidden

    def validate_partners(self, field: SelectMultipleField) -> None:
        is_editor = "partner editor" in (self.roles.data or ())
        if is_editor and not field.data:
            raise ValidationError("Kies bij welke organisatie deze persoon hoort.")
        if field.data and not is_editor:
            raise ValidationError("Kies ook Partner. Of haal de vinkjes hieronder weg.")
        if not set(field.data or ()) <= {each.value for each in self.partner_boxes}:
            raise ValidationError("Een organisatie bestaat niet meer. Kies opnieuw.")

    partner_boxes: Sequence[Box] = ()

    @property
    def chosen_roles(self) -> tuple[Role, ...]:
        return tuple(role for role in ROLES if role in self.roles.data)

    @property
    def chosen_partners(self) -> tuple[uuid.UUID, ...]:
        return tuple(uuid.UUID(each) for each in self.partners.data)


def role_boxes() -> list[Box]:
    """The roles that whoever asks for this page may give."""
    mine = signed_in().roles
    return [
        Box(role, IN_WORDS[role], EXPLAINED[role]) for role in ROLES if may_manage(mine, [role])
    ]


def list_partners(session: Session) -> list[Box]:
    """Every organisation, by name."""
    named = session.execute(select(Partner.id, Partner.name)).all()
    return [Box(str(id), name) for id, name in sorted(named, key=lambda row: row[1].casefold())]


def describe_rights(form: RightsForm) -> dict[str, Any]:
    """What the template of the boxes needs."""
    return {"form": form, "role_boxes": role_boxes(), "partner_boxes": form.partner_boxes}
