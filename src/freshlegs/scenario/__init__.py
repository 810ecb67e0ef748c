"""Scenario files (TOML): as tables, as a draft that can be changed, and as a task."""
