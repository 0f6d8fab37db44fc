"""The process that draws one PDF: the document comes in by standard input, the PDF goes out."""

from __future__ import annotations

import logging
import resource
import sys

import msgspec

from routekaart.pdf.drawing import NOT_INSTALLED, Document

MOST_MEMORY = 2**30
"""Bytes of addresses; a report takes a quarter of that."""


def main() -> int:
    """Gives what the process ends with."""
    logging.basicConfig(format="%(message)s")
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    document = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Document)
    try:
        from routekaart.pdf.press import press
    except (ImportError, OSError) as missing:  # without WeasyPrint, or without Pango
        print(str(missing).strip().partition("\n")[0], file=sys.stderr)
        return NOT_INSTALLED
    sys.stdout.buffer.write(press(document))
    return 0


if __name__ == "__main__":
    sys.exit(main())
