"""Paces and workouts of a scenario -> `Running`."""

from freshlegs.model.kinds import KINDS
from freshlegs.model.running_target import KILOMETRE, RunningTarget
from freshlegs.scenario.resolve_exclusions import find_excluded, find_stop
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.running_tables import WorkoutTable
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.training.paces import EASY, HARD_RUN, KnownRace
from freshlegs.training.workouts import Running, Workout


def find_running(scenario: ScenarioTable) -> Running:
    """Return what the runs of a scenario are filled by, whether its workouts fit or not."""
    athlete, known = scenario.athlete, None
    if athlete.threshold_pace is not None:
        seconds, in_miles = athlete.threshold_pace
        known = KnownRace.at_threshold(seconds, in_miles=in_miles)
    elif athlete.race is not None:
        known = athlete.race.known
    lifting = scenario.lifting
    jumps = {"jump", "hop_bound", "jumps", "hops"} & {*lifting.exclude.patterns, *find_excluded(scenario).all_kinds}
    gentle = bool(jumps) or "calves" in (*lifting.exclude.muscles, *lifting.easy)
    own, stop = tuple(map(_workout, scenario.workouts)), find_stop(scenario)
    return Running(
        athlete.run_level, known, own, gentle=gentle, returning=athlete.returning_from is not None, stop=stop
    )


def resolve_running(scenario: ScenarioTable, faults: Faults) -> Running:
    """Return what the runs are filled by, and note workouts that are named twice or longer than their sessions."""
    running, seen = find_running(scenario), set[str]()
    for index, workout in enumerate(running.own):
        if workout.id in seen:
            faults.add(("workouts", index, "id"), f"a second {workout.id}", "each workout has one table")
        seen.add(workout.id)
        _check_length(scenario, running, workout, index, faults)
    return running


def find_running_target(scenario: ScenarioTable, days: int) -> RunningTarget | None:
    """Return how much is to be run in a cycle of so many days; None where nobody says."""
    goal, sevens = scenario.running, max(7, days)
    if goal.weekly_minutes is not None:
        return RunningTarget(goal.weekly_minutes * sevens // 7)
    if goal.weekly_kilometres is None:
        return None
    threshold = find_running(scenario).find_pace(None)
    paces = {kind: threshold * (HARD_RUN if KINDS[kind].tags & {"intensity"} else sum(EASY) / 2) for kind in KINDS}
    speeds = {kind: round(60 * KILOMETRE / pace) for kind, pace in paces.items()}
    return RunningTarget(round(goal.weekly_kilometres * KILOMETRE) * sevens // 7, speeds)


def _workout(written: WorkoutTable) -> Workout:
    return Workout(
        written.id,
        written.kind,
        written.name or written.id.replace("_", " ").capitalize(),
        written.effort,
        written.steps,
        races=frozenset(written.races),
        weeks_to_race=written.weeks_to_race,
        source="yours",
    )


def _check_length(scenario: ScenarioTable, running: Running, workout: Workout, index: int, faults: Faults) -> None:
    """Note the first step of a workout that no session of its kind has room for."""
    longest = max((request.length for request in scenario.sessions if request.kind == workout.kind), default=0)
    parts = KINDS[workout.kind].parts
    around = min(parts.warm_up, longest // 4) + min(parts.cool_down, longest // 4)
    for number, step in enumerate(workout.steps):
        minutes = running.count_minutes(workout, step, longest - around)
        if longest and minutes + around > longest:
            found = f"{step} takes {minutes + around} min with {around} min of warm-up and cool-down"
            allowed = f"the longest {workout.kind} here is {longest} min"
            faults.add(("workouts", index, "steps", number), found, allowed)
            return
