"""Brotli and gzip, as the browser likes."""

from __future__ import annotations

import gzip

import brotli
import pytest

from routekaart.web.kit.compression import encoding_for


@pytest.mark.parametrize(
    ("accepts", "chosen"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.5, gzip", "gzip"),
        ("br;q=0, gzip;q=0.1", "gzip"),
        ("br;q=0", ""),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0", ""),
        ("identity", ""),
        ("identity;q=1, gzip;q=0.5", ""),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("deflate, zstd", ""),
        (";;,=\x00,q=", ""),
    ],
)
def test_the_encoding_is_what_the_browser_likes_best(accepts: str, chosen: str) -> None:
    assert encoding_for(accepts) == chosen


@pytest.mark.parametrize(
    ("accepts", "decode"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
@pytest.mark.parametrize("path", ["/nl/", "/kaal", "/fout"])
def test_a_compressed_page_reads_the_same_and_is_smaller(kit, path, accepts, decode) -> None:
    plain, small = kit.get(path), kit.get(path, Accept_Encoding=accepts)
    assert decode(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 4
    assert small.headers["Content-Encoding"] == accepts
    assert small.headers["Content-Length"] == str(len(small.data))
    assert "Content-Encoding" not in plain.headers
    assert plain.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"


def test_a_short_answer_is_left_as_it_is(kit) -> None:
    answer = kit.get("/klein", Accept_Encoding="br")
    assert answer.data == b"klein"
    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers
