"""QR codes, as pictures in the page itself."""

from __future__ import annotations

from markupsafe import Markup

_NAME = Markup('<svg role="img" aria-label="{}" ')


def draw_qr(words: str, name: str) -> Markup:
    """The code as SVG with its margin. `name` is for who does not see it."""
    import segno  # a megabyte that most residents never need

    code = segno.make(words, error="m")
    drawn = code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawn.replace("<svg ", _NAME.format(name), 1))  # noqa: S704 - digits and our own
