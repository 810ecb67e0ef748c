"""What is done in the sessions of a programme: what each week asks for, and once for all of them how, and why there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.way_text import describe_way
from freshlegs.planning.done_so_far import DoneExercise, DoneSoFar, SessionOutcome
from freshlegs.report.done_lines import format_asked, format_lifted
from freshlegs.report.phrases import explain_place, format_day, format_times, title_session
from freshlegs.training.card import format_rest, summarize_content

_SHARED = 3
"""Exercises of which the same has to be said for it to be said of all of them at once."""
_DATE = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}\b")


@dataclass(frozen=True, slots=True)
class SessionLine:
    """An exercise of a lift in one week."""

    asked: str  #: "Back squat 3 x 6 @ 80 kg"
    more: str  #: What it has besides the usual, of one that is still to come: how hard, warm-up sets
    done: str  #: What was done where it was not as asked for: "6 6 4 @ 80 kg", "not done"


@dataclass(frozen=True, slots=True)
class WeekSession:
    """A session in one week."""

    session: SessionRecord
    when: str  #: "Mon 17:30-18:15"
    says: str  #: Of a run its parts
    state: str  #: "done", "missed", "ill"; "" of one that is open
    done: str  #: Of a run what was run, where it was not as long as asked for
    lines: tuple[SessionLine, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionGuide:
    """A session as it is in all weeks: how its exercises are done, and why it stands where it does."""

    title: str
    how: tuple[str, ...]
    why: tuple[str, ...]


def list_week_sessions(record: PlannedRecord, usual: "UsualEfforts") -> tuple[WeekSession, ...]:
    """Return the sessions of one week of a programme, in order of time."""
    outcomes = DoneSoFar(record).sessions
    return tuple(
        _describe(record, outcomes[session.id], usual) for session in sorted(record.sessions, key=lambda one: one.start)
    )


class UsualEfforts:
    """How hard each exercise of each lift is in most of the weeks, so that a week tells only what differs."""

    def __init__(self, record: PlannedRecord) -> None:
        told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        times = Counter[tuple[str, str]]()
        for session in record.sessions:
            if isinstance(session.content, LiftContent):
                for entry in session.content.exercises:
                    told[session.name, entry.exercise].update(_split_effort(entry))
                    times[session.name, entry.exercise] += 1
        self._usual = {
            key: [part for part, count in parts.items() if 2 * count > times[key]] for key, parts in told.items()
        }

    def of(self, session: SessionRecord, entry: Prescribed) -> list[str]:
        """Return how hard an exercise usually is."""
        return self._usual[session.name, entry.exercise]

    def list_others(self, session: SessionRecord, entry: Prescribed) -> list[str]:
        """Return what is to be known of an exercise in its week; where the usual does not hold, all of it."""
        usual, here = self.of(session, entry), _split_effort(entry)
        return [part for part in here if part not in usual] if {*usual} <= {*here} else here


def _split_effort(entry: Prescribed) -> list[str]:
    """Return the phrases that tell how hard an exercise is, each once."""
    return [*dict.fromkeys(filter(None, re.split("; |, (?=about )", entry.effort)))]


def list_guides(record: PlannedRecord, usual: UsualEfforts) -> tuple[SessionGuide, ...]:
    """Return how the sessions of a programme are done and why they are there, each once."""
    named: dict[str, list[SessionRecord]] = defaultdict(list)
    for session in sorted(record.sessions, key=lambda one: one.start):
        named[session.name].append(session)
    guides = (
        SessionGuide(title_session(record, there[0]), tuple(_tell_how(there, usual)), tuple(_tell_why(record, there)))
        for there in named.values()
    )
    return tuple(guide for guide in guides if guide.how or guide.why)


def _describe(record: PlannedRecord, outcome: SessionOutcome, usual: UsualEfforts) -> WeekSession:
    session, content = outcome.session, outcome.session.content
    day = format_day(record, record.local(session.start).date()).partition(" ")[0]
    lift = content if isinstance(content, LiftContent) else None
    notes = tuple(map(to_one_line, content.notes)) if content else ()
    others = {one.exercise: usual.list_others(session, one) for one in lift.exercises} if lift else {}
    shared = _find_shared(others) if not outcome.exercises else []
    if lift is not None:
        names = {one.exercise: one.name for one in lift.exercises}
        notes = (*(_tell_shared(part, others, names) for part in shared), *notes)
    notes = (*filter(None, [describe_way(record, session)]), *notes)
    done = {one.asked.exercise: one for one in outcome.exercises}
    return WeekSession(
        session,
        f"{day} {format_times(record, session)}",
        to_one_line(summarize_content(content)) if content and lift is None else "",
        "" if outcome.state == "open" else outcome.state,
        f"{outcome.run.minutes} min" if outcome.run and outcome.run.minutes != session.minutes else "",
        tuple(
            _tell_line(one, done.get(one.exercise), [part for part in others[one.exercise] if part not in shared])
            for one in (lift.exercises if lift else ())
        ),
        notes,
    )


def _find_shared(others: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what is told of most exercises of a lift, and so is told once."""
    counts = Counter(part for parts in others.values() for part in parts)
    return [part for part, count in counts.items() if count >= _SHARED and 2 * count > len(others)]


def _tell_shared(part: str, others: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> str:
    without = [to_one_line(names[exercise]) for exercise, parts in others.items() if part not in parts]
    return to_one_line(f"All{f' but {join_words(without)}' if without else ''}: {part}.")


def _tell_line(entry: Prescribed, done: DoneExercise | None, others: Sequence[str]) -> SessionLine:
    asked = to_one_line(f"{entry.name} {format_asked(entry)}")
    if done is not None:
        told = "" if done.as_asked else format_lifted(done.lifted) if done.lifted else "not done"
        return SessionLine(asked, "", told)
    ramp = ", ".join(f"{one.load:g} x {one.reps}" for one in entry.ramp if one.load is not None)
    more = [*others, *([f"warm-up sets: {ramp}"] if ramp else [])]
    return SessionLine(asked, to_one_line("; ".join(more)), "")


def _tell_how(sessions: Sequence[SessionRecord], usual: UsualEfforts) -> Iterator[str]:
    """Yield how a lift is done in all weeks: its warm-up, each exercise, what comes after it."""
    lifts = [(one, one.content) for one in sessions if isinstance(one.content, LiftContent)]
    if not lifts:
        return
    yield f"Warm-up: {to_one_line(lifts[0][1].warm_up)}."
    told = set[str]()
    for session, lift in lifts:
        for entry in lift.exercises:
            if entry.exercise not in told:
                told.add(entry.exercise)
                pause = f"rest {format_rest(entry.rest)}" + (" after both" if entry.pair else "")
                how = ", ".join((pause, *usual.of(session, entry)))
                cue = f". {entry.cue.rstrip('.')}" if entry.cue else ""
                yield to_one_line(f"{f'{entry.pair}: ' if entry.pair else ''}{entry.name}: {how}{cue}.")
    if lifts[0][1].cool_down:
        yield f"Afterwards: {to_one_line(lifts[0][1].cool_down)}."


def _tell_why(record: PlannedRecord, sessions: Sequence[SessionRecord]) -> Iterator[str]:
    """Yield why a session stands where it does, each reason once with the weeks that it holds in."""
    weeks: dict[str, list[int]] = defaultdict(list)
    for session in sessions:
        number = (record.local(session.start).date() - record.start).days // record.days + 1
        for line in explain_place(record, session):
            if not line.startswith("Week "):
                weeks[_DATE.sub(r"\1", line)].append(number)
    for line, numbers in weeks.items():
        yield line if len(numbers) == len(sessions) else f"{name_weeks(numbers).capitalize()}: {line}"


def name_weeks(numbers: Sequence[int]) -> str:
    """Return weeks with those in a row as one: "weeks 1 to 5 and 7"."""
    starts = [numbers[0], *(later for earlier, later in pairwise(numbers) if later > earlier + 1)]
    ends = [*(earlier for earlier, later in pairwise(numbers) if later > earlier + 1), numbers[-1]]
    spans = [str(first) if first == last else f"{first} to {last}" for first, last in zip(starts, ends, strict=True)]
    return f"week{'s' if len(numbers) > 1 else ''} {join_words(spans)}"
