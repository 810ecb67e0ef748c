"""How fast exercises get harder by the athlete's level, and how far they go back after misses."""

from freshlegs.model.kinds import Level

WAVE = 3
"""Weeks of a wave, each with a repetition less than the one before (A42)."""
FEWEST_REPS = 3
"""Repetitions of a strength set (A10)."""
FEWER_REPS = 2
"""Repetitions below the bottom of its range with which the next weight may begin, unless it is a barbell's (house)."""
STAYS = "stays"
"""How a note begins that says why nothing gets harder."""
BETWEEN: dict[Level, int] = {"beginner": 1, "intermediate": 2, "advanced": 4}
"""Weeks from one weight to the next in single progression: weekly, biweekly, once a block (A38, A39, A40)."""
WAVE_RISE: dict[Level, float] = {"beginner": 2, "intermediate": 1, "advanced": 0.5}
"""Steps from the start of one wave to that of the next (house)."""
MISSES = 2
"""Misses in a row, or waves with a miss, after which the weight goes a step down and the number of sets is to be looked
at (A48; the step is house)."""
BACK_OFF = 90
"""Percent of the weight that is left after one more (house)."""
