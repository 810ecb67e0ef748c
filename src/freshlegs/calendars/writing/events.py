"""From a planned week to the events of its calendar."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from freshlegs.calendars.writing.event import CalendarInfo, Event, make_private_uid, make_uid
from freshlegs.io.errors import Fault, InputError, InternalError
from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent
from freshlegs.model.kinds import GROUPS, KINDS, SPLIT_LIFT, Kind, find_family
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.revisions import count_revision, stamp_first_plan, stamp_plan
from freshlegs.planfile.way_text import describe_way
from freshlegs.planfile.workout_file import link_workout_files
from freshlegs.training.card import describe_activity, describe_content, summarize_content
from freshlegs.training.tired import describe_if_tired
from freshlegs.written.session_text import use_titles

WRITABLE_YEARS = range(1971, 2201)
"""Years that calendars are written for; rules of zones begin the year before."""
MOST_ALARMS = 2
"""More than two per entry are lost in some calendars."""

_LONGEST_CYCLE = 14
"""Days of the longest cycle, and as many sessions of one kind as anybody asks for in it."""
_SIGNATURE = "Planned by freshlegs"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an athlete asks of the entries of a calendar, beside the plan itself."""

    rest_days: bool = True  #: Whether days without a session are noted as all-day entries, which take up no time
    details: bool = True  #: Whether an entry says what is trained; without, it says "Training" and nothing else
    blocks: bool = True  #: Whether a session takes up its time in the calendar
    utc: bool = False  #: Whether times are told in UTC, for programs that misread time zones
    #: How long before the start the phone rings, by kind ("tempo"), by family ("lift", "run"), or for all ("")
    alarms: Mapping[str, tuple[timedelta, ...]] = field(default_factory=dict)
    steps: str = ""  #: Address of the folder, with a slash at its end, in which FIT files are; "" for none

    def alarms_of(self, kind: Kind) -> tuple[timedelta, ...]:
        """Return the alarms of a kind of session: what is said of it, else of its family, else of all."""
        names = (kind, find_family(kind), "")
        return next((self.alarms[name] for name in names if name in self.alarms), ())


def list_events(record: PlannedRecord, options: ExportOptions, stamp: datetime) -> tuple[Event, ...]:
    """Return the sessions of a week in order of time, and its rest days as entries that take up no time."""
    _refuse_far_years(record)
    found = [_session(record, session, options, stamp) for session in record.sessions]
    if options.rest_days and options.details:
        found += _rest_days(record, stamp)
    if revision := count_revision(record):
        first = stamp_first_plan(record)
        found = [replace(event, sequence=revision, created=first) for event in found]
    return sort_events(found, record.zone)


def list_possible_uids(scenario: str, days: Iterable[date]) -> frozenset[str]:
    """Return the UIDs that entries of a scenario can have on some days, whichever of its plans wrote them."""
    starts = {day - timedelta(days=before) for day in days for before in range(_LONGEST_CYCLE)}
    slots = [f"{name}/{number}" for name in (*KINDS, "rest") for number in range(1, _LONGEST_CYCLE + 1)]
    ids = [f"{scenario}/{start.isoformat()}/{slot}" for start in starts for slot in slots]
    return frozenset(uid for one in ids for uid in (make_uid(one), make_private_uid(one)))


def sort_events(events: Iterable[Event], zone: ZoneInfo) -> tuple[Event, ...]:
    """Return events by their start; whole days begin at midnight of the athlete's zone."""
    return tuple(sorted(events, key=lambda event: sort_key(event, zone)))


def sort_key(event: Event, zone: ZoneInfo) -> tuple[datetime, str]:
    """Return what events are ordered by."""
    return _instant(event.start, zone), event.uid


def describe_calendar(record: PlannedRecord, options: ExportOptions, stamp: datetime) -> CalendarInfo:
    """Return what a calendar says about itself: one and the same for all weeks of an athlete."""
    if not options.details:
        return CalendarInfo(make_private_uid(record.whose), "Training", stamp)
    name = to_one_line(f"Training: {record.athlete}") if record.athlete else _title(record)
    return CalendarInfo(make_uid(record.whose), name, stamp)


def stamp_revision(record: PlannedRecord, stamp: datetime | None) -> datetime:
    """Return when the events of a plan were written, in whole seconds of UTC: not before the plan itself was made.

    Raises InternalError for a stamp without a zone.
    """
    made = stamp_plan(record)
    if stamp is None:
        return made
    return max(made, round_stamp(stamp)) if count_revision(record) else round_stamp(stamp)


def round_stamp(stamp: datetime) -> datetime:
    """Return a moment in whole seconds of UTC; raises InternalError for one without a zone."""
    if stamp.utcoffset() is None:
        raise InternalError(f"the stamp {stamp} of a calendar has no time zone")
    return stamp.astimezone(UTC).replace(microsecond=0)


def _session(record: PlannedRecord, session: SessionRecord, options: ExportOptions, stamp: datetime) -> Event:
    zone = UTC if options.utc else record.zone
    as_others_see_it = Event(
        uid=make_private_uid(session.id),
        start=session.start.astimezone(zone),
        end=session.end.astimezone(zone),
        summary="Training",
        description="",
        categories=(),
        stamp=stamp,
        created=stamp,
        busy=options.blocks,
        # The phone rings so long before one has to leave.
        alarms=tuple(timedelta(minutes=session.minutes_there) + before for before in options.alarms_of(session.kind)),
    )
    if not options.details:
        return as_others_see_it
    kind = KINDS[session.kind]
    return replace(
        as_others_see_it,
        uid=make_uid(session.id),
        summary=f"{to_one_line(session.title) or ': '.join(kind.calendar_words)} {session.minutes} min",
        description=_lines(
            describe_way(record, session),
            *_inside(session),
            *_if_tired(session),
            *_link_steps(record, session, options),
            *(use_titles(why, record.titles) for why in session.why),
            f"Week: {_title(record)}",
            _SIGNATURE,
        ),
        categories=tuple(word.capitalize() for word in kind.calendar_words),
        colour=kind.calendar_colour,
        location=to_one_line(session.place),
    )


def _rest_days(record: PlannedRecord, stamp: datetime) -> Iterator[Event]:
    """Yield the rest days, numbered in each week: so one that moves is moved on the phone too, and no other is."""
    count = Counter[date]()
    for day in record.rest_days:
        week = record.start + timedelta(days=(day - record.start).days // record.days * record.days)
        count[week] += 1
        yield Event(
            uid=make_uid(f"{record.scenario}/{week.isoformat()}/rest/{count[week]}"),
            start=day,
            end=day + timedelta(days=1),
            summary="Rest day",
            description=_lines(_describe_rest(record, day), f"Week: {_title(record)}", _SIGNATURE),
            categories=("Rest",),
            stamp=stamp,
            created=stamp,
            busy=False,
            colour="silver",
        )


def _describe_rest(record: PlannedRecord, day: date) -> str:
    """Return what there is on a rest day: nothing, or what is no training."""
    names = [session.title or KINDS[session.kind].title for session in record.on(day)]
    return f"Nothing today but {join_words(names)}, which is no training." if names else "No session today."


def _inside(session: SessionRecord) -> tuple[str, ...]:
    """Return what is done in a session, the shortest of it first; of a plan that does not say it, what it is for."""
    if session.content is None:
        return (_about(session),)
    about = () if isinstance(session.content, LiftContent) else (_about(session),)
    return (summarize_content(session.content), *about, *describe_content(session.content))


def _if_tired(session: SessionRecord) -> tuple[str, ...]:
    """Return what is left of a hard session for who is tired; nothing of one that is over."""
    return () if session.done else (describe_if_tired(session.kind, session.minutes, session.load),)


def _link_steps(record: PlannedRecord, session: SessionRecord, options: ExportOptions) -> Iterator[str]:
    """Yield where the steps of a session are for a watch; phones make a link of it."""
    links = link_workout_files(record, session, {"fit": options.steps}) if options.steps else {}
    for link in links.values():
        yield f"Steps for the watch: {link}"


def _about(session: SessionRecord) -> str:
    """Return what a session is, in a sentence or two."""
    kind = KINDS[session.kind]
    if kind.muscles:
        muscles = session.muscles if kind.name == SPLIT_LIFT else kind.muscles
        return f"Trains {join_words([group for group in GROUPS if group in muscles])}."
    if kind.family == "activity":
        return describe_activity(session.kind, session.title, session.load)
    return kind.about + (" The hardest run of the week." if session.hardest else "")


def _title(record: PlannedRecord) -> str:
    return to_one_line(record.title) or to_one_line(record.scenario) or "Training week"


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, map(to_one_line, lines)))


def _instant(moment: datetime | date, zone: ZoneInfo) -> datetime:
    return (moment if isinstance(moment, datetime) else datetime.combine(moment, time(), zone)).astimezone(UTC)


def _refuse_far_years(record: PlannedRecord) -> None:
    far = [s for s in record.sessions if s.start.year not in WRITABLE_YEARS or s.end.year not in WRITABLE_YEARS]
    if far:
        allowed = f"calendars are for the years {WRITABLE_YEARS[0]} to {WRITABLE_YEARS[-1]}"
        faults = (Fault(to_one_line(s.id), f"starts on {s.start.date()}", allowed) for s in far)
        raise InputError(record.scenario, *faults)
