"""What a session asks of the body, in the words of the rules."""

from __future__ import annotations

import pytest

from freshlegs.model.training_load import LOAD_TAGS, NO_BURDEN, TrainingLoad


@pytest.mark.parametrize(
    ("load", "tags"),
    [
        (NO_BURDEN, {"training"}),
        (TrainingLoad(effort="rest"), set()),
        (TrainingLoad("light", effort="rest"), set()),
        (TrainingLoad("light"), {"training", "easy_legs"}),
        (TrainingLoad("light", effort="hard"), {"training", "endurance", "hard", "key"}),
        (TrainingLoad("none", effort="hard"), {"training", "endurance", "hard", "key"}),
        (TrainingLoad("heavy"), {"training", "legs", "strength"}),
        (TrainingLoad("none", "light"), {"training"}),
        (TrainingLoad("none", "heavy"), {"training", "upper_body", "strength"}),
        (TrainingLoad("light", "heavy"), {"training", "easy_legs", "upper_body", "strength"}),
        (TrainingLoad("heavy", "heavy", "hard"), set(LOAD_TAGS) - {"easy_legs"}),
    ],
)
def test_a_load_in_the_words_of_the_rules(load: TrainingLoad, tags: set[str]) -> None:
    assert load.tags == tags


def test_the_regions_of_a_load_that_are_as_heavy_as_a_lift() -> None:
    assert TrainingLoad("heavy", "light").list_heavy() == {"legs"}
    assert TrainingLoad("light", "heavy").list_heavy() == {"upper"}
    assert TrainingLoad().list_heavy() == set()
