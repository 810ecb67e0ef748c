"""Many weeks planned: the one that repeats, then each week after the one before it."""
