"""Days on which the athlete feels poor or something hurts: what they are closed to, and what their sessions hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.content import Content, LiftContent
from freshlegs.model.kinds import KINDS, find_family
from freshlegs.model.session import Session, has_tag
from freshlegs.rules.bad_days import (
    EasyWhilePoor,
    EasyWhileSore,
    GentleWeekAfterPain,
    RestWhileHurt,
    list_rules_after_pain,
)
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Progress, WeekInProgress
from freshlegs.training.avoidable import say_when_to_stop
from freshlegs.training.ease_lift import ease_lift
from freshlegs.training.exercise import Exercise
from freshlegs.training.hurt_parts import HurtPart, list_parts
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.programme.week_demands import EASY_RUN
from freshlegs.training.runs import make_run_content
from freshlegs.training.tired import cut_run, is_steady_run

_ILL = ("ill", "sick", "fever", "a cold", "cold", "flu")
_POOR = ("poor", "poorly", "bad", "badly", "tired", "exhausted", "weak", "heavy legs")


def check_feel(written: str) -> None:
    """Check that a word for how an athlete feels is one of feeling poor; raises NotUnderstoodError."""
    word, found = " ".join(written.lower().split()), f"found {repr_for_user(written)}"
    if word in _ILL:
        raise NotUnderstoodError(found, "no training while you are ill: freshlegs replan plan.json --ill today")
    if word not in _POOR:
        raise NotUnderstoodError(found, "allowed: poor; who feels well trains as planned")


def is_hard(session: Session) -> bool:
    """Whether a session is a hard one that no day of feeling poor has; a race is the athlete's to decide.

    Of a lift and of a long run something is left; an activity that is hard or heavy is done whole or not at all.
    """
    heavy = find_family(session.kind) == "activity" and has_tag(session, "strength")
    return (has_tag(session, "key") or heavy) and not is_steady_run(session.kind) and session.kind != "race"


def ease_days(task: Task, in_progress: WeekInProgress) -> Task:
    """Return a week with the rules of its poor and its sore days; what stood where it may not may be left out."""
    progress = in_progress.progress
    if not progress.poor and not progress.hurt:
        return task
    rules = (*_list_rules(task, in_progress),)
    stood = find_days_stood(task, in_progress)
    settled = progress.done.keys() | progress.pins.keys()

    def may_give_way(one: Session) -> bool:
        there = stood.get(one.id, frozenset())
        return one.id not in settled and any(rule.concerns_session(one) and there & {*rule.days} for rule in rules)

    # What the scenario accepts where it is pinned is not accepted there now.
    given = (replace(one.excuse(), decided=None) if may_give_way(one) else one for one in task.sessions)
    starts = _find_poor_starts(task, in_progress)
    stays = (_stay(one, starts[one.id]) if one.id in starts else one for one in given)
    sore_leg = any(part.carries_running for part in list_hurt(progress))
    sessions = tuple(cut_long_run(one) if sore_leg and one.id not in settled else one for one in stays)
    return _spare(replace(task, sessions=sessions, rules=(*task.rules, *rules)), progress)


def cut_long_run(session: Session) -> Session:
    """Return a long run half as long, for the days after pain or an illness (house); any other session as it is."""
    if not (is_steady_run(session.kind) and has_tag(session, "key")):
        return session
    return replace(session, minutes=cut_run(session.minutes), forms=())


def make_first_run(session: Session, others: Iterable[Session]) -> Session:
    """Return the short easy run that comes in the place of a long or a hard one after an illness (house)."""
    number = 1 + max((one.number for one in others if one.kind == "easy"), default=0)
    return replace(
        session.excuse(),
        id=f"{session.id.rsplit('/', 2)[0]}/easy/{number}",
        kind="easy",
        number=number,
        minutes=min(cut_run(session.minutes), EASY_RUN),
        tags=KINDS["easy"].list_tags(None),
        title="",
        load=None,
        content=None,
        forms=(),
    )


def _find_poor_starts(task: Task, in_progress: WeekInProgress) -> dict[str, int]:
    """Return the start of each session that stands on a poor day and is still to come, in minutes of the week."""
    progress, clock = in_progress.progress, task.clock
    there = {entry.id: clock.minute(entry.start) for entry in in_progress.stored.sessions}
    short = progress.short_days.keys()
    poor = {name: start for name, start in there.items() if clock.day(start) in progress.poor - short}
    return {name: start for name, start in poor.items() if start >= progress.now and name not in progress.pins}


def _stay(session: Session, start: int) -> Session:
    """Return a session that keeps its start, where it has to be on that day: nobody trains at another hour for it."""
    stays = not session.optional and start in session.starts
    return replace(session, starts=(start,)) if stays else session


def find_days_stood(task: Task, in_progress: WeekInProgress) -> dict[str, frozenset[int]]:
    """Return the days on which each session stood, in the first plan and in the one before."""
    found: dict[str, frozenset[int]] = {}
    for record in filter(None, (in_progress.first, in_progress.stored)):
        for entry in record.sessions:
            found[entry.id] = found.get(entry.id, frozenset()) | {task.clock.day(task.clock.minute(entry.start))}
    return found


def _list_rules(
    task: Task, in_progress: WeekInProgress
) -> Iterator[EasyWhilePoor | RestWhileHurt | EasyWhileSore | GentleWeekAfterPain]:
    clock, progress = task.clock, in_progress.progress
    stood = find_days_stood(task, in_progress)
    placed = tuple(sorted(entry.id for entry in in_progress.stored.sessions))
    for day in sorted(progress.poor):
        if clock.midnight(day + 1) > progress.now:
            there = [one for one in task.sessions if day in stood.get(one.id, ())]
            yield EasyWhilePoor(
                days=(day,),
                called=clock.day_name(day),
                stays=tuple(sorted(one.id for one in there if not is_hard(one))),
                easy_runs=any(has_tag(one, "run") for one in there),
            )
    for day, names in sorted(progress.hurt.items()):
        for part in list_parts(names):
            yield RestWhileHurt(days=(day,), called=clock.day_name(day), part=part.name)
            for rule in list_rules_after_pain(clock, day, part.name, placed):
                if clock.midnight(rule.days[-1] + 1) > progress.now:
                    yield rule


def _spare(task: Task, progress: Progress) -> Task:
    """Return a week whose lifts and runs, for the rest of it, spare what hurts."""
    parts = list_hurt(progress)
    if not parts:
        return task
    settings, stop = task.lifting or LiftingSettings(level=task.lift_level), say_when_to_stop("pain")
    out = settings.excluded
    more = frozenset().union(*(part.patterns for part in parts)), frozenset().union(*(part.kinds for part in parts))
    excluded = replace(out, patterns=out.patterns | more[0], kinds=out.kinds | more[1])
    easy = settings.easy.union(*(part.easy for part in parts))
    # What cannot be filled any more is filled as well as can be: no week is impossible because something hurts.
    names = tuple(part.name for part in parts)
    lifting = replace(settings, asked=False, excluded=excluded, easy=easy, stop=stop, sore=names)
    running = task.running
    if any(part.carries_running for part in parts):
        running = replace(running, gentle=True, stop=stop)
    return replace(
        task,
        lifting=lifting,
        running=running,
        untrainable_groups=task.untrainable_groups | lifting.untrainable_groups,
        easy_groups=task.easy_groups | lifting.easy_groups,
    )


def list_hurt(progress: Progress) -> tuple[HurtPart, ...]:
    """Return what hurts this week, in one order."""
    return list_parts(frozenset().union(*progress.hurt.values()))


def ease_contents(
    task: Task, in_progress: WeekInProgress, contents: Mapping[str, Content | None]
) -> dict[str, Content | None]:
    """Return what is done in the sessions of a week: less of it on poor days, and nothing that works what hurts.

    None stands for what is to be filled anew.
    """
    progress, parts = in_progress.progress, list_hurt(in_progress.progress)
    stood = find_days_stood(task, in_progress)
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    known = {one.id: one for one in settings.exercises}
    eased = dict(contents)
    for session in task.sessions:
        if session.id in progress.done:
            continue
        content = eased.get(session.id, session.content)
        if any(_works(content, session, part, known) for part in parts):
            eased[session.id] = None
        elif stood.get(session.id, frozenset()) & progress.poor:
            if isinstance(content, LiftContent):
                eased[session.id] = ease_lift(content, known, settings.loads, "You feel poor")
            elif is_steady_run(session.kind):
                running = replace(task.running, gentle=True)
                eased[session.id] = make_run_content(session.kind, session.minutes, running)
    return eased


def make_runs_gentle(
    task: Task, in_progress: WeekInProgress, contents: Mapping[str, Content | None]
) -> dict[str, Content | None]:
    """Return what is done in the sessions of a week with an illness: runs from its days on are gentle.

    So is one that had no day at first, whatever was told before the illness and found it one.
    """
    progress, since = in_progress.progress, min(in_progress.progress.ill)
    at_first = {entry.id for entry in (in_progress.first or in_progress.stored).sessions}
    stood, running = find_days_stood(task, in_progress), replace(task.running, gentle=True)
    runs = (one for one in task.sessions if is_steady_run(one.kind) and one.id not in progress.done)
    gentle = {
        one.id: make_run_content(one.kind, one.minutes, running)
        for one in runs
        if one.id not in at_first or max(stood[one.id]) >= since
    }
    return {**contents, **gentle}


def _works(content: Content | None, session: Session, part: HurtPart, known: Mapping[str, Exercise]) -> bool:
    """Whether what is done in a session works what hurts; an easy run is made anew, without anything quick."""
    if not isinstance(content, LiftContent):
        return part.carries_running and is_steady_run(session.kind)
    there = [known.get(entry.exercise) for entry in content.exercises]
    return any(one is None or part.leaves_out(one) or part.spares(one) for one in there)
