"""Pictures as people send them, made here so that a test says what is in them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image


def draw_picture(
    width: int = 300,
    height: int = 100,
    form: str = "PNG",
    colour: Any = (13, 79, 92),
    mode: str = "RGB",
    **how: Any,
) -> bytes:
    """A file with a plain picture, its left half of this colour and its right half white."""
    made = Image.new(mode, (width, height), "white" if mode == "RGB" else 0)
    made.paste(colour, (0, 0, width // 2, height))
    return write_picture(made, form, **how)


def write_picture(picture: Image.Image, form: str = "PNG", **how: Any) -> bytes:
    written = BytesIO()
    picture.save(written, form, **how)
    return written.getvalue()


def open_picture(file: bytes) -> Image.Image:
    """What is in it, with see-through colours."""
    return Image.open(BytesIO(file)).convert("RGBA")
