"""Calendars in: what takes up time in them, and the sessions of ours that come back from the phone.

A file goes through these modules: `raw_components` (the lines that matter, with caps), `times`, `zone_names` and
`definitions` (with the zones of a calendar), `repeat_rules` and `entries` (its events), `contents` (all of it),
`repeats` and `occurrences` (a window of it), `calendar_files` (what of it takes time). `own_events` reads back what we
exported. One value that can't be read costs that value, not its event, and is said (`slips`). Whatever a file holds,
the work is bounded by counting it, never by a clock: the same file always comes to the same. Titles, places and notes
are dropped unless they are asked for.
"""
