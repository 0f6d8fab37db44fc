"""What residents say is wrong, of all services."""

from __future__ import annotations

import uuid

from flask import Response, make_response, redirect
from werkzeug.wrappers import Response as AnyResponse

from routekaart.web.kit.remarks import SAY_ANSWER, open_answer, read_remarks, take_answer
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

LIST = "/programma/meldingen"


def list_remarks() -> Response:
    return _show()


def answer_remark(remark: uuid.UUID) -> AnyResponse:
    """Verbeterd, or klopt wel."""
    if not take_answer(remark):
        return _show("Deze pagina stond te lang open. Probeer het nog eens.", 422)
    return redirect(LIST, 303)


def _show(trouble: str = "", status: int = 200) -> Response:
    with site().database.reading() as session:
        remarks = read_remarks(session)
    page = render_page(
        "office/remarks/list.html",
        remarks=remarks,
        address=LIST,
        form=open_answer(),
        answers=SAY_ANSWER,
        trouble=trouble,
    )
    return make_response(page, status)
