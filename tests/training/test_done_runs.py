"""Weeks of a programme after what was really run in the weeks before, as a log tells it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

import pytest

from freshlegs.training.programme.done_runs import DoneRun, DoneRuns, sum_done_week
from freshlegs.training.programme.outline import LongRun, Outline, ProgrammeWeek
from freshlegs.training.programme.races import Race
from freshlegs.training.programme.time_line import build_time_line
from freshlegs.training.programme.week_demands import SessionDemand, sum_running_minutes
from freshlegs.training.programme.week_words import summarize_week

START = date(2027, 1, 4)
WEEK = (
    SessionDemand("lower", 60),
    SessionDemand("tempo", 40),
    SessionDemand("long", 60),
    SessionDemand("easy", 30, 2, 2),
)
"""160 minutes of running; the long run may grow to 120."""
USUAL = Outline(START, 7, 12, WEEK, long_run=LongRun(60, 120), known_minutes=160, longest_run=60)


def on(week: int, day: int = 6) -> date:
    return START + timedelta(days=7 * (week - 1) + day)


def as_planned(week: int, long: int, tempo: int = 40, easy: int = 30) -> list[DoneRun]:
    """Return the runs of a week, the long one of so many minutes; 0 leaves a run out."""
    runs = ((1, "tempo", tempo), (3, "easy", easy), (4, "easy", easy), (6, "long", long))
    return [DoneRun(on(week, day), kind, minutes) for day, kind, minutes in runs if minutes]


def plan(*runs: DoneRun, until: date | None = None, **fields: object) -> tuple[ProgrammeWeek, ...]:
    done = DoneRuns(until or max(run.day for run in runs), tuple(runs))
    return build_time_line(replace(USUAL, done=done, **fields))  # type: ignore[arg-type]


def find_long(weeks: tuple[ProgrammeWeek, ...]) -> list[int]:
    return [week.find_longest("long") for week in weeks]


def find_minutes(week: ProgrammeWeek) -> list[int]:
    return [week.find_longest(kind) for kind in ("long", "tempo", "easy")]


def test_runs_as_planned_change_nothing() -> None:
    usual = build_time_line(USUAL)
    for last in range(1, 7):
        done = [run for week in usual[:last] for run in as_planned(week.number, *find_minutes(week))]
        assert plan(*done) == usual
    assert find_long(usual)[:6] == [60, 65, 70, 50, 75, 80]


def test_a_shorter_long_run_is_gone_on_from() -> None:
    assert find_long(plan(*as_planned(1, 65), *as_planned(2, 70)))[2] == 75
    assert find_long(plan(*as_planned(1, 50), *as_planned(2, 50)))[2:4] == [55, 40]


def test_a_missed_long_run_leaves_the_longest_of_the_last_weeks() -> None:
    """Of weeks 1 and 2 the log has a long run of 65 minutes and then none, so that it is not taken for 70."""
    assert find_long(plan(*as_planned(1, 65), *as_planned(2, 0), until=on(2)))[2] == 70
    assert find_long(plan(*as_planned(1, 0), *as_planned(2, 0), until=on(2)))[2] == 44


def test_a_run_before_the_programme_carries_who_missed_its_first_long_run() -> None:
    """On as if it had been run; a run that is older than 30 days at the end of the week carries nobody."""
    missed = as_planned(1, 0)
    lately, long_ago = ((START - timedelta(days=days), 60) for days in (8, 30))
    assert find_long(plan(*missed, until=on(1), runs_before=(lately,))) == find_long(build_time_line(USUAL))
    assert find_long(plan(*missed, until=on(1), runs_before=(long_ago,)))[1] == 44
    # No more than was asked for already, however long it was.
    longer = (START - timedelta(days=8), 110)
    assert find_long(plan(*missed, until=on(1), runs_before=(longer,), longest_run=110))[1] == 65


def test_where_no_run_is_known_the_first_long_run_is_taken_at_its_word_for_thirty_days() -> None:
    """An hour is a tenth more than 55 minutes on the eve: who misses it asks for no less in the 30 days after it."""
    assert find_long(plan(*as_planned(1, 0), until=on(1), longest_run=0))[1] == 60
    assert find_long(plan(*as_planned(1, 60), until=on(1), longest_run=0))[1] == 65
    assert find_long(plan(*as_planned(1, 0)[:1], until=on(1, 3), longest_run=0))[1] == 65
    none = [run for week in range(1, 5) for run in as_planned(week, 0)]
    assert find_long(plan(*none, until=on(4), longest_run=0, deload_every=None))[4] == 44


def test_a_longer_run_of_any_kind_lifts_the_cap() -> None:
    assert find_long(plan(*as_planned(1, 65), *as_planned(2, 90)))[2] == 95
    assert find_long(plan(*as_planned(1, 65, easy=85)))[1] == 90
    assert find_long(plan(*as_planned(1, 65), *as_planned(2, 240)))[2:4] == [120, 90]


def test_running_goes_on_from_what_was_run_where_most_weeks_are_short() -> None:
    """Three weeks with 125 of 160 minutes are weeks that life cut short; with a fourth, 125 is what is run."""
    rows = [run for week in range(1, 6) for run in as_planned(week, 60, tempo=35, easy=15)]
    three = plan(*rows, until=on(3), deload_every=None)
    assert sum_running_minutes(three[3].sessions) == 165
    for last in (4, 5):
        weeks, most = plan(*rows, until=on(last), deload_every=None), int(125 * 1.1)
        assert most - 1 <= sum_running_minutes(weeks[last].sessions) <= most


def test_a_cut_back_week_among_weeks_that_were_run_in_part_makes_no_full_one_of_them() -> None:
    """Of week 4, a deload, all of 130 minutes was run: 125 of 160 in the three before it and in the one after."""
    rows = [run for week in (1, 2, 3, 5) for run in as_planned(week, 60, tempo=35, easy=15)]
    weeks = plan(*rows, *as_planned(4, 50, tempo=35, easy=25), until=on(5))
    assert weeks[3].kind == "deload"
    assert 136 <= sum_running_minutes(weeks[5].sessions) <= 137


def test_lifts_are_pulled_back_by_what_was_run_and_a_little_running_is_given_up_for_them() -> None:
    """After 125 of 160 minutes: once, the mean bears 166; twice, 156, and ten less spare the lifts; thrice, 147."""
    rows = [run for week in range(1, 4) for run in as_planned(week, 60, tempo=35, easy=15)]
    flat: dict[str, object] = {"deload_every": None, "long_run": LongRun(60, 60)}
    found = [plan(*rows, until=on(last), **flat)[last] for last in (1, 2, 3)]
    assert [(sum_running_minutes(week.sessions), week.runs_more) for week in found] == [(160, 0), (156, 0), (160, 20)]
    assert [week.lift_volume for week in found] == [100, 100, 70]


def test_a_cut_back_week_runs_no_more_than_was_run_in_the_short_week_before_it() -> None:
    """A week of 170 minutes in which 125 were run: 125 again, and not four fifths of 170; after 60, seven tenths."""
    rows = [*as_planned(1, 60), *as_planned(2, 65)]
    for last, most in ((as_planned(3, 70, tempo=0, easy=28), 126), (as_planned(3, 60, tempo=0, easy=0), 115)):
        weeks = plan(*rows, *last, until=on(3))
        assert weeks[3].kind == "deload"
        assert most - 6 <= sum_running_minutes(weeks[3].sessions) <= most


def test_after_a_week_that_was_run_in_part_running_comes_back_by_steps() -> None:
    """Seventy of 160 minutes: then no more than 48, three tenths of the usual, on top, then that again."""
    rows = [*as_planned(1, 60), *as_planned(2, 60), *as_planned(3, 0, tempo=40, easy=15)]
    weeks = plan(*rows, until=on(3), deload_every=None, long_run=LongRun(60, 60))
    back = [sum_running_minutes(week.sessions) for week in weeks[3:6]]
    assert back == [118, 160, 160]
    assert "Running comes back after a break: 118 of 160 min." in summarize_week(weeks[3])


def test_a_step_back_to_seven_tenths_is_all_easy() -> None:
    rows = [*as_planned(1, 60), *as_planned(2, 60), *as_planned(3, 0, tempo=0, easy=30)]
    week = plan(*rows, until=on(3), deload_every=None, long_run=LongRun(60, 60))[3]
    assert week.runs_easily
    assert not any(one and one.is_a("intensity") for one in week.sessions)
    assert sum_running_minutes(week.sessions) == 112


def test_who_loses_a_run_or_two_goes_on_as_before() -> None:
    usual = [*as_planned(1, 60), *as_planned(2, 65), *as_planned(3, 70)]
    ill = [run for run in usual if run.day != on(3, 1)]
    before, after = plan(*usual, until=on(3)), plan(*ill, until=on(3))
    # But for a little, so that the lifts are no lighter for it: the four weeks before count as what was run in them.
    minutes = [[sum_running_minutes(week.sessions) for week in weeks[3:]] for weeks in (before, after)]
    assert [one[:2] for one in minutes] == [[135, 175], [129, 169]]
    assert all(0.93 * usual <= now <= usual for usual, now in zip(*minutes, strict=True))
    assert minutes[0][-1] == minutes[1][-1]
    assert not any(week.runs_more for week in after)


@pytest.mark.parametrize(("lost", "shares"), [(1, [70]), (2, [50, 80]), (3, [50, 80]), (4, [30, 50, 80])])
def test_running_comes_back_step_by_step_after_lost_weeks(lost: int, shares: list[int]) -> None:
    """And then it is where it was, but for the long run, which grows from the longest run of 30 days."""
    rows = [run for week in (1, 2, 3) for run in as_planned(week, 60)]
    weeks = plan(*rows, until=on(3 + lost), deload_every=None)[3 + lost :]
    back = [sum_running_minutes(week.sessions) for week in weeks[: len(shares)]]
    # No easy run is longer than the long run, which grows by a tenth: after three weeks that is what limits them.
    assert all(minutes <= 160 * share / 100 + 6 for minutes, share in zip(back, shares, strict=True))
    assert back[0] == pytest.approx(160 * shares[0] / 100, abs=6)
    assert lost > 2 or back == [pytest.approx(160 * share / 100, abs=6) for share in shares]
    assert all(easy <= long for long, easy in ((w.find_longest("long"), w.find_longest("easy")) for w in weeks))
    assert f"Running comes back after a break: {back[0]} of 16" in summarize_week(weeks[0])
    assert find_minutes(weeks[len(shares)])[1:] == [40, pytest.approx(30 if lost != 3 else 24, abs=3)]
    assert weeks[len(shares)].runs_more == 0


def test_a_deload_after_a_lost_week_is_no_second_cut() -> None:
    rows = [run for week in (1, 2) for run in as_planned(week, 60)]
    fourth = plan(*rows, until=on(3))[3]
    assert fourth.kind == "deload"
    assert sum_running_minutes(fourth.sessions) == pytest.approx(160 * 0.7, abs=6)


def test_who_has_lost_more_than_four_weeks_begins_with_what_was_run() -> None:
    rows = [*as_planned(1, 60), *as_planned(2, 60)]
    assert sum_running_minutes(plan(*rows, until=on(7), deload_every=None)[7].sessions) == 60


def test_who_has_not_run_for_weeks_begins_with_short_runs_none_of_them_hard() -> None:
    (done,) = plan(DoneRun(on(1, 0), "easy", 10), until=on(6))[6:7]
    runs = [(one.kind, one.at_most, one.minutes) for one in done.sessions if one and one.is_a("run")]
    assert runs == [("long", 1, 20), ("easy", 2, 20)]


def test_a_week_that_the_log_does_not_tell_to_its_end_goes_on_as_planned() -> None:
    asked = [("tempo", 40), ("long", 60), ("easy", 30), ("easy", 30)]
    runs = (DoneRun(on(1, 1), "tempo", 20), DoneRun(on(1, 2), "easy", 45))
    assert sum_done_week(DoneRuns(on(1, 2), runs), START, 7, iter(asked)) == (20 + 45 + 60 + 30, 60)
    assert sum_done_week(DoneRuns(on(1, 6), runs), START, 7, iter(asked)) == (65, 45)
    assert sum_done_week(DoneRuns(on(1, 6), runs), on(2, 0), 7, iter(asked)) is None
    assert sum_done_week(None, START, 7, iter(asked)) is None
    race = (DoneRun(on(1, 1), "race", 25),)
    assert sum_done_week(DoneRuns(on(1, 2), race), START, 7, iter(asked)) == (25 + 60 + 40 + 30, 60)


def test_a_taper_is_cut_from_what_was_run() -> None:
    race = Race(on(8), 21.1, "A", 115)
    usual = build_time_line(replace(USUAL, races=(race,)))
    half = [run for week in range(1, 7) for run in as_planned(week, 40, tempo=20, easy=15)]
    weeks = plan(*half, until=on(6), races=(race,))
    assert weeks[6].kind == "taper"
    assert sum_running_minutes(weeks[6].sessions) < 100 < sum_running_minutes(usual[6].sessions)


def test_a_taper_after_weeks_without_running_is_cut_from_less() -> None:
    """The week before it was planned before anybody knew that it would not be run."""
    race = Race(on(8), 21.1, "A", 115)
    rows = [run for week in range(1, 5) for run in as_planned(week, 60)]
    weeks = plan(*rows, until=on(6), races=(race,))
    assert weeks[6].kind == "taper"
    assert find_minutes(weeks[6]) == [22, 0, 20], (
        "half of the usual, all of it easy, as in any week after two lost ones"
    )
    assert sum_running_minutes(weeks[6].sessions) <= 1.1 * (160 + 160) / 4 + 10


def test_a_race_is_no_licence_for_long_runs_after_it() -> None:
    """Who ran half an hour where 50 min were asked for goes on from the longest run behind it, the tempo of 40 minutes.

    Who ran as asked goes on from the race, to as long as before it, as in a programme without a log.
    """
    race = Race(on(4), 21.1, "A", 115)
    rows = [run for week in range(1, 4) for run in as_planned(week, 60 if week < 3 else 30)]
    after = [run for week in range(4, 7) for run in as_planned(week, 30)]
    weeks = plan(*rows, DoneRun(race.date, "race", 115), *after, until=on(6), races=(race,))
    assert find_long(weeks)[6] == 44
    told = [run for week in (4, 5, 6) for run in as_planned(week, 30 if week < 6 else 50)]
    assert find_long(plan(*rows, DoneRun(race.date, "race", 115), *told, until=on(6), races=(race,)))[6] == 65


@dataclass
class Counted:
    """What the weeks count of which a log tells; 160 min were run before."""

    total: list[float] = field(default_factory=lambda: [160.0] * 4)
    level: float = 160.0
    ran: list[float] = field(default_factory=list)
    short: list[bool] = field(default_factory=list)
    lost: int = 0
    least: int = 0
    back: list[int] = field(default_factory=list)

    def most(self) -> float:
        """Return the minutes that the next week may have."""
        return sum(self.total[-4:]) / 4 * (self.back[0] if self.back else 110) / 100

    def add(self, asked: int, ran: int, *, rests: bool) -> None:
        """Add a week: what life or the plan itself cuts short changes nothing of the level that is come back to."""
        self.ran.append(ran)
        self.short.append(ran < 0.95 * asked)
        self.least = {0: 70, 1: 50, 2: 50, 3: 30}.get(self.lost, 0) if self.short[-1] else 0
        self.lost = self.lost + 1 if 100 * ran < 40 * asked else 0
        after = {1: [70], 2: [50, 80], 3: [50, 80], 4: [30, 50, 80]}
        self.back = after.get(self.lost, []) if self.lost else self.back[1:]
        if self.short[-1] and sum(self.short[-8:]) > 4:
            # Most of them: then what was run is what can be run.
            self.level, self.back = sum(self.ran[-4:]) / 4, []
            self.total += [self.level] * 4
        elif self.short[-1] or rests:
            self.total.append(self.level)
        else:
            self.level = max(self.level, asked)
            self.total.append(max(self.level, ran))


@pytest.mark.parametrize("seed", range(60))
def test_after_random_logs_long_run_and_week_are_as_a_coach_reads_them(seed: int) -> None:
    """By its own arithmetic, over what was run where the log tells, and what is planned after it."""
    chance = Random(seed)
    until, runs = chance.randint(1, 9), list[DoneRun]()
    for number in range(1, until + 1):
        there = (one for one in as_planned(number, 60) if chance.random() < 0.7)
        runs += [one._replace(minutes=chance.randint(10, 110)) for one in there]
    weeks = plan(*runs, until=on(until))
    count, longest, equal = Counted(), dict[date, int](), 0.0
    for number, week in enumerate(weeks, 1):
        minutes, first = sum_running_minutes(week.sessions), on(number, 0)
        recent = [much for day, much in longest.items() if 0 < (first - day).days <= 30]
        if recent and number > 1:
            assert week.find_longest("long") <= max(22, 1.1 * max(recent)), number
        assert minutes <= max(60, count.most() + 1e-6), number
        if number > 1 and not count.back:
            usual = sum(count.total[-4:]) / 4
            # Who ran a part of the week before may run no less than who lost it.
            assert minutes <= max(60, equal + 0.3 * usual + 1e-6, count.least * usual / 100 + 1e-6), number
        done = [run for run in runs if on(number, 0) <= run.day <= on(number)]
        ran = sum(run.minutes for run in done) if number <= until else minutes
        count.add(minutes, ran, rests=week.cut_back < 100 or week.steps_back)
        full = week.cut_back == 100 or ran < 0.95 * minutes
        equal = 100 * ran / week.cut_back if full else max(equal, ran)
        days = {run.day: run.minutes for run in done} if number <= until else {on(number): week.find_longest("long")}
        longest |= days


HALF = (SessionDemand("intervals", 60), SessionDemand("long", 100), SessionDemand("easy", 45))
"""205 minutes of running before a half marathon; the long run may grow to 120."""
TO_A_HALF = Outline(START, 7, 15, HALF, long_run=LongRun(100, 120), races=(Race(on(15), 21.1, minutes=110),))


def list_running(outline: Outline, *rows: tuple[int, int, int]) -> list[int]:
    """Return the minutes of each week after weeks with so much of the intervals, the long and the easy run."""
    kinds = (("intervals", 3), ("long", 6), ("easy", 1))
    runs = [
        DoneRun(on(number, day), kind, minutes)
        for number, row in enumerate(rows, 1)
        for (kind, day), minutes in zip(kinds, row, strict=True)
        if minutes
    ]
    done = DoneRuns(on(len(rows)), tuple(runs))
    return [sum_running_minutes(week.sessions) for week in build_time_line(replace(outline, done=done))]


def test_one_run_left_out_after_a_short_week_costs_two_weeks_and_not_the_season() -> None:
    """Half of week 2 was run, and of week 3, in which it came back, 77 of 166 minutes: no long run."""
    usual = list_running(TO_A_HALF, (60, 100, 45))
    assert usual[:7] == [205, 215, 225, 180, 225, 225, 225]
    weeks = list_running(TO_A_HALF, (60, 100, 45), (0, 60, 45), (45, 0, 32))
    # A cut-back week comes after it, with seven tenths of the usual 205; then three tenths of these come on top.
    assert weeks[3:5] == [143, 204]
    assert weeks[5:] == usual[5:]


def test_who_ran_a_part_of_a_week_may_run_no_less_after_it_than_who_lost_it() -> None:
    """Also where the part is one of a week that was an easier one, and a knee hurt in it."""
    sore = replace(TO_A_HALF, sore=frozenset({on(3, 1)}))
    before = [(60, 100, 45), (0, 60, 45)]
    part, lost = (list_running(sore, *before, last) for last in ((0, 45, 32), (0, 0, 32)))
    assert part[3] == lost[3] == 143


def test_a_cut_back_week_is_cut_from_a_usual_one_where_life_has_cut_the_one_before_it() -> None:
    """Week 3 comes back with 166 minutes, and four fifths of the 215 before it are as many, not 135."""
    weeks = list_running(TO_A_HALF, (60, 100, 45), (0, 60, 45))
    assert weeks[2:6] == [166, 165, 215, 225]


@pytest.mark.parametrize("number", range(3, 12))
def test_after_one_lost_long_run_running_is_back_within_two_weeks(number: int) -> None:
    rows = [(60, 100, 45), *[(60, 120, 45)] * (number - 2), (60, 0, 45)]
    usual, weeks = list_running(TO_A_HALF, (60, 100, 45)), list_running(TO_A_HALF, *rows)
    back = zip(weeks[number + 2 :], usual[number + 2 :], strict=True)
    assert all(0.95 * other <= minutes <= other for minutes, other in back)
    assert weeks[number] <= 105 / 0.8 + 0.3 * 225


@pytest.mark.parametrize("seed", range(40))
def test_who_tells_of_pain_or_an_illness_never_runs_more_later(seed: int) -> None:
    """Than who ran the same and says nothing; neither in a week nor in its long run."""
    chance = Random(seed)
    until, runs = chance.randint(1, 9), list[DoneRun]()
    for number in range(1, until + 1):
        there = (one for one in as_planned(number, 65) if chance.random() < 0.8)
        runs += [
            one._replace(minutes=max(10, one.minutes * chance.choice((60, 100, 100, 110)) // 100)) for one in there
        ]
    races = (
        (Race(on(chance.randint(8, 12)), chance.choice((10, 21.1, 42.2)), "A", 115),) if chance.random() < 0.5 else ()
    )
    day = on(until, chance.randint(2, 6))
    told = chance.choice(({"sore": frozenset({day})}, {"ill": frozenset({day - timedelta(days=n) for n in range(3)})}))
    silent, tells = (plan(*runs, until=on(until), races=races, **more) for more in ({}, told))
    for week, other in zip(tells, silent, strict=True):
        assert sum_running_minutes(week.sessions) <= sum_running_minutes(other.sessions), week.number
        assert week.find_longest("long") <= (other.find_longest("long") or 1000), week.number


def draw_lost_runs(seed: int) -> tuple[tuple[ProgrammeWeek, ...], tuple[ProgrammeWeek, ...], int]:
    """Return the weeks of who says nothing and runs all since a day, and of who tells of it and loses runs to it.

    The last is the number of the week to whose end the latter has run.
    """
    chance = Random(seed)
    until, runs, fields = chance.randint(1, 9), list[DoneRun](), dict[str, object]()
    if chance.random() < 0.4:
        fields["races"] = (Race(on(chance.randint(8, 12)), chance.choice((10, 21.1, 42.2)), "A", 115),)
    if chance.random() < 0.3:
        fields["deload_every"] = None
    asked = build_time_line(replace(USUAL, **fields))  # type: ignore[arg-type]
    for week in asked[:until]:
        for one in as_planned(week.number, *find_minutes(week)):
            if chance.random() < 0.8:
                percent = chance.choice((100, 100, 100, 100, 60, 110))
                runs.append(one._replace(minutes=max(10, one.minutes * percent // 100)))
    day = on(until, chance.randint(0, 6))
    ill = frozenset(day - timedelta(days=back) for back in range(chance.randint(1, 5)))
    told = chance.choice(({"sore": frozenset({day})}, {"ill": frozenset(one for one in ill if one >= START)}))
    first = min(min(days) for days in told.values())
    before = [run for run in runs if run.day < first]
    eve = first - timedelta(days=1)
    silent = plan(*before, until=eve, **fields) if eve >= START else asked
    there = silent[(first - START).days // 7 : until]
    since = [run for week in there for run in as_planned(week.number, *find_minutes(week)) if run.day >= first]
    left = [run for run in since if run.kind == "easy" and chance.random() < 0.6]
    return silent, plan(*before, *left, until=on(until), **told, **fields), until


@pytest.mark.parametrize("seed", [*range(20), 195, 223, 276, 406, 411, 415, 647])
def test_who_loses_runs_to_pain_or_an_illness_never_runs_more_later(seed: int) -> None:
    """Than who says nothing and runs them; the last seeds are those in which that was so."""
    silent, tells, until = draw_lost_runs(seed)
    for week, other in zip(tells[until:], silent[until:], strict=True):
        assert sum_running_minutes(week.sessions) <= sum_running_minutes(other.sessions), week.number
        assert week.find_longest("long") <= (other.find_longest("long") or 1000), week.number


def test_the_easy_days_after_an_illness_take_no_running_from_later_weeks() -> None:
    """Ill from Wednesday to Saturday of week 2, and so without a hard run up to the Wednesday after it."""
    flat = LongRun(60, 60)
    done = [*as_planned(1, 60), *as_planned(2, 60, easy=0), *as_planned(3, 60, tempo=0), *as_planned(4, 45, 30, 25)]
    ill = frozenset(on(2, day) for day in range(2, 6))
    usual = build_time_line(replace(USUAL, long_run=flat))
    after = plan(*done, long_run=flat, ill=ill, until=on(4))
    assert [sum_running_minutes(week.sessions) for week in after[5:8]] == [
        sum_running_minutes(week.sessions) for week in usual[5:8]
    ]
    # A fifth of the usual comes on top of the week that was run in part, three weeks after an illness at the most.
    assert sum_running_minutes(after[4].sessions) == pytest.approx(0.2 * 160 + 100 / 0.8, abs=4)
    without = plan(*done, long_run=flat, until=on(4))
    assert sum_running_minutes(without[4].sessions) == sum_running_minutes(usual[4].sessions)


def test_an_easy_run_in_the_place_of_a_hard_one_is_asked_for_like_it() -> None:
    """The weeks behind are sized with it: left out, the next one would run twice as much."""
    third = plan(*as_planned(1, 60), until=on(2))[2]
    assert third.runs_easily
    instead = third.sessions[1]
    assert instead is not None
    assert (instead.kind, instead.at_least) == ("easy", 1)
