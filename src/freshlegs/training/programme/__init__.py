"""Weeks of a programme: deloads, tapers, races, and the growth of runs between them."""
