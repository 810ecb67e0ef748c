"""Changed problems solved again: what other places cost, and which weeks are as good."""
