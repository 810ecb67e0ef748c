"""Training rules: what a rule is, the words it is written in, and a finished week held against them."""
