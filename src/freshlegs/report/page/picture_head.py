"""What every picture begins with: its size, its title, its dates and what is said of the plan; in pixels."""

from __future__ import annotations

from freshlegs.report.page import lettering
from freshlegs.report.page.plan_page import PlanPage

WIDTH, LEAST_HEIGHT = 1200, 675
LEFT, RIGHT = 40.0, 1160.0
TEXT = 15.0
SMALL, LETTERS, LABEL = 12, 13, 14
"""Letter sizes: the clock, the text in a session, the names."""


class PictureHead:
    """The head of a picture, over which only `height` is left open.

    Parameters
    ----------
    plan : PlanPage
        What is drawn.
    """

    width, text, title_size = WIDTH, TEXT, 30.0
    small, letters, label = SMALL, LETTERS, LABEL
    left, right = LEFT, RIGHT
    title_line = title_size * 1.15
    first_line = 62.0

    def __init__(self, plan: PlanPage) -> None:
        self.title = lettering.break_lines(plan.title, RIGHT - LEFT, self.title_size, at_most=2, bold=True)
        self.span = lettering.cut_text(plan.span, RIGHT - LEFT, TEXT)
        self.under = 52 + len(self.title) * self.title_line
        self.height = LEAST_HEIGHT

    def reach(self, bottom: float) -> None:
        """Make the picture so high that it reaches down to a place, and no lower than a slide."""
        self.height = max(LEAST_HEIGHT, round(bottom))
