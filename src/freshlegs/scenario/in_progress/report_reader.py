"""The words of a report, one after the other, as what happened."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime

from freshlegs.io.errors import ArgumentError, NotUnderstoodError, repr_for_user
from freshlegs.model.clock import format_date
from freshlegs.model.kinds import KINDS
from freshlegs.model.problem import Problem
from freshlegs.model.session import name_activities
from freshlegs.model.wording import join_words
from freshlegs.planfile import HappeningRecord, PlannedRecord
from freshlegs.scenario.draft import Progress
from freshlegs.scenario.in_progress.eased_days import check_feel
from freshlegs.scenario.in_progress.first_plan import list_first_places
from freshlegs.scenario.in_progress.reported_times import (
    LONGEST_NAME,
    is_moment,
    parse_activity,
    parse_busy,
    parse_start,
)
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.minutes_range import MINUTES
from freshlegs.scenario.week_days import Days, name_span_by_dates, parse_days, parse_minute
from freshlegs.training.hurt_parts import find_hurt_part
from freshlegs.written.clock_text import parse_length
from freshlegs.written.plain_words import NO_YEAR, to_plain_words
from freshlegs.written.session_text import find_session_id, format_handle

_DATE = re.compile(rf"(?:\d{{4}}|{NO_YEAR})-\d\d-\d\d")
"""A date, in plain words."""
WORDS = "replan"
"""Source of the words in messages."""


class ReportReader:
    """Reads what is reported of a week in progress, and notes its faults."""

    def __init__(
        self,
        problem: Problem,
        stored: PlannedRecord,
        progress: Progress,
        later: Days | None,
        told: Collection[date],
    ) -> None:
        self.faults = Faults(WORDS, ArgumentError)
        self.clock, self.now, self.progress = problem.clock, progress.now, progress
        self.days = Days(problem.clock, problem.counts_days, problem.clock.date_of(problem.clock.day(progress.now)))
        self.places = {entry.id: entry for entry in stored.sessions}
        self.minutes = {e.id: e.minutes for e in stored.sessions} | {s.id: s.minutes for s in problem.sessions}
        self.names = {s.id: s.name for s in problem.sessions} | {e.id: e.name for e in stored.sessions}
        labels = stored.titles | name_activities(problem.sessions)
        self.titles = {key: labels[name] for key, name in self.names.items() if name in labels}
        self.activities = {" ".join(one.title.lower().split()): one for one in problem.sessions if one.title}
        self.later, self.told = later or self.days, told
        self.at = self._moment(progress.now)
        self.week = f"{problem.id}/{problem.clock.first}"
        self.planned = {one.session: self.clock.minute(one.start) for one in list_first_places(stored)}
        self.known: dict[HappeningRecord, str] = {}
        """What is known already and told again, with what is said of it."""
        self._new = Counter[str]()

    def read_all(
        self, option: str, texts: Iterator[str] | Sequence[str], read: Callable[[str], Iterator[HappeningRecord]]
    ) -> Iterator[HappeningRecord]:
        """Yield what the texts of an option say, each once, and note what is wrong with them."""
        for written in dict.fromkeys(texts):
            with self.faults.catch(option):
                yield from read(written)

    def read_drags(self, dragged: Mapping[str, tuple[datetime, int] | None]) -> Iterator[HappeningRecord]:
        """Yield what a calendar tells: what was done at another time, what was put elsewhere, what is gone."""
        for name, there in dragged.items():
            if there is None:
                yield self._make("missed", session=name)
            elif self.clock.minute(there[0]) < self.now:
                yield self._make("done", session=name, start=there[0].astimezone(self.clock.zone), minutes=there[1])
            else:
                minutes = there[1] if there[1] != self.minutes[name] else 0
                yield self._make("moved", session=name, start=there[0].astimezone(self.clock.zone), minutes=minutes)

    def read_ill(self, written: str) -> Iterator[HappeningRecord]:
        """Yield each day of "thu..fri"."""
        written = self._reach_on(written)
        days = self._find_days(written)
        dates = [days.clock.date_of(day) for day in sorted(parse_days(days, written))]
        self._check_not_before(dates[0], written)
        for day in dates:
            ill = self._make("ill", day=day)
            if (day - self.clock.first).days in self.progress.ill:
                self.known[ill] = f"You are known as ill on {format_date(day)}; --release lets a day go."
            yield ill

    def read_missed(self, written: str) -> Iterator[HappeningRecord]:
        """Yield that a session of the past was missed; of one that is known as missed note that it is."""
        name = find_session_id(self.names, written, self.titles)
        if name in self.progress.missed:
            missed = self._make("missed", session=name)
            self.known[missed] = self._say_known(name)
            yield missed
            return
        if name not in self.places:
            raise NotUnderstoodError(f"{self.names[name]} has no place in the plan", "")
        start = self.clock.minute(self.places[name].start)
        if start >= self.now:
            found = f"{self.names[name]} is still ahead, on {self.clock.moment_text(start)}"
            handle = format_handle(self.names[name])
            allowed = f"say what keeps you from it (--busy, --ill), --move it, or leave it out: --drop {handle}"
            raise NotUnderstoodError(found, allowed)
        yield self._make("missed", session=name)

    def read_done(self, written: str) -> Iterator[HappeningRecord]:
        """Yield what "lower-1=tue 07:10 50" says."""
        named, _, when = written.partition("=")
        name = find_session_id(self.names, named, self.titles)
        start, minutes = (
            parse_start(self.days, when, self.minutes[name], written) if when else self._assume_planned(name)
        )
        self._check_past(f"{self.names[name]} on {self.clock.moment_text(start)}", start)
        yield self._make("done", session=name, start=self._moment(start), minutes=minutes)

    def read_busy(self, written: str) -> Iterator[HappeningRecord]:
        """Yield each day of "fri 18:00-19:30", or "thu..fri"."""
        written = self._reach_on(written)
        days = self._find_days(written)
        for begin, end in parse_busy(days, written):
            if self.clock.minute(days.clock.moment(end)) <= self.now:
                raise NotUnderstoodError(f"found {repr_for_user(written)}", "that is over: say what you --missed")
            yield self._make("busy", start=days.clock.moment(begin), minutes=end - begin)

    def read_did(self, written: str) -> Iterator[HappeningRecord]:
        """Yield what "tempo tue 07:00 45" says; a session of a kind gets an id of its own."""
        activity, start, minutes = parse_activity(self.days, written)
        self._check_past(f"{activity} on {self.clock.moment_text(start)}", start)
        known = self.activities.get(activity.lower())
        if known is not None:
            activity = known.title[:LONGEST_NAME]
        kind = known.kind if known is not None else activity
        name = self._number_extra(kind) if kind in KINDS else ""
        yield self._make("did", session=name, activity=activity, start=self._moment(start), minutes=minutes)

    def read_move(self, written: str) -> Iterator[HappeningRecord]:
        """Yield what "lower-1=thu 18:00" says."""
        named, equals, when = written.partition("=")
        name = self._find_open(named)
        if not equals or not is_moment(when):
            raise NotUnderstoodError(f"found {repr_for_user(written)}", 'write where to: "lower-1=thu 18:00"')
        start = self.days.inside(parse_minute(self.days, when), f"found {repr_for_user(written)}")
        if start < self.now:
            there = f"{self.names[name]} on {self.clock.moment_text(start)}"
            raise NotUnderstoodError(f"{there}, which is past", f'if you did it then: --done "{written}"')
        yield self._make("moved", session=name, start=self._moment(start))

    def read_drop(self, written: str) -> Iterator[HappeningRecord]:
        """Yield that a session to come is left out."""
        yield self._make("dropped", session=self._find_open(written))

    def read_today_only(self, written: str) -> Iterator[HappeningRecord]:
        """Yield all that there is time for today: "30 min"."""
        minutes = parse_length(written)
        if minutes not in MINUTES:
            allowed = f"allowed: {MINUTES[0]} to {MINUTES[-1]} minutes"
            raise NotUnderstoodError(f"found {repr_for_user(written)}", allowed)
        yield self._make("shortened", day=self.days.today, minutes=minutes)

    def read_feel(self, written: str) -> Iterator[HappeningRecord]:
        """Yield how today feels: "poor"."""
        check_feel(written)
        yield self._make("poor", day=self.days.today)

    def read_hurt(self, written: str) -> Iterator[HappeningRecord]:
        """Yield what hurts today: "knee"."""
        yield self._make("hurt", day=self.days.today, part=find_hurt_part(written).name)

    def read_release(self, written: str) -> Iterator[HappeningRecord]:
        """Yield which session or day is let go."""
        try:
            name = find_session_id(self.names, written, self.titles)
        except NotUnderstoodError:
            days, numbers = self._find_days(written), None
            with suppress(NotUnderstoodError):
                numbers = parse_days(days, written)
            if numbers is None:
                raise
            for day in self._choose_told([days.clock.date_of(day) for day in sorted(numbers)], written):
                yield self._make("released", day=day)
            return
        if name not in self.progress.pins and name not in self.progress.dropped:
            held = sorted({*self.progress.pins, *self.progress.dropped})
            there = ", ".join(format_handle(self.names.get(one, one)) for one in held) or "nothing"
            raise NotUnderstoodError(f"{self.names[name]} was neither moved nor dropped", f"you decided on {there}")
        yield self._make("released", session=name)

    def _choose_told(self, dates: Sequence[date], written: str) -> list[date]:
        """Return which of some days can be let go: those of the week, and of a later one those that are told of."""
        self._check_not_before(dates[0], written)
        last = self.clock.date_of(self.clock.days - 1)
        found = [day for day in dates if day <= last or day in self.told]
        if not found:
            told = join_words([str(day) for day in sorted(self.told) if day > last]) or "nothing"
            raise NotUnderstoodError(f"nothing was told of {written}", f"of later weeks you told {told}")
        return found

    def _reach_on(self, written: str) -> str:
        """Return "sat..wed" by its dates in a programme: who says so is ill in the next week too."""
        return name_span_by_dates(self.days, written) if self.later is not self.days else written

    def _find_days(self, written: str) -> Days:
        """Return the days that a text is about: those of the week, or of the programme where it names a date."""
        return self.later if _DATE.search(to_plain_words(written)) else self.days

    def _check_not_before(self, day: date, written: str) -> None:
        if day < self.clock.first:
            allowed = f"allowed: {self.clock.first} or later; of a week that is over: --week N"
            raise NotUnderstoodError(f"found {repr_for_user(written)}", allowed)

    def _make(self, kind: str, **fields: object) -> HappeningRecord:
        return HappeningRecord.model_validate({"at": self.at, "kind": kind, **fields})

    def _moment(self, minute: int) -> datetime:
        return self.clock.moment(minute)

    def _say_known(self, name: str) -> str:
        """Return that a session is known as missed, and where it stands instead."""
        says = f"{self.names[name]} is known as missed"
        if name not in self.places:
            return f"{says}, and has no place in this week any more."
        there = self.clock.moment_text(self.clock.minute(self.places[name].start))
        return f"{says}, and stands on {there} instead; --drop {format_handle(self.names[name])} leaves it out."

    def _assume_planned(self, name: str) -> tuple[int, int]:
        """Return start and minutes of what was done, and nobody says when; raises NotUnderstoodError."""
        minutes, entry = self.minutes[name], self.places.get(name)
        start = self.now if entry is None else self.clock.minute(entry.start)
        if start >= self.now and name in self.progress.missed:
            handle, planned = format_handle(self.names[name]), self.planned.get(name)
            at = "DAY TIME" if planned is None else self.clock.moment_text(planned)
            allowed = f'say when it was done: --done "{handle}={at}"{" if as planned" if planned is not None else ""}'
            raise NotUnderstoodError(f"{self.names[name]} counts as missed", allowed)
        # A session that was done ahead of its planned time, without a reported one, has just ended.
        return (start if start < self.now else self.now - minutes), minutes

    def _check_past(self, there: str, start: int) -> None:
        if self.days.inside(start, there) > self.now:
            raise NotUnderstoodError(there, f"it can't be done before it is {self.clock.moment_text(self.now)}")

    def _number_extra(self, kind: str) -> str:
        """Return the id of one more session of a kind."""
        self._new[kind] += 1
        known = [name for name in (*self.names, *self.progress.extra) if name.split("/")[-2:-1] == [kind]]
        number = max((int(n) for one in known if (n := one.rpartition("/")[2]).isdecimal()), default=0)
        return f"{self.week}/{kind}/{number + self._new[kind]}"

    def _find_open(self, written: str) -> str:
        """Return the id of a session that is still to come; raises NotUnderstoodError."""
        name = find_session_id(self.names, written, self.titles)
        if name in self.progress.done:
            when = self.clock.moment_text(self.progress.done[name][0])
            raise NotUnderstoodError(f"{self.names[name]} is done, on {when}", "if it was not: --missed")
        return name
