"""Small scenario files to build on, and what comes of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from freshlegs.io.errors import InputError
from freshlegs.rules.task import Task
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario

TODAY = date(2026, 11, 27)
ZONE = 'timezone = "Europe/Berlin"\n'
WEEK = "[week]\nstart = 2026-11-30\n"
FREE = '[availability]\nmon = ["06:00-22:00"]\nwed = ["06:00-22:00"]\nsat = ["06:00-22:00"]\n'
EASY = '[[sessions]]\nkind = "easy"\n'
PLAIN = ZONE + WEEK + FREE + EASY
TWENTY_EIGHT = "\n".join(
    [
        'timezone = "Europe/Berlin"\nweek = { start = 2026-11-30, days = 14 }\n[availability]',
        *(f'day{day} = ["06:00-08:00", "17:00-20:00"]' for day in range(1, 15)),
        *(
            f'[[sessions]]\nkind = "{kind}"\ncount = 4\nminutes = 60'
            for kind in ("lower", "upper", "intervals", "tempo", "long", "easy", "race")
        ),
    ]
)
"""Twenty-eight sessions in two weeks: with the best effort the solver is at it for many seconds."""
EACH_ON_ITS_DAY = """
id = "five"
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00"]
wed = ["06:00-08:00"]
thu = ["06:00-08:00"]
fri = ["06:00-08:00"]
sat = ["08:00-11:00"]
sun = ["08:00-11:00"]
[[sessions]]
kind = "full"
count = 2
prefer = { days = ["mon", "thu"] }
[[sessions]]
kind = "intervals"
minutes = 45
prefer = { days = ["wed"] }
[[sessions]]
kind = "long"
minutes = 90
[[sessions]]
kind = "easy"
minutes = 30
prefer = { days = ["fri"] }
"""
"""Full on Mon and Thu, intervals on Wed, easy on Fri, long on Sun."""


def problem(text: str, *, source: str = "base.toml", today: date | None = TODAY, **options: Any) -> Task:
    return resolve(load_scenario(text, source), today=today, **options)


def faults(text: str, **options: Any) -> dict[str, str]:
    """Return what is wrong, by place."""
    with pytest.raises(InputError) as caught:
        problem(text, **options)
    return {fault.place: str(fault) for fault in caught.value.faults}
