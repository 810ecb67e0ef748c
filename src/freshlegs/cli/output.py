"""Output of commands: text for people, JSON for machines, messages on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import TextWrapper
from typing import TYPE_CHECKING, Any

import typer

from freshlegs.io.safe_writing import write_atomically
from freshlegs.io.text import format_json, to_plain_lines

if TYPE_CHECKING:
    from freshlegs.planfile import OutcomeRecord, SessionRecord

WIDEST = 250
"""Columns beyond which no line gets easier to read."""
STDOUT = Path("-")


def wants_colour() -> bool:
    """Whether to colour text: only on a capable terminal without NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout is not None and sys.stdout.isatty() and not plain


def measure_width() -> int:
    """Return the columns of the terminal, else of COLUMNS, else 80."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return min(shutil.get_terminal_size((80, 24)).columns, WIDEST) if terminal or "COLUMNS" in os.environ else 80


def say(message: str) -> None:
    """Write a message to standard error, without what a terminal obeys and, on one, with no word broken in two."""
    message = to_plain_lines(message)
    if sys.stderr is not None and sys.stderr.isatty():
        message = "\n".join(_fold(line) for line in message.split("\n"))
    typer.echo(message, err=True)


def say_drawing(drawing: str) -> None:
    """Write a drawing in blocks to standard error, black on white whatever the colours of the terminal are."""
    if sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        drawing = "\n".join(f"\033[30;107m{line}\033[0m" for line in drawing.split("\n"))
    typer.echo(drawing, err=True)


def _fold(line: str) -> str:
    """Return a line as several that fit the terminal, broken between words."""
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    if len(line) <= width:
        return line
    begin = line[: len(line) - len(line.lstrip())]
    folded = TextWrapper(
        width, initial_indent=begin, subsequent_indent=f"{begin}  ", break_long_words=False, break_on_hyphens=False
    )
    return folded.fill(line.strip())


def encode_text(text: str) -> bytes:
    """Return text in the encoding of standard output, without what a terminal would obey."""
    return _encode(to_plain_lines(text))


def encode_rendered(render: Callable[..., str], *what: Any) -> bytes:
    """Return the text of a renderer of `report`, in the width and colours of the terminal.

    Its colours are the only escapes that leave: what it is about was made harmless as it was laid out.
    """
    return _encode(render(*what, width=measure_width(), colour=wants_colour()))


def _encode(text: str) -> bytes:
    return text.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "replace")


def encode_utf8(text: str) -> bytes:
    """Return JSON as UTF-8, whatever the locale."""
    return text.encode("utf-8", "backslashreplace")


def encode_json(data: Any) -> bytes:
    """Return plain data as JSON."""
    return encode_utf8(format_json(data))


def encode_record(record: OutcomeRecord | SessionRecord) -> bytes:
    """Return a record as the JSON of plan.json."""
    # Here, so that `--help` pays for no pydantic.
    from freshlegs.planfile.json_text import format_record

    return encode_utf8(format_record(record))


def deliver(output: bytes) -> None:
    """Write to standard output; raises BrokenPipeError when its reader has gone."""
    if output:
        write_atomically(STDOUT, output)
