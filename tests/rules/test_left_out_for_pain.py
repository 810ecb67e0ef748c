"""What a card says is left out and easy: as the athlete asked, or for a part of the body that hurts this week."""

from __future__ import annotations

from freshlegs.rules.lifts.not_excluded import NotExcluded
from freshlegs.rules.lifts.spared_muscles import SparedMuscles
from freshlegs.training.lifting_problem import LiftingProblem, list_lifts
from freshlegs.training.lifting_settings import Excluded, LiftingSettings
from support.worlds import week

OUT = Excluded(
    patterns=frozenset({"hop_bound", "jump", "squat"}), kinds=frozenset({"jumps", "hops", "drop_jumps", "swings"})
)


def say(*sore: str) -> list[str]:
    """Return what a lift for the legs says of what is left out, and of calves that are spared."""
    settings = LiftingSettings(excluded=OUT, easy=frozenset({"calves"}), sore=sore)
    task, _ = week("mon 07:00 lower")
    problem = LiftingProblem(list_lifts(task, settings), settings)
    rules = NotExcluded.by_default(), SparedMuscles.by_default()
    return [note for rule in rules for note in rule.remarks(problem, problem.lifts[0])]


def test_what_is_left_out_is_said_once_and_for_whom() -> None:
    """Hops are jumps, and so is their pattern."""
    out, easy = say()
    assert out == "Left out, as you asked: jumps and hops; swings; squats."
    assert easy.startswith("Easy, as you asked: calves; 1 or 2 sets")
    out, easy = say("ankle", "knee")
    assert out == "Left out, for your ankle and knee: jumps and hops; swings; squats."
    assert easy.startswith("Easy, for your ankle and knee: calves; 1 or 2 sets")


def test_a_kind_stands_where_what_it_is_part_of_is_not_left_out() -> None:
    names = [name for name, _ in Excluded(kinds=frozenset({"hops", "drop_jumps"})).split()]
    assert names == ["drop jumps", "hops and bounds"]
    assert [name for name, _ in Excluded(patterns=frozenset({"jump"})).split()] == ["jumps"]


def test_patterns_are_said_as_people_call_them() -> None:
    """A kind that is all of some patterns stands for them; others have words of their own, or their names are words."""

    def say(*patterns: str) -> list[str]:
        return [name for name, _ in Excluded(patterns=frozenset(patterns)).split()]

    assert say("jump", "hop_bound", "calf") == ["jumps and hops", "calf"]
    assert say("hop_bound", "h_push", "v_pull") == [
        "hops and bounds", "push-ups and presses to the front", "pull-ups and pulldowns",
    ]  # fmt: skip
