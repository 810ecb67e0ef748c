"""The questions about a club: its best weeks, what changes after one athlete's change, what it is short of."""
