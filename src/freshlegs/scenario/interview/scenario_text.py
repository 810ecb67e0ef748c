"""From answers to a commented scenario file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from freshlegs.model.clock import WEEKDAYS, format_clock_time
from freshlegs.model.kinds import group_kinds
from freshlegs.scenario.interview.hours_answers import format_window
from freshlegs.scenario.schema.tables import USUAL_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.scenario.interview.answers import Answers, SessionsAnswer

_COMMENT_AT = 36
"""The column at which what stands beside a key is explained."""


def write_scenario(answers: Answers) -> str:
    """Return the text of a scenario that asks for what was answered; what it is worth is left to `load_scenario`."""
    parts = (_top, _athlete, _availability, _busy, _sessions, _rules)
    return "\n".join("".join(f"{line}\n" for line in part(answers)) for part in parts)


def _top(answers: Answers) -> Iterator[str]:
    yield "# Your training week. Change what does not fit, then run: freshlegs plan THIS-FILE"
    yield _explained(f"title = {_text(answers.title)}", "stands above the week")
    yield _explained(f"timezone = {_text(answers.timezone)}", "all times here are local times there")
    both = "whose quality is protected, and what comes first on a shared day"
    yield _explained(f'priority = "{answers.priority}"', f'or "{_other(answers.priority)}": {both}')
    yield _explained('hard_days = "separate"', 'or "consolidate": hard sessions on few days, easy days stay easy')
    if answers.hardest is not None:
        yield _explained(f'hardest = "{answers.hardest}"', "the run that gets the freshest legs")


def _athlete(answers: Answers) -> Iterator[str]:
    yield "[athlete]"
    yield _explained(f'run_level = "{answers.run_level}"', "beginner, intermediate or advanced")
    yield _explained(f'lift_level = "{answers.lift_level}"', "the same")
    if answers.bedtime is not None:
        yield _explained(f'bedtime = "{format_clock_time(answers.bedtime)}"', "hard sessions end an hour before")
    if answers.equipment is not None:
        yield _explained(f"equipment = {json.dumps(answers.equipment)}", "what there is to lift with")


def _availability(answers: Answers) -> Iterator[str]:
    yield "# When you can train, in local time. A day that is not named is not available."
    yield "[availability]"
    for day in WEEKDAYS:
        if windows := answers.free.get(day):
            yield f"{day} = {json.dumps([format_window(window) for window in windows])}"
    yield ""
    yield "# One date that differs:"
    yield "# [availability.dates]"
    yield "# 2026-12-24 = []"


def _busy(answers: Answers) -> Iterator[str]:
    hidden = "" if answers.calendar else "# "
    yield "# A calendar whose times are taken out of the free time."
    yield f"{hidden}[[busy]]"
    yield _explained(f"{hidden}file = {_text(answers.calendar or 'work.ics')}", "its path seen from this file")
    yield _explained("# before = 15", "minutes kept free before each of them, and")
    yield _explained("# after = 15", "after it")


def _sessions(answers: Answers) -> Iterator[str]:
    kinds = "; ".join(f"{', '.join(names)} ({family})" for family, names in group_kinds().items())
    yield f"# What you want to do. Kinds: {kinds}."
    wanted = (*answers.lifts, *answers.runs)
    example = next((asked for asked in wanted if asked.at_most == 1), None)
    for index, asked in enumerate(wanted):
        if index:
            yield ""
        yield from _table(asked, answers, explained=index == 0)
        if asked is example:
            yield _explained('# at = "wed 18:00"', "pinned, such as a class or a club run")
            yield _explained('# only = { days = ["tue", "wed"] }', "a must; a time can be one too")


def _table(asked: SessionsAnswer, answers: Answers, *, explained: bool) -> Iterator[str]:
    comments = ("one table for each kind", "in a week", "of each, with warm-up") if explained else ("", "", "")
    yield "[[sessions]]"
    yield _explained(f'kind = "{asked.kind}"', comments[0])
    if asked.at_least != asked.at_most:
        count = f"count = {{ at_least = {asked.at_least}, at_most = {asked.at_most} }}"
        yield _explained(count, "as many as serve")
    elif asked.at_most > 1:
        yield _explained(f"count = {asked.at_most}", comments[1])
    minutes = USUAL_MINUTES[asked.kind] if asked.minutes is None else asked.minutes
    yield _explained(f"minutes = {minutes}", comments[2])
    days = [day for day in ("sun", "sat") if any(b - a >= minutes for a, b in answers.free.get(day, ()))]
    if asked.kind == "long" and days:
        yield _explained(f'prefer = {{ days = ["{days[0]}"] }}', "a wish")


def _rules(answers: Answers) -> Iterator[str]:
    del answers
    yield '# Rules by name: "off", "hard", the price of a breach, or parameters. `freshlegs rules` lists them.'
    yield "# [rules]"
    yield "# rest_days = { at_least = 2 }"
    yield '# late_finish = "off"'


def _explained(line: str, comment: str) -> str:
    """Return a line with what explains it beside it."""
    return f"{line:<{_COMMENT_AT - 1}} # {comment}" if comment else line


def _text(value: str) -> str:
    # DEL is the one control character that JSON leaves as it is and TOML forbids.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _other(priority: str) -> str:
    return "lift" if priority == "run" else "run"
