"""A picture that somebody sends becomes a small logo, or they hear what to do."""

from __future__ import annotations

import random
import zlib
from contextlib import suppress
from struct import pack, unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from routekaart.catalogue.logos import (
    LARGEST,
    Size,
    UnusableLogo,
    check_logo,
    measure,
    shown_size,
)
from routekaart.catalogue.pictures import LARGEST_FILE, redraw
from tests.pictures import draw_picture, open_picture, write_picture

CANARY = "Samira van Dijk"


def chunks(png: bytes) -> list[bytes]:
    """The kinds of its parts, in order."""
    found, at = [], 8
    while at < len(png):
        (length,) = unpack(">I", png[at : at + 4])
        found.append(png[at + 4 : at + 8])
        at += length + 12
    return found


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_common_kind_becomes_a_png_that_can_be_kept(form: str) -> None:
    made = redraw(draw_picture(600, 200, form))
    check_logo(made)
    assert measure(made) == Size(480, 160)
    left, right = open_picture(made).getpixel((40, 80)), open_picture(made).getpixel((440, 80))
    assert max(abs(a - b) for a, b in zip(left, (13, 79, 92, 255), strict=True)) < 12
    assert min(right) > 240


def test_a_small_one_is_not_blown_up() -> None:
    assert measure(redraw(draw_picture(90, 30))) == Size(90, 30)


def test_the_same_picture_is_the_same_logo() -> None:
    assert redraw(draw_picture()) == redraw(draw_picture())


def test_what_is_see_through_stays_so() -> None:
    made = open_picture(redraw(draw_picture(800, 400, mode="RGBA", colour=(200, 0, 0, 255))))
    assert made.getpixel((10, 10)) == (200, 0, 0, 255)
    assert made.getpixel((470, 10))[3] == 0


def test_few_colours_are_see_through_as_well() -> None:
    palette = draw_picture(800, 400, mode="RGBA", colour=(200, 0, 0, 255))
    gif = write_picture(open_picture(palette).quantize(8), "GIF", transparency=0)
    assert redraw(gif)


def test_nothing_is_left_of_who_made_it_and_where() -> None:
    said = PngInfo()
    said.add_text("Author", CANARY)
    said.add_itxt("Comment", CANARY, zip=True)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x9286] = CANARY
    for file in (
        draw_picture(pnginfo=said, icc_profile=profile, exif=exif, dpi=(300, 300)),
        draw_picture(form="JPEG", icc_profile=profile, exif=exif, comment=CANARY),
        draw_picture(form="WEBP", icc_profile=profile, exif=exif),
        draw_picture() + CANARY.encode(),
    ):
        made = redraw(file)
        assert CANARY.encode() not in made
        assert set(chunks(made)) <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


def test_a_picture_that_was_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = redraw(draw_picture(200, 100, "JPEG", exif=exif))
    assert measure(made) == Size(100, 200)
    assert min(open_picture(made).getpixel((50, 190))) > 240


def test_of_a_moving_picture_the_first_is_taken() -> None:
    frames = [Image.new("RGB", (100, 50), colour) for colour in ("red", "blue")]
    for form in ("GIF", "WEBP"):
        more = {"save_all": True, "append_images": frames[1:], "duration": 100, "lossless": True}
        made = open_picture(redraw(write_picture(frames[0], form, **more)))
        assert made.getpixel((50, 25)) == (255, 0, 0, 255)


def test_sixteen_bits_of_grey_keep_their_greys() -> None:
    grey = Image.new("I;16", (100, 50), 32_768)
    assert abs(open_picture(redraw(write_picture(grey))).getpixel((50, 25))[0] - 128) <= 1


@pytest.mark.parametrize("mode", ["CMYK", "L", "1"])
def test_colours_for_paper_and_none_at_all_are_read(mode: str) -> None:
    file = write_picture(Image.new(mode, (100, 50)), "JPEG" if mode == "CMYK" else "PNG")
    assert measure(redraw(file)) == Size(100, 50)


@pytest.mark.parametrize(("width", "height"), [(1600, 800), (100, 2000), (2000, 100)])
def test_the_busiest_picture_becomes_small_enough(width: int, height: int) -> None:
    """Nothing compresses worse than noise."""
    noise = random.Random(1).randbytes(width * height * 4)
    file = write_picture(Image.frombytes("RGBA", (width, height), noise), "WEBP", quality=40)
    assert len(redraw(file)) <= LARGEST


def test_a_logo_keeps_its_colours_on_a_sharp_screen() -> None:
    """Flat planes, of which most logos are, are not thinned out to fit."""
    made = Image.new("RGBA", (1000, 500), (0, 0, 0, 0))
    made.paste((220, 120, 0, 255), (200, 100, 800, 400))
    small = redraw(write_picture(made))
    assert measure(small) == Size(480, 240)
    assert open_picture(small).getpixel((240, 120)) == (220, 120, 0, 255)


def png_that_says(width: int, height: int) -> bytes:
    """A file of some kilobytes with a great many equal pixels."""

    def part(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    lines = zlib.compress(bytes(1 + width // 8) * 2_000, 9)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + part(b"IHDR", head) + part(b"IDAT", lines) + part(b"IEND", b"")


@pytest.mark.parametrize("side", [3_000, 12_000, 30_000, 60_000])
def test_what_would_unfold_to_a_gigabyte_is_not_unfolded(side: int, monkeypatch) -> None:
    def unfold(*_: object) -> None:
        raise AssertionError("this was decoded")

    monkeypatch.setattr(Image.Image, "load", unfold)
    with pytest.raises(UnusableLogo, match="te groot"):
        redraw(png_that_says(side, side))


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"", "Dit is geen PNG, JPEG, WebP of GIF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "geen PNG"),
        (b"%PDF-1.7", "Dit is geen PNG"),
        (b"BM" + bytes(100), "Dit is geen PNG"),
        (b"\x00\x00\x01\x00" + bytes(100), "Dit is geen PNG"),
        (draw_picture()[:60], "niet te lezen"),
        (draw_picture(form="JPEG")[:300], "niet te lezen"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "niet te lezen"),
        (b"GIF89a" + bytes(30), "niet te lezen"),
        (draw_picture(15, 200), "te klein"),
        (draw_picture() + bytes(LARGEST_FILE), "groter dan 2 MB"),
    ],
)
def test_what_is_no_logo_is_refused_with_what_to_do(file: bytes, says: str) -> None:
    with pytest.raises(UnusableLogo, match=says) as refusal:
        redraw(file)
    assert len(str(refusal.value)) < 120


@given(
    st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_bytes_that_were_tampered_with_make_a_logo_or_a_refusal(form: str, spoils) -> None:
    file = bytearray(draw_picture(64, 32, form))
    for at, value in spoils:
        file[at % len(file)] = value
    with suppress(UnusableLogo):
        check_logo(redraw(bytes(file)))


@given(st.integers(1, 480), st.integers(1, 240))
def test_a_page_shows_it_within_its_frame_and_in_its_form(width: int, height: int) -> None:
    shown = shown_size(Size(width, height))
    assert 1 <= shown.width <= min(width, 240)
    assert 1 <= shown.height <= min(height, 120)
    if max(shown) > 20:
        assert abs(shown.width / shown.height * height / width - 1) < 0.1 or min(shown) < 10


@pytest.mark.parametrize(
    "picture", [b"", b"\x89PNG", draw_picture(form="GIF"), draw_picture(481, 20), bytes(20_000)]
)
def test_what_cannot_go_out_as_it_is_is_not_kept(picture: bytes) -> None:
    with pytest.raises(UnusableLogo):
        check_logo(picture)
