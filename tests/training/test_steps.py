"""The steps of a run: they say what the card says, for every workout, length and step."""

import re
from itertools import product

import pytest

from freshlegs.model.content import Part, RunContent, RunWork
from freshlegs.model.kinds import KINDS
from freshlegs.training.paces import KnownRace, format_seconds
from freshlegs.training.runs import make_run_content
from freshlegs.training.steps import RepeatedSteps, RunStep, list_run_steps
from freshlegs.training.workouts import EFFORTS, Running, Workout, load_shipped_workouts

KNOWN = {
    "unknown": None,
    "kilometres": KnownRace(10, 50),
    "miles": KnownRace(5, 21.5, in_miles=True),
}


def unrolled(content: RunContent) -> list[RunStep]:
    """Return the steps one after the other, as they are run."""
    found: list[RunStep] = []
    for step in list_run_steps(content):
        found += step.steps * step.times if isinstance(step, RepeatedSteps) else [step]
    return found


def contents(workout: Workout, known: KnownRace | None) -> list[RunContent]:
    """Return a workout at each of its steps, in runs of many lengths."""
    minutes = (4, 15, 20, 33, 45, 60, 75, 120, 180)
    return [
        make_run_content(workout.kind, length, Running("advanced", known, kilometres=21.1), workout, step)
        for length, step in product(minutes, range(len(workout.steps) + 3))
    ]


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("workout", load_shipped_workouts(), ids=lambda workout: workout.id)
def test_words_and_steps_say_the_same(workout: Workout, name: str) -> None:
    known = KNOWN[name]
    for content in contents(workout, known):
        for part in content.parts:
            said = re.match(r"(\d+) times (\d+) (min|s|m) ", part.effort)
            times, amount = (int(said[1]), f"{said[2]} {said[3]}") if said else (1, "")
            assert (part.work.times if part.work else 1) == times
            if part.work is not None and said:
                rest = re.search(r"; (\d+) (min|s) [a-z ]+ between$", part.effort)
                assert rest is not None
                assert part.work.rest == int(rest[1]) * (60 if rest[2] == "min" else 1)
                assert length(part.work) == amount
            assert bool(part.hard) == (part.zone in EFFORTS and EFFORTS[part.zone].hard)
            check_pace(part, known)


def length(work: RunWork) -> str:
    """Return one repetition as the card writes it."""
    if work.metres is not None:
        return f"{work.metres} m"
    assert work.seconds is not None
    return f"{work.seconds} s" if work.seconds % 60 else f"{work.seconds // 60} min"


def check_pace(part: Part, known: KnownRace | None) -> None:
    """Check that the pace in the words is the one beside them, to the second (in miles: rounded once more)."""
    said = re.search(r"(\d+:\d\d)(?: to (\d+:\d\d))? per (km|mile)", part.effort)
    assert bool(said) == bool(part.pace)
    if said is None or known is None:
        return
    told = [int(m) * 60 + int(s) for m, s in (one.split(":") for one in said.groups()[:2] if one)]
    each = 1.609344 if said[3] == "mile" else 1
    assert len(told) == len(part.pace)
    for heard, pace in zip(told, part.pace, strict=True):
        assert abs(heard - pace * each) <= (0 if each == 1 else 1.4), (format_seconds(pace * each), part.effort)


@pytest.mark.parametrize("workout", load_shipped_workouts(), ids=lambda workout: workout.id)
def test_steps_take_the_minutes_of_the_run(workout: Workout) -> None:
    """A part's minutes are rounded up: at most a minute of it is missing. Seconds of a distance are rounded."""
    for content in (*contents(workout, KnownRace(10, 50)), *contents(workout, None)):
        total = sum(step.seconds for step in unrolled(content))
        minutes = sum(part.minutes for part in content.parts)
        assert minutes * 60 - 61 < total <= minutes * 60 + 6, content


def test_repetitions_stay_together_and_the_last_rest_begins_the_cool_down() -> None:
    workout = next(one for one in load_shipped_workouts() if one.id == "three_minute_reps")
    content = make_run_content("intervals", 60, Running(known=KnownRace(10, 50)), workout, 0)
    first, repeat, last = list_run_steps(content)
    assert isinstance(first, RunStep)
    assert isinstance(repeat, RepeatedSteps)
    assert isinstance(last, RunStep)
    assert (first.role, repeat.times, last.role) == ("warm-up", 5, "cool-down")
    assert [(step.role, step.seconds, step.zone) for step in repeat.steps] == [
        ("work", 180, "5k"),
        ("rest", 120, "easy"),
    ]
    assert repeat.steps[0].pace == (288,)
    assert last.seconds == content.parts[-1].minutes * 60 - 120


def test_without_easy_running_after_it_the_last_repetition_has_no_rest() -> None:
    work = RunWork(times=3, metres=400, rest=90)
    content = RunContent(parts=(Part(name="main", minutes=8, effort="hard", hard=5, zone="5k", work=work),), source="")
    first, last = list_run_steps(content)
    assert isinstance(first, RepeatedSteps)
    assert first.times == 2
    assert last == first.steps[0]
    assert last.metres == 400


def test_a_run_of_an_older_plan_has_its_parts_as_steps() -> None:
    """Such a plan has words only: an effort that is hard is not known."""
    parts = (
        Part(name="warm-up", minutes=10, effort="very easy"),
        Part(name="main", minutes=20, effort="5 x 2", hard=10),
    )
    assert [(step.role, step.seconds, step.zone) for step in unrolled(RunContent(parts=parts, source=""))] == [
        ("warm-up", 600, "easy"),
        ("work", 1200, ""),
    ]


@pytest.mark.parametrize("kind", [kind for kind, row in KINDS.items() if row.parts.main == "whole"])
def test_a_race_is_one_step(kind: str) -> None:
    (step,) = list_run_steps(make_run_content(kind, 60, Running(known=KnownRace(10, 50), kilometres=10)))
    assert step == RunStep("work", "race", step.says, 3600) if isinstance(step, RunStep) else False


@pytest.mark.parametrize("wrong", [{}, {"seconds": 60, "metres": 400}])
def test_work_has_one_length(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="either seconds or metres"):
        RunWork(**wrong)


def test_what_is_new_is_not_written_where_there_is_nothing() -> None:
    """Plans grow by what a run has in numbers, and by nothing else."""
    easy = make_run_content("easy", 30).model_dump_json()
    assert not re.search('zone|pace|work"', easy.replace('"workout"', ""))
    assert RunWork(seconds=60).model_dump_json() == '{"seconds":60}'
