"""What people build on: a scenario and the questions it answers. The command line is a thin coat over it."""
