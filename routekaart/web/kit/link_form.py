"""How a service supports a goal, as a form: for officers, and for partners who propose it."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from routekaart.web.kit.form_tokens import TokenForm

LONGEST = 200
"""Characters of one sentence."""

STRENGTHS = {"direct": "Direct: dit is waar het doel over gaat", "supporting": "Het draagt bij"}


class LinkForm(TokenForm):
    """How strongly, and how. `was` is of what the page showed."""

    was = HiddenField()
    strength = RadioField(
        "Hoe sterk?",
        choices=STRENGTHS,
        validators=[InputRequired("Kies hoe sterk.")],
    )
    says = TextAreaField(
        "Hoe helpt dit bij het doel? Schrijf één zin.",
        validators=[
            DataRequired("Schrijf in één zin hoe dit helpt."),
            Length(max=LONGEST, message=f"Maak de zin korter: hoogstens {LONGEST} tekens."),
        ],
    )

    @property
    def sentence(self) -> str:
        """What was typed, on one line."""
        return " ".join((self.says.data or "").split())
