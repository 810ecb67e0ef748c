"""Calendars in: what takes up time in them, and the weeks of ours that come back from the phone.

A file goes through these rooms: `sources` (bytes), `lines` (the sieve, with its caps), `values` and `zones` (times),
`entries` (events), `contents` (all of a calendar), `repeats` and `occurrences` (a window of it), `busy` (what of it
takes time). Whatever a file holds, the work is bounded by counting it, never by a clock: the same file always comes
to the same. Titles, places and notes are dropped by the sieve.
"""

from __future__ import annotations
