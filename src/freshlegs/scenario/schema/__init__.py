"""The tables of a scenario file, and the faults that they can have."""
