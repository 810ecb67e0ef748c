"""The club file: athletes, what they share, and what is laid over the scenario of each."""
