"""Records and rules in, text out: pure, and without solver, files or clock."""
