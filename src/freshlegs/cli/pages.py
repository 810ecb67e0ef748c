"""What `export` draws of a week: an HTML page, SVG, PNG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from freshlegs.cli.exits import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from freshlegs.planfile import PlannedRecord

Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="The week as a page to look at and print.")]
Svg = Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="The week as a picture that scales.")]
Png = Annotated[
    Path | None, typer.Option("--png", metavar="FILE", help="The week as a picture; needs the extra freshlegs[png].")
]


def choose_pages(record: PlannedRecord, targets: Mapping[str, Path | None]) -> dict[Path, bytes]:
    """Return what is to be written where; `targets` are the files by option.

    Raises
    ------
    OutputError
        There is nothing to make a PNG with.
    """
    found = {}
    for option, target in targets.items():
        if target is not None:
            found[target] = _draw(record, option)
    return found


def _draw(record: PlannedRecord, option: str) -> bytes:
    match option:
        case "--html":
            from freshlegs.report.page.html import render_page

            return render_page(record).encode()
        case "--svg":
            from freshlegs.report.page.svg import render_svg

            return render_svg(record).encode()
        case _:
            from freshlegs.report.page.png import render_png

            return render_png(record)


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
