"""Programmes made by hand, week by week, for the tests of what is drawn of a season."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta

from freshlegs.model.content import LiftContent, Prescribed, RunContent
from freshlegs.planfile import LiftedRecord, LoggedRecord, PlannedRecord, SessionRecord, WeekRecord
from support.shown_weeks import placed, planned


@dataclass(frozen=True)
class Made:
    """A week of a season: what kind it is, what is run in it, and what is lifted."""

    kind: str = "build"
    easy: int = 60
    hard: int | None = None  #: Hard minutes of a tempo run of 50 minutes; None: there is none
    lifts: tuple[tuple[Prescribed, ...], ...] = ()
    race: float | None = None  #: Kilometres of the race on its Sunday; 0 where nobody says
    more: tuple[SessionRecord, ...] = field(default=())


def asked(name: str = "Squat", load: float | None = 80, sets: int = 3, **more: object) -> Prescribed:
    """Return an exercise of a main lift, changed as given."""
    unit = None if load is None else "kg"
    fields = {"exercise": re.sub(r"\W", "_", name.lower())[:200], "name": name, "slot": "strength", "reps": "6"}
    return Prescribed.model_validate({**fields, "sets": sets, "rest": 180, "load": load, "unit": unit, **more})


def lifted(
    day: int,
    reps: tuple[int, ...] = (6, 6, 6),
    load: float | None = 80,
    *,
    exercise: str = "squat",
    session: str | None = None,
) -> LiftedRecord:
    """Return what was lifted on a day from Monday 30 November 2026; it counts for the first lift of its week."""
    there = planned().start + timedelta(days=day)
    week = there - timedelta(days=there.weekday())
    counts = f"w/{week}/full/1" if session is None else session
    fields = {"day": there, "exercise": exercise, "reps": reps, "load": load, "session": counts}
    return LiftedRecord.model_validate({**fields, "unit": None if load is None else "kg"})


def ran(*told: tuple[int, str, int], until: int | None = None) -> LoggedRecord:
    """Return a log of runs, each (day, kind, minutes), the days counted from the first Monday."""
    last = until if until is not None else max(day for day, _, _ in told)
    found = [
        {"day": planned().start + timedelta(days=day), "kind": kind, "minutes": minutes} for day, kind, minutes in told
    ]
    return LoggedRecord.model_validate({"until": planned().start + timedelta(days=last), "runs": found})


def build_programme(*weeks: Made, **more: object) -> PlannedRecord:
    """Return a programme of these weeks, from Monday 30 November 2026."""
    start = planned().start
    records = [
        WeekRecord(
            week=number + 1, start=start + timedelta(days=7 * number), days=7, kind=week.kind, penalty=0,
            proved_best=True,
        )
        for number, week in enumerate(weeks)
    ]  # fmt: skip
    sessions = [session for number, week in enumerate(weeks) for session in _sessions(week, number)]
    return planned(*sessions, weeks=records, repeats=False, **more)


def _sessions(week: Made, number: int) -> list[SessionRecord]:
    start, found = planned().start + timedelta(days=7 * number), list(week.more)
    if week.easy:
        found.append(placed("easy", 7 * number + 1, 7, week.easy, id=f"w/{start}/easy/1"))
    if week.hard is not None:
        part = {"name": "tempo", "minutes": 50, "effort": "comfortably hard", "hard": week.hard}
        run = RunContent.model_validate({"parts": [part], "source": "house"})
        found.append(placed("tempo", 7 * number + 3, 7, 50, id=f"w/{start}/tempo/1", content=run))
    for index, exercises in enumerate(week.lifts):
        lift = LiftContent(minutes=50, warm_up="walk", exercises=exercises)
        place = 7 * number + 2 * index
        found.append(placed("full", place, 18, id=f"w/{start}/full/{index + 1}", content=lift))
    if week.race is not None:
        found.append(placed("race", 7 * number + 6, 9, 120, id=f"w/{start}/race/1", kilometres=week.race))
    return found


SHORT = build_programme(
    Made(hard=20, lifts=((asked(load=80),), (asked(load=85), asked("Bench press", 50)))),
    Made("deload", easy=45, hard=10, lifts=((asked(load=72.5, sets=2),),)),
    Made("race", easy=30, race=21.1),
    Made("recovery", easy=20, lifts=((asked(load=77.5),),)),
)
LONG = build_programme(
    *(
        Made(
            "deload" if n % 4 == 3 else "taper" if n == 24 else "build",
            easy=240 + 5 * n,
            hard=20 + n,
            lifts=((asked(load=100 + 2.5 * n), asked("Pull-up", None)),),
            race=42.2 if n == 25 else None,
        )
        for n in range(26)
    ),
    title="Half a year",
)
_SQUATS = ((asked(load=80, best=101), asked("Curl", None, slot="accessory")),)
LOGGED = build_programme(
    Made(hard=20, lifts=_SQUATS), Made(lifts=_SQUATS), Made(race=21.1, lifts=_SQUATS), Made(race=10.0)
).model_copy(
    update={
        "logged": ran((1, "easy", 55), (8, "easy", 70), (8, "long", 30)),
        "lifted": (
            *(lifted(0, exercise="curl", load=None), lifted(0, (6, 6, 5))),
            lifted(9, exercise="rope_climb", session=""),
        ),
    }
)
"""Four weeks of which ten days are logged: the second squat was missed, a long run and a rope were climbed besides."""
