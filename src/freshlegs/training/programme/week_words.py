"""What is said of a week of a programme, and of its sessions, where it is not as usual."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from freshlegs.model.kinds import KINDS, Dose, Kind, find_family
from freshlegs.model.wording import format_count, join_words
from freshlegs.training.epley import EASY_RESERVE
from freshlegs.training.programme.easier_weeks import MINIMUM_LOAD
from freshlegs.training.programme.outline import NEARLY, PULLED_BACK, ProgrammeWeek
from freshlegs.training.programme.races import Easing, describe_easing, name_distance
from freshlegs.training.programme.week_demands import count_runs, sum_running_minutes

_GROWING = ("build", "in_season", "stress")
"""Weeks whose sentence tells nothing of weights that are lighter."""


LATE = 2
"""The last of the weeks after a race before which no lift is eased: the last weight is the one before the race."""
AGAIN = "Building up again."
"""What is said of a week that builds on while the weights of all its lifts are at most those of before."""


class LiftChange(NamedTuple):
    """A lift that is otherwise than its week: lighter for a reason of its own, or with most of it after a break."""

    name: str
    back: int = 100  #: Percent of the last weight that it has at the most, after a break; 100 without one
    why: str = ""  #: Begins the sentence on why it is lighter; "" where it is not
    easing: Easing = Easing(100, 100)  #: What is left of it then
    partly: bool = False  #: Whether the break was from most of it, not from all
    held: int = 0  #: Percent of the weights of before that most of its own have at the most; 0 where they may go up

    @property
    def holds_back(self) -> bool:
        """Whether most of its weights may not go up, whatever its week says."""
        return bool(self.why) or self.back < 100 or self.held > 0

    def apply_to(self, week: ProgrammeWeek) -> ProgrammeWeek:
        """Return the week with what is left of the lift."""
        most = self.easing if self.why else Easing(100, 100 if self.partly else self.back)
        usual, legs = Easing(week.lift_volume, week.lift_load).ease_to(most), week.legs and week.legs.ease_to(most)
        return replace(week, lift_volume=usual.volume, lift_load=usual.load, legs=None if legs == usual else legs)


def summarize_week(week: ProgrammeWeek, lifts: Sequence[LiftChange] = (), runs: tuple[int, int] | None = None) -> str:
    """Return a week in a sentence or two: what is different from a usual one, and from what its lifts say (`lifts`).

    `runs` are the running minutes and the runs that stand in it, a race aside; None: all that it asks for.
    """
    more = [*_summarize_with(week, lifts), *_list_running_changes(week, runs)]
    if week.race is not None and not week.race.tapered:
        beside = ", with no long run beside it" if week.race.stands_for_long_run else ""
        more.append(f"The {name_distance(week.race.kilometres)} is trained through{beside}.")
    return " ".join(more)


def _summarize_with(week: ProgrammeWeek, lifts: Sequence[LiftChange]) -> Iterator[str]:
    """Yield what a week is, as all of its lifts say it; or as it is, and which lifts are otherwise."""
    grows = week.kind in _GROWING
    alike = {one[1:] for one in lifts} if grows else {(one.why, one.easing) if one.why else one[1:] for one in lifts}
    if len(alike) == 1 and (lifts[0].why or (lifts[0].back < 100 and not lifts[0].partly)):
        yield _describe_change(week, lifts[0]) if grows else _summarize(lifts[0].apply_to(week))
        return
    builds = week.kind == "build"
    held = [one for one in lifts if one.held and one.back == 100 and not one.why and _tells_held(week, one)]
    if builds and len(held) == len(lifts) and len({one.held for one in held}) == 1:
        yield _describe_held(held[0])
        return
    mildest = max(lifts, key=lambda one: one.back, default=None)
    comes_back = all(one.back < 100 and not one.partly and not one.why for one in lifts)
    if mildest and comes_back and not grows:
        week, lifts = mildest.apply_to(week), [one for one in lifts if one.back < mildest.back]
    yield AGAIN if builds and lifts and all(one.holds_back for one in lifts) else _summarize(week)
    for percent in sorted({one.held for one in held}):
        yield f"On the way back, {_name_lifts(one for one in held if one.held == percent)}: {_name_weights(percent)}."
    for why, easing in sorted({(one.why, one.easing) for one in lifts if one.why}):
        yield f"{why}, {_name_lifts(one for one in lifts if one.why == why)}: {describe_easing(easing)}."
    for back in sorted({one.back for one in lifts if one.back < 100 and not one.why}):
        there = [one for one in lifts if one.back == back and not one.why]
        names = join_words([f"{'most of ' * one.partly}{one.name}" for one in there])
        yield f"Back after a break, {names}: {back} % of the last weight at the most."


def _tells_held(week: ProgrammeWeek, lift: LiftChange) -> bool:
    """Whether a week says that weights of a lift are on their way back, as none is that goes down again."""
    return week.kind == "build" or (week.kind == "recovery" and lift.held < 100)


def _describe_held(lift: LiftChange) -> str:
    return f"{AGAIN.removesuffix('.')}: {_name_weights(lift.held)}."


def _name_weights(percent: int) -> str:
    return "the weights of before" if percent == 100 else f"at most {percent} % of the weights of before"


def _name_lifts(lifts: Iterator[LiftChange]) -> str:
    return join_words([one.name for one in lifts])


def _describe_change(week: ProgrammeWeek, lift: LiftChange) -> str:
    if lift.why:
        return f"{lift.why}: {describe_volume(replace(lift.apply_to(week), kind='recovery', after=None))}."
    of = ", most of it" if lift.partly else ""
    return f"Back after a break{of}: {lift.back} % of the last weight at the most."


def _list_running_changes(week: ProgrammeWeek, there: tuple[int, int] | None) -> Iterator[str]:
    minutes, runs = week.asked_running
    has, count = there or (sum_running_minutes(week.sessions), count_runs(week.sessions))
    back = week.running_back is not None
    if has < minutes * NEARLY and (week.kind != "deload" or back):
        left = runs - count
        fewer = f", {format_count(left, 'run')} fewer" if left > 0 else ""
        how = "comes back step by step" if week.steps_back else "grows step by step"
        how = "comes back after a break" if back else how
        yield f"Running {how}: {has} of {minutes} min{fewer}."
    if (long := week.find_longest("long")) < week.asked_long:
        yield f"The long run comes back step by step: {long} of {week.asked_long} min."
    if week.hard_share < 100 and any(one and one.is_a("intensity") for one in week.sessions):
        yield f"Hard minutes come back step by step: {week.hard_share} % of the usual at the most."
    if week.runs_more:
        much = f"{week.runs_more} % more running than in the mean of the four weeks before"
        yield f"{much}: {PULLED_BACK} % of the sets x reps and no new weights."


def _summarize(week: ProgrammeWeek) -> str:
    lifts = any(one and one.is_a("lift") for one in week.sessions)
    match week.kind:
        case "start":
            sets = f"{format_count(week.sets, 'set')} of each exercise"
            return f"Start small: {f'leave {EASY_RESERVE} reps or more in the tank' if week.one_set else sets}."
        case "build":
            return "Build: weights and reps go up where all went well."
        case "in_season":
            return "In season: keep the weights, two lifts at the most."
        case "deload":
            stay = "" if week.race else " All sessions stay." if _has_all_runs(week) else " All lifts stay." * lifts
            shorter = f"; {week.cut_back} % of the running" if week.cut_back < 100 else ""
            return f"Deload: {describe_volume(week)}{shorter}.{stay}"
        case "stress":
            return f"Stress: {describe_volume(week)}. Nothing goes up."
        case "taper":
            rest = f"{describe_volume(week)} in what is left of the lifts" if lifts else "no lifts"
            fast = ", as fast as ever" if any(one and one.is_a("intensity") for one in week.sessions) else ""
            return f"Taper: shorter runs{fast}; {rest}."
        case "race":
            return f"Race week: short runs; {describe_volume(week) if lifts else 'no lifts'}."
        case "recovery":
            running = f"at most {week.running} % of the usual running" if week.running else "runs as usual"
            easy = "" if any(one and one.is_a("intensity") for one in week.sessions) else ", all of it easy"
            return f"{_name_recovery(week)}: {running}{easy}; {describe_volume(week) if lifts else 'no lifts'}."


def _has_all_runs(week: ProgrammeWeek) -> bool:
    """Whether a week has as many runs as are asked for in it."""
    runs = sum(one.at_most for one in week.sessions if one and one.is_a("run"))
    return not week.asked_running[0] or runs == week.asked_running[1]


def _name_recovery(week: ProgrammeWeek) -> str:
    if week.after is None:
        return "Recovery"
    race, number = week.after
    return f"Recovery, week {number} after the {name_distance(race.kilometres)}"


def note_session(
    week: ProgrammeWeek,
    kind: Kind,
    dose: Dose = "standard",
    lift: LiftChange | None = None,
    runs: tuple[int, int] | None = None,
) -> str:
    """Return what is different for one kind of session; "" where nothing is.

    A lift is told of its own region alone, and of what is otherwise with it (`lift`).
    """
    family = find_family(kind)
    if family == "lift":
        week = _take_region(week, kind)
    if lift is not None and (lift.why or lift.back < 100):
        if lift.partly and not lift.why and week.kind not in (*_GROWING, "start"):
            return f"{note_session(week, kind, dose, None, runs)} {_describe_change(week, lift)}"
        if week.kind in (*_GROWING, "start"):
            return " ".join((_describe_change(week, lift), *_list_running_changes(week, runs)))
        week = lift.apply_to(week)
        dose = "standard" if lift.why else dose
    if lift is not None and lift.held and week.kind == "build":
        return " ".join((_describe_held(lift), *_list_running_changes(week, runs)))
    if family == "lift" and dose == "minimum" and week.kind == "deload":
        return f"Deload: the one set of each stays, easier: {100 - MINIMUM_LOAD} % off any weight."
    if family == "lift":
        if week.kind == "recovery":
            held = lift.held if lift is not None and min(week.lift_volume, week.lift_load) == 100 else 0
            return f"{_name_recovery(week)}: {_name_weights(held) if 0 < held < 100 else describe_volume(week)}."
        return f"Taper: {describe_volume(week)}." if week.kind in ("taper", "race") else summarize_week(week, (), runs)
    match week.kind:
        case "taper" | "race" if family == "run" and kind != "race":
            return "Taper: shorter, as fast as ever." if "intensity" in KINDS[kind].tags else "Taper: shorter."
        case "recovery":
            return f"{_name_recovery(week)}."
        case "deload" if family == "run" and kind != "race" and week.cut_back < 100:
            return "Deload: shorter."
        case _:
            return ""


def _take_region(week: ProgrammeWeek, kind: Kind) -> ProgrammeWeek:
    """Return a week as the lifts of one region have it; others have both."""
    if week.legs is None or kind not in ("lower", "upper"):
        return week
    own = week.legs if kind == "lower" else Easing(week.lift_volume, week.lift_load)
    return replace(week, lift_volume=own.volume, lift_load=own.load, legs=None)


def describe_volume(week: ProgrammeWeek) -> str:
    """Return weight and volume of a week's lifts: "the same weight, half the sets x reps"."""
    usual = _describe_easing(week, Easing(week.lift_volume, week.lift_load))
    return usual if week.legs is None else f"the legs with {_describe_easing(week, week.legs)}, the rest with {usual}"


def _describe_easing(week: ProgrammeWeek, easing: Easing) -> str:
    if week.one_set and min(easing) < 100:
        return f"the one set of each, easier: {100 - min(easing.load, MINIMUM_LOAD)} % off any weight"
    return describe_easing(easing, _name_weight(week))


def _name_weight(week: ProgrammeWeek) -> str:
    """Return of what a week's weights are a share: the last one, unless that was an easier one after the race."""
    if week.kind != "recovery":
        return "last week's weight"
    return "the weight before the race" if week.after is not None and week.after[1] > LATE else "the last weight"
