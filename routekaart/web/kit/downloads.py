"""What is fetched as a file."""

from __future__ import annotations

from flask import Response, make_response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
PDF = "application/pdf"


def send_file(body: bytes | str, kind: str, name: str) -> Response:
    """The body as a file of this name, which is plain ASCII."""
    answer = make_response(body)
    answer.mimetype = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
