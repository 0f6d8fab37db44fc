"""Reports that were frozen: as a page, as a PDF, as a workbook, and table by table."""

from __future__ import annotations

from flask import Response, abort, make_response

from routekaart.pdf.drawing import Busy, NotDrawn, NotInstalled, is_installed
from routekaart.programme.frozen import FrozenReport
from routekaart.programme.report_files import write_csv, write_workbook
from routekaart.web.kit.downloads import CSV, PDF, XLSX, send_file
from routekaart.web.kit.paper import AGAIN_AFTER, draw_paper
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.drawn import draw
from routekaart.web.office.reports import REPORTS

_BUSY = "Er worden al twee PDF’s gemaakt. Probeer het over een halve minuut nog eens."
_NOT_INSTALLED = "Hier kan geen PDF gemaakt worden. Druk de pagina af, of bewaar die als PDF."
_NOT_DRAWN = "De PDF lukte niet. Druk de pagina af, of probeer het later nog eens."


def show_frozen(number: int) -> Response:
    return _show(number)


def fetch_pdf(number: int) -> Response:
    """A frozen report on paper. 503 with the page itself where that cannot be had now."""
    with site().database.reading() as session:
        frozen = session.get(FrozenReport, number) or abort(404)
    try:
        made = draw_paper(
            "office/reports/paper.html", frozen=frozen, composed=frozen.composed, draw=draw
        )
    except Busy:
        answer = _show(number, 503, _BUSY)
        answer.headers["Retry-After"] = str(AGAIN_AFTER)
        return answer
    except NotInstalled:
        return _show(number, 503, _NOT_INSTALLED)
    except NotDrawn:
        return _show(number, 503, _NOT_DRAWN)
    return send_file(made, PDF, f"rapport-{number}.pdf")


def fetch_workbook(number: int) -> Response:
    """A frozen report as a workbook."""
    with site().database.reading() as session:
        composed = (session.get(FrozenReport, number) or abort(404)).composed
    book = write_workbook(composed.title, composed.sections)
    return send_file(book, XLSX, f"rapport-{number}.xlsx")


def fetch_table(number: int, section: str, table: int) -> Response:
    """One table of a frozen report, counted from 1, as comma separated values."""
    with site().database.reading() as session:
        composed = (session.get(FrozenReport, number) or abort(404)).composed
    found = {each.key: each.tables for each in composed.sections}.get(section, ())
    if not 1 <= table <= len(found):
        abort(404)
    return send_file(write_csv(found[table - 1]), CSV, f"rapport-{number}-{section}-{table}.csv")


def _show(number: int, status: int = 200, trouble: str = "") -> Response:
    with site().database.reading() as session:
        frozen = session.get(FrozenReport, number) or abort(404)
        page = render_page(
            "office/reports/show.html",
            composed=frozen.composed,
            frozen=frozen,
            draw=draw,
            has_pdf=is_installed(),
            no_pdf=_NOT_INSTALLED,
            address=f"{REPORTS}/nummer/{number}",
            trouble=trouble,
        )
    return make_response(page, status)
