"""What a command needs that solves, loaded beside what comes before it and beside the solves."""


def load_for_solving() -> None:
    """Load the solver while the scenario is read, and what tells of a week while the solver works for it."""
    from importlib import import_module

    from freshlegs.solver.linking import load_ahead
    from freshlegs.solver.waiting import add_chore

    load_ahead()
    add_chore(lambda: import_module("freshlegs.report.outcome_text"))
