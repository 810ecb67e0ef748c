"""What training consists of beside its timetable: exercises and lifts, runs, the weeks of a programme.

Nothing here knows the solver: `solver.solve_lifts` fills the lifts, and what it finds is read and judged here.
"""
