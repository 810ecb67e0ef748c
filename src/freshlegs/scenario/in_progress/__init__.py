"""A week in progress: done sessions, sessions to come, and the days around it."""
