"""`python -m freshlegs` is the command `freshlegs`."""

from __future__ import annotations

import sys

from freshlegs.cli import main

sys.exit(main())
