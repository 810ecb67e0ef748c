"""What if: the changes of a scenario that a person tries, each with the week and the price that it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from freshlegs.io.errors import Fault, InputError, format_path
from freshlegs.model.wording import join_words
from freshlegs.planning.variants import Question, Variant
from freshlegs.scenario.draft import Draft
from freshlegs.web.jobs import Job, JobLine
from freshlegs.web.questions import OpenedFiles

if TYPE_CHECKING:
    from freshlegs.web.trials import VariantReply

MOST_TRIED = 50
"""Variants that an athlete has at once."""


@dataclass(eq=False)
class TriedVariant:
    """A change that is tried."""

    id: str
    variant: Variant
    changes: tuple[str, ...]  #: As they were written
    job: Job | None = None  #: What plans it; None before it is asked
    reply: VariantReply | None = None


class VariantList:
    """The changes that are tried of one athlete's scenario, in the order in which they came.

    Parameters
    ----------
    jobs : JobLine
        Where they are planned.
    files, draft : callable
        Return the files, and the scenario, which may raise InputError.
    change : callable
        Is told whenever something of them has changed.
    """

    def __init__(
        self,
        jobs: JobLine,
        files: Callable[[], OpenedFiles],
        draft: Callable[[], Draft],
        change: Callable[[], None],
    ) -> None:
        self._jobs, self._files, self._draft, self._change = jobs, files, draft, change
        self._numbers = count(1)
        self._tried: dict[str, TriedVariant] = {}

    def __iter__(self) -> Iterator[TriedVariant]:
        return iter(self._tried.values())

    def add(self, name: str, changes: Sequence[str], *, tab: str = "") -> TriedVariant:
        """Try a change; raises InputError for one that can't be read, leads nowhere or makes a faulty scenario."""
        read = self._read(name, changes)
        for known in [one for one in self if one.variant.edits == read.edits]:
            self.remove(known.id)
        if len(self._tried) >= MOST_TRIED:
            raise InputError("the call", Fault("", f"there are {MOST_TRIED} variants already", "take some away first"))
        tried = TriedVariant(f"v{next(self._numbers)}", read, tuple(changes))
        self._tried[tried.id] = tried
        self._ask(tried, tab)
        self._change()
        return tried

    def find(self, variant_id: str) -> TriedVariant:
        """Return a variant by its id; raises InputError where there is none."""
        if variant_id not in self._tried:
            raise InputError("the call", Fault("variant", "there is no such variant", "it may have been taken away"))
        return self._tried[variant_id]

    def combine(self, ids: Sequence[Any]) -> tuple[str, list[str]]:
        """Return the name and the changes of several variants as one; raises InputError where two change one thing."""
        found = [self.find(one) for one in dict.fromkeys(map(str, ids))]
        if len(found) < 2:
            raise InputError("the call", Fault("together", "one change by itself", "tick two or more of the list"))
        paths = Counter(format_path(edit.steps) for one in found for edit in one.variant.edits)
        if twice := [path for path, count in paths.items() if count > 1]:
            allowed = "accept one of them first, then try the other"
            raise InputError("the call", Fault("together", f"they change the same: {join_words(twice)}", allowed))
        return ", and ".join(one.variant.name for one in found)[:200], [text for one in found for text in one.changes]

    def remove(self, variant_id: str) -> None:
        """Take a variant away, and withdraw its question."""
        tried = self.find(variant_id)
        if tried.job is not None:
            self._jobs.cancel(tried.job)
        del self._tried[variant_id]
        self._change()

    def try_again(self) -> None:
        """Plan every variant anew, as the scenario is another one; what makes no sense in it any more goes."""
        for tried in list(self._tried.values()):
            if tried.job is not None:
                self._jobs.cancel(tried.job)
            try:
                tried.variant = self._read(tried.variant.name, tried.changes)
            except InputError:
                del self._tried[tried.id]
                continue
            tried.reply = None
            self._ask(tried, "")

    def _read(self, name: str, changes: Sequence[str]) -> Variant:
        found = Question(("; ".join(changes),)).variants(self._draft())[1]
        return replace(found, name=name) if name else found

    def _ask(self, tried: TriedVariant, tab: str) -> None:
        # Here, as most pages that are opened try nothing.
        from freshlegs.web.trials import VariantOrder, try_variant

        def take(reply: VariantReply) -> dict[str, Any]:
            tried.reply = reply
            self._change()
            return dump_tried(tried)

        order = VariantOrder(self._files(), tried.variant)
        tried.job = self._jobs.add("variant", try_variant, order, take, tab=tab)


def dump_tried(tried: TriedVariant) -> dict[str, Any]:
    """Return a variant as plain data."""
    told: dict[str, Any] = {"id": tried.id, "name": tried.variant.name, "changes": list(tried.changes)}
    job, reply = tried.job, tried.reply
    if reply is None:
        failed = job is not None and job.state in ("failed", "cancelled")
        text = str(job.error) if job is not None and job.error is not None else ""
        waiting = {"status": "refused" if failed else "solving", "penalty": None, "change": None, "text": text}
        return told | waiting | {"best": job.best if job else None, "bound": job.bound if job else None}
    text = "\n".join(reply.text)
    return told | {"status": reply.status, "penalty": reply.penalty, "change": reply.change, "text": text}
