"""Scenario files: what a person writes (TOML), as tables, as a draft that can be changed, and as a task."""
