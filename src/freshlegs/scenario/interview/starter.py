"""A commented scenario to start from."""

from __future__ import annotations


def write_starter(timezone: str) -> str:
    """Return the text of a scenario that works as it is; whether the zone exists is left to `load_scenario`."""
    # Only who starts needs it, and planning is in a hurry.
    from freshlegs.scenario.interview.answers import Answers
    from freshlegs.scenario.interview.scenario_text import write_scenario

    return write_scenario(Answers(timezone=timezone))
