"""The core works in four ways."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import CoreFamilyRule, PerFamily


class CoreFamilies(CoreFamilyRule):
    """Breach: fewer exercises of a core family in the week than `at_least`; the amount is how many fewer.

    Families are rotation, flexion, extension and lateral flexion, each with its anti-movement (T14). Of a week
    with one lift or two, or with short ones alone, this is asked at a price only: they have no room for four.
    """

    claim = "The core rotates, flexes, extends and bends to the side in every week."
    sources = ("A37",)

    weight: Weight = "hard"
    at_least: PerFamily = 1
