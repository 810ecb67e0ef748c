"""Plain data that every room speaks of: time, kinds of sessions, sessions, problems, plans."""
