"""Pages and pictures of a week, drawn and written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.cli.exits import Answer

if TYPE_CHECKING:
    from freshlegs.cli.export_targets import Targets
    from freshlegs.planfile import PlannedRecord


def draw_pages(record: PlannedRecord, targets: Targets) -> dict[Path, bytes]:
    """Return what is to be written where.

    Raises
    ------
    OutputError
        There is nothing to make a PNG with.
    """
    found = {}
    for target, where in targets.items():
        if where is not None:
            drawn = target.load_writer()(record)
            found[Path(where)] = drawn if isinstance(drawn, bytes) else drawn.encode()
    return found


def answer_pages(pages: Mapping[Path, bytes], *, json: bool) -> Answer:
    """Write pages, and nothing else."""
    from freshlegs.cli.output import encode_json

    piped, written = write_pages(pages)
    return Answer(encode_json({"format": 1, "pages": written}) if json else piped)


def write_pages(pages: Mapping[Path, bytes]) -> tuple[bytes, list[dict[str, object]]]:
    """Write pages and say so; return what is meant for standard output, and what was written."""
    from freshlegs.cli.output import STDOUT, say
    from freshlegs.io.files import write_atomically

    piped = b""
    for target, page in pages.items():
        if target == STDOUT:
            piped = page
        else:
            write_atomically(target, page)
            say(f"{target}: {len(page) / 1000:.1f} kB")
    return piped, [{"file": str(target), "bytes": len(page)} for target, page in pages.items()]
