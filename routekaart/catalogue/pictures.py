"""A picture that somebody sends, drawn anew as a logo: nothing of its file is kept but what one
sees. Pillow is read where it is needed, for a server that starts can do without."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from routekaart.catalogue.logos import HIGHEST, LARGEST, WIDEST, UnusableLogo

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE = 2_000_000
"""Bytes."""

MOST_PIXELS = 8_000_000
"""A file of some kilobytes can unfold to gigabytes; this many take 32 MB, for a moment."""

SHORTEST_SIDE = 16
"""Pixels, below which nobody sees what it is."""

_NO_PICTURE = "Dit is geen PNG, JPEG, WebP of GIF. Bewaar uw logo zo, en kies het opnieuw."
_TOO_WIDE = "Dit plaatje is te groot. Maak het hoogstens 2000 pixels breed, en kies het dan."
_UNREADABLE = "Dit plaatje is niet te lezen. Bewaar uw logo opnieuw als PNG, en kies het dan."

_SMALLER = ((2, (None, 256, 128, 64)), (1, (None, 256, 64, 16, 4)))
"""Times the size on the page, and the most colours: what is tried until it is small enough. The
last always is: at two bits a pixel it is 7 kB before it is compressed."""


def redraw(file: bytes) -> bytes:
    """The picture in this file as a PNG that can be kept: see `catalogue.logos`. What it is
    follows from what is in it, never from its name.

    Raises UnusableLogo, with what to do about it.
    """
    if len(file) > LARGEST_FILE:
        raise UnusableLogo("Dit bestand is groter dan 2 MB. Kies een kleiner plaatje.")
    kind = _kind_of(file)
    try:
        return _make_small(_read(file, kind))
    except UnusableLogo:
        raise
    except Exception as fault:  # whatever a decoder makes of bytes that were meant to break it
        raise UnusableLogo(_UNREADABLE) from fault


def _kind_of(file: bytes) -> str:
    if file.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if file.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if file[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if file[:4] == b"RIFF" and file[8:12] == b"WEBP":
        return "WEBP"
    raise UnusableLogo(_NO_PICTURE)


def _read(file: bytes, kind: str) -> Image:
    """The first picture in the file, the right way up; checked before it is unfolded."""
    from PIL import Image, ImageOps

    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    if kind == "WEBP":
        from PIL import WebPImagePlugin  # noqa: F401 - it makes itself known
    try:
        opened = Image.open(BytesIO(file), formats=(kind,))
    except bombs:
        raise UnusableLogo(_TOO_WIDE) from None
    with opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise UnusableLogo(_TOO_WIDE)
        if min(opened.size) < SHORTEST_SIDE:
            raise UnusableLogo("Dit plaatje is te klein. Kies een groter plaatje.")
        upright = ImageOps.exif_transpose(opened)
        if upright.mode.startswith("I"):  # sixteen bits a pixel, of which a screen shows eight
            upright = upright.convert("I").point(lambda value: value / 256).convert("L")
        found = upright.convert("RGBA")
        found.info = {}
        return found


def _make_small(picture: Image) -> bytes:
    return next(each for each in _try(picture) if len(each) <= LARGEST)


def _try(picture: Image) -> Iterator[bytes]:
    """Ever smaller files of it. Only what one sees goes in: no text, no profile, no time."""
    from PIL import Image

    for times, most_colours in _SMALLER:
        picture.thumbnail((WIDEST * times, HIGHEST * times), Image.Resampling.LANCZOS)
        has_gaps = picture.getchannel("A").getextrema() != (255, 255)
        whole = picture if has_gaps else picture.convert("RGB")
        # The better way of choosing colours knows nothing of see-through ones.
        way = Image.Quantize.FASTOCTREE if has_gaps else Image.Quantize.MEDIANCUT
        for colours in most_colours:
            made = whole if colours is None else whole.quantize(colours, method=way)
            written = BytesIO()
            made.save(written, "PNG", optimize=True)
            yield written.getvalue()
