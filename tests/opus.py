"""A recording to test with: silence, in Opus, in Ogg."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_SILENCE = b"\xf8\xff\xfe"
_SAMPLES = 960
"""Of one packet: 20 milliseconds."""

_FIRST, _LAST = 2, 4
_HEAD = struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, 0, 48_000, 0, 0)
_TAGS = struct.pack("<8sI4sI", b"OpusTags", 4, b"test", 0)


def make_opus(packets: int = 10) -> bytes:
    """A file that a browser plays, of at most 255 packets."""
    sound = _page(2, [_SILENCE] * packets, _SAMPLES * packets, _LAST)
    return _page(0, [_HEAD], 0, _FIRST) + _page(1, [_TAGS], 0, 0) + sound


def _page(number: int, packets: Sequence[bytes], played: int, kind: int) -> bytes:
    def head(checksum: int) -> bytes:
        lengths = bytes(map(len, packets))
        return (
            struct.pack("<4sBBqIIIB", b"OggS", 0, kind, played, 1, number, checksum, len(packets))
            + lengths
        )

    body = b"".join(packets)
    return head(_checksum(head(0) + body)) + body


def _checksum(page: bytes) -> int:
    """CRC-32 as Ogg has it: not turned round, unlike that of zlib."""
    crc = 0
    for byte in page:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1) ^ (0x104C11DB7 if crc & 0x80000000 else 0)
    return crc
