"""The Python API: a scenario, its questions and their answers. The command line is a thin coat over it."""
