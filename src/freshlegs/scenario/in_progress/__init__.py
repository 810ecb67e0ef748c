"""A week in progress: what is done, what is still to come, and what lies around it."""
