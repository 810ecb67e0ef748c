"""The tables of a scenario file, and every fault that they can have."""
