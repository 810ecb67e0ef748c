"""How often somebody from the network may call."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_MOST_KNOWN = 1000
"""Callers that are told apart; who has been quiet longest is forgotten."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class RateLimit:
    """So many calls at once, and after that so many a second, from each caller.

    Parameters
    ----------
    at_once : int
    each_second : float
    clock : callable
        Returns seconds, which only grow.
    """

    def __init__(self, at_once: int, each_second: float, clock: Callable[[], float]) -> None:
        self._most, self._rate, self._clock = at_once, each_second, clock
        self._known: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, caller: str) -> bool:
        """Count a call; return whether it may be answered."""
        now = self._clock()
        bucket = self._known.pop(caller, None) or _Bucket(self._most, now)
        bucket.left = min(self._most, bucket.left + (now - bucket.at) * self._rate)
        bucket.at = now
        self._known[caller] = bucket
        if len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def is_spent(self, caller: str) -> bool:
        """Whether a caller has no call left; nothing is counted."""
        bucket = self._known.get(caller)
        return bucket is not None and bucket.left + (self._clock() - bucket.at) * self._rate < 1
