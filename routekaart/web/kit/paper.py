"""Pages on paper: a template drawn as PDF, that asks for nothing but our own static files."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app

from routekaart.pdf import drawing
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.static_files import StaticFiles

AGAIN_AFTER = 10
"""Seconds to wait when as much is being drawn as may be at once."""

_FILES = "routekaart.paper"


def install_paper(app: Flask, files: StaticFiles) -> None:
    """Keep at hand what a paper may ask for."""
    app.extensions[_FILES] = {
        address: drawing.File(file.media_type, file.bodies[""])
        for address, file in files.all().items()
    }


def draw_paper(template: str, **values: Any) -> bytes:
    """The template as PDF; it extends `kit/paper.html`. Raises whatever `pdf.drawing.draw` does."""
    html = render_page(template, **values)
    return drawing.draw(drawing.Document(html, current_app.extensions[_FILES]))
