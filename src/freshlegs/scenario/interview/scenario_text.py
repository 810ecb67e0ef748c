"""From answers to a commented scenario file."""

import json

from freshlegs.model.clock import WEEKDAYS, format_clock_time
from freshlegs.model.kinds import group_kinds
from freshlegs.scenario.interview.answers import Answers, SessionsAnswer
from freshlegs.scenario.interview.current_weights import list_loaded, name_examples, write_weight
from freshlegs.scenario.interview.goal import Goal
from freshlegs.scenario.schema.session_tables import USUAL_MINUTES
from freshlegs.training.programme.races import MOST_WEEKS
from freshlegs.written.clock_text import format_window
from freshlegs.written.race_text import KILOMETRES

_COMMENT_AT = 36
"""The column at which what stands beside a key is explained."""


def write_scenario(answers: Answers) -> str:
    """Return the text of a scenario that asks for what was answered; what it is worth is left to `load_scenario`."""
    other = "lift" if answers.priority == "run" else "run"
    hidden = "" if answers.calendar else "# "
    bedtime = None if answers.bedtime is None else format_clock_time(answers.bedtime)
    kinds = "; ".join(f"{', '.join(names)} ({family})" for family, names in group_kinds().items())
    text = f"""\
# Your training week. Change what does not fit, then run: freshlegs plan THIS-FILE -o plan.json
{_optional("id", answers.id, "keeps your calendar apart from others'; leave it as it is")}\
title = {_quote(answers.title)}\tstands above the week
timezone = {_quote(answers.timezone)}\tall times here are local times there
priority = "{answers.priority}"\tor "{other}": whose quality is protected, and what comes first on a shared day
hard_days = "separate"\tor "consolidate": hard sessions on few days, easy days stay easy
{_optional("hardest", answers.hardest, "the run that gets the freshest legs")}
[athlete]
run_level = "{answers.run_level}"\tbeginner, intermediate or advanced
lift_level = "{answers.lift_level}"\tthe same
{_optional("bedtime", bedtime, "hard sessions end an hour before")}\
{_optional("equipment", answers.equipment, "what there is to lift with")}
{_weeks(answers.goal)}
{_lifting(answers)}\
# When you can train, in local time. A day that is not named is not available.
[availability]
{_free(answers)}
# One date that differs:
# [availability.dates]
# 2026-12-24 = []

# A calendar whose times are taken out of the free time.
{hidden}[[busy]]
{hidden}file = {_quote(answers.calendar or "work.ics")}\tits path seen from this file
# before = 15\tminutes kept free before each of them, and
# after = 15\tafter it

# Work that tires, runs by daylight only, evenings before work, weeks with and without the children: freshlegs docs
# shift-work, your-own-limits, rhythms.

# What you want to do. Kinds: {kinds}.
{_sessions(answers)}
# Rules by name: "off", "hard", the price of a breach, or parameters. `freshlegs rules` lists them.
# [rules]
# rest_days = {{ at_least = 2 }}
# late_finish = "off"
"""
    return "\n".join(map(_explain, text.split("\n")))


def _explain(line: str) -> str:
    """Return a line with what explains it beside it; a tab stands between the two, and nowhere else."""
    key, tab, comment = line.partition("\t")
    return f"{key:<{_COMMENT_AT - 1}} # {comment}" if tab else line


def _optional(key: str, value: str | tuple[str, ...] | None, comment: str) -> str:
    if value is None:
        return ""
    return f"{key} = {_quote(value) if isinstance(value, str) else json.dumps(value)}\t{comment}\n"


def _weeks(goal: Goal) -> str:
    start = f"start = {goal.start}\tthe first day; it stays, also when you plan again later\n"
    weeks = f"weeks = {goal.weeks}\tup to {MOST_WEEKS}; every fourth is a deload\n"
    if goal.start is None:
        start = "# start = 2026-11-30\tthe first day; without it the week begins on the next Monday\n"
        weeks = "# weeks = 4\tmany weeks, in which the weights go up\n"
    return f"# Which weeks are planned.\n[week]\n{start}{weeks}{_race(goal)}"


def _race(goal: Goal) -> str:
    if goal.race is None:
        return ""
    kilometres, day = goal.race
    distance = next((f'"{name}"' for name, long in KILOMETRES.items() if long == kilometres), f"{kilometres:g}")
    return (
        f'\n[programme.race]\ndate = {day}\ndistance = {distance}\t"5k", "10k", "half", "marathon", or kilometres\n'
        '# at = "09:00"\twhen it starts\n# minutes = 100\twhat you expect to take; default: by distance and run_level\n'
    )


def _lifting(answers: Answers) -> str:
    if not (answers.lifts and name_examples(list_loaded(answers.equipment))):
        return ""
    text = "[lifting]\nfind_weights = true\tthe first week says how to find the weights that you don't name\n"
    if not answers.weights:
        return f'{text}# weights = {{ back_squat = "80 kg" }}\twhat you lift now for the sets that are asked for\n\n'
    known = ", ".join(f'{name} = "{write_weight(weight)}"' for name, weight in answers.weights.items())
    return f"{text}weights = {{ {known} }}\twhat you lift now for the sets that are asked for\n\n"


def _free(answers: Answers) -> str:
    windows = ((day, [*map(format_window, answers.free.get(day, ()))]) for day in WEEKDAYS)
    return "".join(f"{day} = {json.dumps(there)}\n" for day, there in windows if there)


def _sessions(answers: Answers) -> str:
    wanted = (*answers.lifts, *answers.runs)
    tables = [_table(one, answers, explained=index == 0) for index, one in enumerate(wanted)]
    example = next((index for index, one in enumerate(wanted) if one.at_most == 1), None)
    if example is not None:
        tables[example] += (
            '# at = "wed 18:00"\tpinned, such as a class or a club run\n'
            '# only = { days = ["tue", "wed"] }\ta must; a time can be one too\n'
            "# minutes = { at_least = 45, at_most = 60 }\tits length may give way: freshlegs docs flexible-minutes\n"
            "# every = 2\tevery second week: freshlegs docs rhythms\n"
            '# place = "gym"\twith its hours, and minutes of travel: freshlegs docs places\n'
            '# with = "full"\tin one go with it: freshlegs docs together\n'
        )
    return "\n".join(tables)


def _table(wanted: SessionsAnswer, answers: Answers, *, explained: bool) -> str:
    comments = ("\tone table for each kind", "\tin a week", "\tof each, with warm-up") if explained else ("", "", "")
    text = f'[[sessions]]\nkind = "{wanted.kind}"{comments[0]}\n'
    if wanted.trains is not None:
        text += f'trains = ["{wanted.trains}"]\n'
    if wanted.at_least != wanted.at_most:
        text += f"count = {{ at_least = {wanted.at_least}, at_most = {wanted.at_most} }}\tas many as serve\n"
    elif wanted.at_most > 1:
        text += f"count = {wanted.at_most}{comments[1]}\n"
    minutes = USUAL_MINUTES[wanted.kind] if wanted.minutes is None else wanted.minutes
    if wanted.at_least_minutes is not None:
        text += (
            f"minutes = {{ at_least = {wanted.at_least_minutes}, at_most = {minutes} }}\tas long as the week allows\n"
        )
    else:
        text += f"minutes = {minutes}{comments[2]}\n"
    days = [day for day in ("sun", "sat") if any(b - a >= minutes for a, b in answers.free.get(day, ()))]
    return text + (f'prefer = {{ days = ["{days[0]}"] }}\ta wish\n' if wanted.kind == "long" and days else "")


def _quote(value: str) -> str:
    # DEL is the one control character that JSON leaves as it is and TOML forbids.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
