"""Small scenario files to build on, and what comes of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from freshlegs.io.errors import InputError
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario

if TYPE_CHECKING:
    from freshlegs.rules.task import Task

TODAY = date(2026, 11, 27)
ZONE = 'timezone = "Europe/Berlin"\n'
WEEK = "[week]\nstart = 2026-11-30\n"
FREE = '[availability]\nmon = ["06:00-22:00"]\nwed = ["06:00-22:00"]\nsat = ["06:00-22:00"]\n'
EASY = '[[sessions]]\nkind = "easy"\n'
PLAIN = ZONE + WEEK + FREE + EASY


def problem(text: str, *, source: str = "base.toml", today: date | None = TODAY, **options: Any) -> Task:
    return resolve(load_scenario(text, source), today=today, **options)


def faults(text: str, **options: Any) -> dict[str, str]:
    """Return what is wrong, by place."""
    with pytest.raises(InputError) as caught:
        problem(text, **options)
    return {fault.place: str(fault) for fault in caught.value.faults}
