"""Programmes: the repeating week planned, then each week after the one before it."""
