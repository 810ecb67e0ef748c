"""The core works in four ways, and each twice."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import CoreFamilyRule, PerFamily


class CoreFamiliesAgain(CoreFamilyRule):
    """Breach: fewer exercises of a core family in the week than `at_least`; the amount is how many fewer."""

    claim = "Each of the four ways in which the core works comes twice a week."
    sources = ("A37", "house")

    weight: Weight = 2
    at_least: PerFamily = 2
