"""Files written whole or not at all: nobody ever reads half of one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write each file; none is touched before all of them stand beside their place on the disk.

    Raises OSError, with nothing changed when there is no room.
    """
    with ExitStack() as leftovers:
        new = {file: file.with_name(f".{file.name}.new") for file in files}
        for file, beside in new.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            leftovers.callback(beside.unlink, missing_ok=True)
            with beside.open("wb") as opened:
                opened.write(files[file])
                opened.flush()
                os.fsync(opened.fileno())
        for file, beside in new.items():
            beside.replace(file)
