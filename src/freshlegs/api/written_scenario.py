"""A scenario as it is written, and changed. Nothing here prints, and nothing reads the clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from freshlegs.api.answer_plan import record_of
from freshlegs.io.errors import InputError
from freshlegs.io.files import read_text
from freshlegs.model.problem import Problem
from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Drop, Edit, Put, apply_edits_to_text
from freshlegs.scenario.resolve import problem_of
from freshlegs.scenario.schema.load import parse_toml

if TYPE_CHECKING:
    from freshlegs.api.results import TrainingPlan
    from freshlegs.planning.fixes import Fix
    from freshlegs.planning.variants import Variant


@dataclass(frozen=True, slots=True)
class WrittenScenario:
    """Base of `Scenario`: what is written, and the circumstances in which it is planned."""

    draft: Draft
    text: str | None = None

    @classmethod
    def load(cls, path: Path | str, **circumstances: Any) -> Self:
        """Return the scenario in a TOML file; takes the circumstances that `from_text` takes."""
        return cls.from_text(read_text(path), str(path), **circumstances)

    @classmethod
    def from_text(
        cls,
        text: str,
        name: str = "week.toml",
        *,
        today: date | None = None,
        after: TrainingPlan | PlannedRecord | None = None,
        best_effort: bool = False,
    ) -> Self:
        """Return the scenario in a TOML text.

        Parameters
        ----------
        name : str
            Its name in messages; without its ending the id of a scenario that names none. Paths in the text are
            relative to its folder.
        today : date, optional
            A week without a start begins on the Monday after this day.
        after : TrainingPlan or PlannedRecord, optional
            The plan of the days before, which the week then follows.
        best_effort : bool
            Price left out sessions instead of forbidding them.

        Raises
        ------
        InputError
            It is not TOML. Other faults are raised by the first question.
        """
        before = None if after is None else record_of(after)
        return cls(Draft(parse_toml(text, name), name, today=today, after=before, best_effort=best_effort), text)

    @classmethod
    def from_dict(cls, table: Mapping[str, Any], name: str = "week.toml", **circumstances: Any) -> Self:
        """Return the scenario in a table, as TOML would give it; takes the circumstances that `from_text` takes."""
        return cls(replace(cls.from_text("", name, **circumstances).draft, written=table))

    @property
    def problem(self) -> Problem:
        """Days, free time and sessions to plan, of a programme those of the repeating week; raises InputError."""
        return problem_of(self.draft)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not read or suspicious, of calendars once they are asked; and what is told a second time."""
        from freshlegs.scenario.resolve_places import note_full_places
        from freshlegs.scenario.schema.load import find_suspicious_settings

        history = self.draft.written.get("history", {})
        aside = isinstance(history, dict) and "plan" in history and self.draft.after is not None
        unread = ("history.plan is not read: the plan that the week comes after is given",) if aside else ()
        known = self.draft.in_progress.known if self.draft.in_progress is not None else ()
        suspicious = find_suspicious_settings(self.draft.written)
        places: tuple[str, ...] = ()
        with suppress(InputError):  # The first question tells its faults.
            places = tuple(note_full_places(self.draft.scenario))
        return (*unread, *suspicious, *places, *self.draft.busy.notes, *known)

    @property
    def weeks(self) -> int:
        """Number of weeks to plan."""
        from freshlegs.scenario.programme_weeks import outline_draft

        return outline_draft(self.draft).weeks

    def for_weeks(self, number: int) -> Self:
        """Return the scenario with so many weeks, whatever the text says."""
        return replace(self, draft=self.draft.apply([Put(("week", "weeks"), number)]))

    def following(self, plan: TrainingPlan | PlannedRecord) -> Self:
        """Return the scenario, whose lifts keep the exercises of an earlier plan of it as far as that serves."""
        return replace(self, draft=replace(self.draft, follows=record_of(plan)))

    def continuing(self, plan: TrainingPlan | PlannedRecord, *, now: datetime, name: str = "the plan") -> Self:
        """Return the scenario as it goes on with an earlier plan of it, which messages call `name`.

        Of a programme the weeks that have begun by `now` stay as they are, with the start that the first plan had; the
        others are planned anew, from what was done. Raises InputError where the scenario now says another start.
        """
        from freshlegs.scenario.begun_programme import resume_programme

        return replace(self, draft=resume_programme(self.draft, record_of(plan), name, now))

    def with_names(self, names: Mapping[str, str]) -> Self:
        """Return the scenario that knows what exercises another program means by these names, "none" for none."""
        return self.edit(Put(("names", name), exercise) for name, exercise in names.items())

    def edit(self, edits: Iterable[Edit]) -> Self:
        """Return the scenario with edits made, its text too, of which the comments stay.

        Raises InputError for one that leads nowhere.
        """
        made = tuple(edits)
        draft = self.draft.apply(made)
        return replace(self, draft=draft, text=None if self.text is None else apply_edits_to_text(self.text, made))

    def apply(self, change: Fix | Variant) -> Self:
        """Return the scenario with a fix or a variant applied and without [expect], which was about the week before."""
        return self.edit((*change.edits, Drop(("expect",))))
