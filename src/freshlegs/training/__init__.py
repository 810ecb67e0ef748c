"""Content of training beside its timetable: exercises and lifts, runs, the weeks of a programme.

Nothing here knows the solver, which fills the lifts from the definitions here.
"""
