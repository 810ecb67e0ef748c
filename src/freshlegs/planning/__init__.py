"""Changed problems solved again: other places, other weeks, ways out, variants, replanning."""
