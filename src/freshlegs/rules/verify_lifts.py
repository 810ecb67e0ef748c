"""Filled lifts against the content rules, without the solver: where a violation is forbidden or priced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.rules.outcome import Cost, Report

if TYPE_CHECKING:
    from freshlegs.training.filled_lifts import FilledLifts


def verify_lifts(lifts: FilledLifts) -> Report:
    """Return what every content rule of the menu says about filled lifts."""
    broken, priced = [], []
    for rule in lifts.menu.rules:
        for violation in rule.check(lifts):
            if rule.hard:
                broken.append(Cost(rule, violation, 0))
            else:
                priced.append(Cost(rule, violation, violation.price * violation.amount))
    return Report(tuple(broken), tuple(priced), 0, ())
