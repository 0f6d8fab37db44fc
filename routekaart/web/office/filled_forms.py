"""Which form is sent where: to say what was filled in when it cannot be kept just now."""

from __future__ import annotations

from typing import Any

from wtforms import Form

from routekaart.web.kit.interrupted import FormsSent
from routekaart.web.kit.link_form import LinkForm
from routekaart.web.office.parts.forms import form_of
from routekaart.web.office.parts.words import KIND_OF


def _of_part(kind: str, **_: Any) -> type[Form]:
    """Without what there is to choose: that is in the database."""
    return form_of(KIND_OF[kind], {})


FORMS: FormsSent = {
    "office.add_new_part": _of_part,
    "office.save_link": lambda **_: LinkForm,
    "office.save_part": _of_part,
}
