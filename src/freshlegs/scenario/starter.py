"""A commented scenario to start from."""

from __future__ import annotations

import json

_TEXT = """\
# Your training week. Change what does not fit, then run: freshlegs plan THIS-FILE
title = "My week"
timezone = {zone}
priority = "run"                    # or "lift": whose quality is protected, and what comes first on a shared day
hard_days = "separate"              # or "consolidate": hard sessions on few days, so that easy days stay easy

[athlete]
run_level = "intermediate"          # beginner, intermediate or advanced
lift_level = "intermediate"
bedtime = "22:30"

# When you can train, in local time. A day that is not named is not available.
[availability]
mon = ["06:00-08:00", "17:30-20:30"]
tue = ["06:00-08:00", "17:30-20:30"]
wed = ["06:00-08:00", "17:30-20:30"]
thu = ["06:00-08:00", "17:30-20:30"]
fri = ["06:00-08:00"]
sat = ["07:00-12:00"]
sun = ["07:00-12:00"]

# One date that differs:
# [availability.dates]
# 2026-12-24 = []

# What you want to do. Kinds: lower, upper, full (lifts); intervals, tempo, long, easy, race (runs).
[[sessions]]
kind = "full"
count = 2
minutes = 60

[[sessions]]
kind = "intervals"
minutes = 60
# at = "wed 18:00"                                      # pinned, such as a club run
# only = {{ days = ["tue", "wed"], time = "17:00-20:30" }}  # a must

[[sessions]]
kind = "long"
minutes = 120
prefer = {{ days = ["sun"] }}         # a wish

[[sessions]]
kind = "easy"
count = {{ at_least = 1, at_most = 2 }}  # as many as serve
minutes = 45

# Rules by name: "off", "hard", the price of a breach, or parameters. `freshlegs rules` lists them.
# [rules]
# rest_days = {{ at_least = 2 }}
# late_finish = "off"
"""


def starter(timezone: str) -> str:
    """Return the text of a scenario that works as it is; whether the zone exists is left to `load_scenario`."""
    return _TEXT.format(zone=json.dumps(timezone, ensure_ascii=False))
