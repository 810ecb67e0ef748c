"""What a day of a plan holds, and what it would hold by what the athlete says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from freshlegs.api.answer_plan import answer_plan
from freshlegs.api.results import TodayAnswer, TodaysAnswer, TrainingPlan
from freshlegs.io.errors import ArgumentError
from freshlegs.planning.replan import resume_week
from freshlegs.planning.today import (
    TodaysTraining,
    TodaysWords,
    check_changeable,
    find_day,
    has_something_to_change,
)
from freshlegs.scenario.in_progress.reported_progress import Reports, collect_report

if TYPE_CHECKING:
    from freshlegs.model.limits import Limits
    from freshlegs.planfile import PlannedRecord
    from freshlegs.planning.display import Display
    from freshlegs.scenario.draft import Draft
    from freshlegs.training.log_text import LogFile


def answer_today(
    draft: Draft,
    record: PlannedRecord,
    words: TodaysWords,
    now: datetime,
    name: str,
    limits: Limits,
    log: LogFile | None,
    display: Display | None,
) -> TodaysAnswer:
    """Return a day of a plan, which messages call `name`, and the same day replanned by what the athlete says of it."""
    day = find_day(record, now)
    if not words:
        return TodayAnswer(TodaysTraining(day))
    check_changeable(day, name)
    said: Reports = {"hurt": words.hurt}
    if words.feel is not None:
        said["feel"] = words.feel
    if words.minutes is not None:
        said["today_only"] = words.minutes
    try:
        rest = resume_week(draft, record, name, now=now, reported=collect_report(said))
    except ArgumentError as error:
        places = {"today_only": "minutes"}
        faults = (replace(fault, place=places.get(fault.place, fault.place)) for fault in error.faults)
        raise ArgumentError("today", *faults) from None
    if not has_something_to_change(day, words):
        return TodayAnswer(TodaysTraining(day, words))
    answer = answer_plan(rest, limits, log, display)
    if not isinstance(answer, TrainingPlan):
        return answer
    return TodayAnswer(TodaysTraining(day, words, find_day(answer.record, now), answer.notes), answer)
