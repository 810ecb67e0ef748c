"""What tests share: worlds, weeks, programs to run, and real readers of calendars.

Before anything of it is used, the time zones that tests name are those in `zones/`: the law at the end of 2025.
What a parliament decides tomorrow, or a computer has not heard of yet, changes no test.
"""

from __future__ import annotations

import os
import zoneinfo
from pathlib import Path

ZONES = str(Path(__file__).with_name("zones"))

if ZONES not in zoneinfo.TZPATH:
    zoneinfo.reset_tzpath([ZONES, *zoneinfo.TZPATH])
    zoneinfo.ZoneInfo.clear_cache()
    # For the processes that tests start.
    os.environ["PYTHONTZPATH"] = os.pathsep.join(zoneinfo.TZPATH)
