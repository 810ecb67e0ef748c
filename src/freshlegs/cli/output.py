"""What commands write: text for people, JSON for machines, messages on standard error."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel


def colour() -> bool:
    """Whether to colour text: only on a terminal, and not where NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width() -> int:
    """Return the columns of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() or "COLUMNS" in os.environ else 80


def say(message: str) -> None:
    """Write a message to standard error."""
    typer.echo(message, err=True)


def text(rendered: str) -> None:
    """Write text for people to standard output."""
    typer.echo(rendered.rstrip("\n"), color=True)


def write(rendered: str) -> None:
    """Write to standard output as it stands."""
    sys.stdout.write(rendered)


def as_json(data: Any) -> None:
    """Write plain data as JSON to standard output."""
    write(json_text(data))


def json_text(data: Any) -> str:
    """Return plain data as the JSON that freshlegs writes everywhere."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def record_json(stored: BaseModel) -> str:
    """Return a record as plan.json holds it."""
    return json_text(stored.model_dump(mode="json"))
