"""The process that draws one PDF: it makes itself ready, and waits; the document comes in by
standard input, the PDF goes out."""

from __future__ import annotations

import logging
import resource
import select
import sys

import msgspec

from routekaart.pdf.drawing import NOT_ASKED, NOT_INSTALLED, Document

MOST_MEMORY = 2**30
"""Bytes of addresses; a report takes a quarter of that."""

WAITS = 600.0
"""Seconds after which a process that is asked for nothing gives its memory back."""


def main(waits: float = WAITS) -> int:
    """Gives what the process ends with."""
    logging.basicConfig(format="%(message)s")
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        from routekaart.pdf.press import Press

        press = Press()
    except (ImportError, OSError) as missing:  # without WeasyPrint, or without Pango
        print(str(missing).strip().partition("\n")[0], file=sys.stderr)
        return NOT_INSTALLED
    asked, _, _ = select.select([sys.stdin.buffer], [], [], waits)
    told = sys.stdin.buffer.read() if asked else b""
    if not told:  # the time is over, or the server is gone
        return NOT_ASKED
    sys.stdout.buffer.write(press.press(msgspec.msgpack.decode(told, type=Document)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
