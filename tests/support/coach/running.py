"""10.8: how much is run, how long the longest run is, cut-back weeks, and work that progresses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from support.coach.races import row_of
from support.coach.season import HARD, LIFTS, Card, Finding, Season, mean

ROUNDED = 5
"""Minutes of a run are told in fives."""
AROUND = {"taper", "race", "recovery"}
EASED = {"deload", "taper", "race", "recovery"}
"""Weeks that are cut back for a reason of their own, or because it is their turn."""


def _week_before(season: Season, number: int) -> int | None:
    """Return the minutes of a week, those of the history having numbers from 0 down; None if nothing is known.

    A week around a race, and one that is cut back, counts as the usual one before it: that is documented as ours. What
    the athlete says that he runs goes before what the history holds.
    """
    if number >= 1:
        return _usual_before(season, number) if _is_around(season, number) else season.running(number)
    if said := season.athlete.get("weekly_minutes"):
        return int(said)
    last = season.starts[0] + timedelta(days=7 * (number - 1))
    there = [m for day, kind, m in season.past if 0 <= (day - last).days < 7 and kind not in LIFTS]
    return sum(there) if there else None


def _is_around(season: Season, number: int) -> bool:
    """Whether a week is cut back, for a race, has one, ends on the eve of one, or comes back by a step from that."""
    if number < 1:
        return False
    eve = season.starts[number - 1] + timedelta(days=7)
    if season.kind(number) in EASED or any(race.week == number or race.day == eve for race in season.races):
        return True
    after = number > 1 and season.kind(number - 1) == "recovery"
    return after and season.running(number) < (_usual_before(season, number - 1) or 0)


def _usual_before(season: Season, number: int) -> int | None:
    """Return the most of the last four weeks that no race made easier."""
    there = [other for other in range(number - 1, -4, -1) if not _is_around(season, other)][:4]
    return max((m for other in there if (m := _week_before(season, other)) is not None), default=None)


def read_running_load(season: Season) -> Iterator[Finding]:
    """A08: running above 1.10 x the mean of the four weeks before: the lifts at 0.7, no new load, and it is said."""
    for week in range(1, len(season.weeks) + 1):
        known = [minutes for other in range(week - 4, week) if (minutes := _week_before(season, other)) is not None]
        one, now = season.weeks[week - 1], season.running(week)
        if len(known) < 4 or now <= 1.10 * mean(known) or season.kind(week) in AROUND or not season.lifts(week):
            continue
        if one["lift_volume_percent"] > 70 or one["progresses"]:
            yield Finding("10.8 running load", week, "", f"{now} min run; lifts at {one['lift_volume_percent']} %")
        elif "run" not in (one["says"] + " ".join(one["notes"])).lower():
            yield Finding("10.8 running load", week, "", "nothing is said of it")


def read_long_runs(season: Season) -> Iterator[Finding]:
    """No long run is over 1.10 x the longest run of 30 days; over half of the week's running is said.

    Without a history the first long run has nothing to be measured by.
    """
    runs = [(card.day, card.minutes) for card in season.cards if card.kind not in LIFTS]
    runs += [(day, minutes) for day, kind, minutes in season.past if kind not in LIFTS]
    for card in season.cards:
        if card.kind != "long":
            continue
        lately = [minutes for day, minutes in runs if 0 < (card.day - day).days <= 30]
        known = season.past or any(other.kind in ("long", "race") and other.day < card.day for other in season.cards)
        if known and lately and card.minutes > 1.10 * max(lately) + 0.01:
            yield card.finds("10.8 long run", f"{card.minutes} min, the longest of 30 days was {max(lately)}")
        raced = sum(race.minutes for race in season.races if race.week == card.week)
        share = card.minutes / (season.running(card.week) + raced)
        words = (
            season.words(card.week) + " ".join(card.data["why"]) + " ".join(str(b["why"]) for b in _of(season, card))
        )
        if share > 0.5 and len(season.runs(card.week)) > 1 and "half" not in words and "%" not in words:
            yield card.finds("10.8 share of the long run", f"{share:.0%} of the week, and nothing is said of it")
        several = len(season.runs(card.week)) > 1  # of a single run there is no share
        if several and share > 0.35 and season.kind(card.week) == "build" and not _of(season, card, "share"):
            yield card.finds("10.8 price of the long run", f"{share:.0%} of the week is not priced")


def _of(season: Season, card: Card, rule: str = "") -> list[dict[str, object]]:
    """Return the breaches that name a card."""
    return [b for b in season.plan["breaches"] if card.data["id"] in b["sessions"] and rule in b["rule"]]


def read_long_run_comes_back(season: Season) -> Iterator[Finding]:
    """Read that no long run stays short after a race: from the first usual week of the table it has 60 % again.

    That is the second week after 5 and 10 km, the third after a half marathon, the fourth after a marathon.
    """
    if season.log:
        return
    for race in season.races:
        weeks = [week for week in range(1, len(season.weeks) + 1) if season.kind(week) == "build"]
        long = {week: [card.minutes for card in season.runs(week) if card.kind == "long"] for week in weeks}
        usual = max((max(there) for week, there in long.items() if week < race.week and there), default=0)
        for week, there in long.items():
            usual_again = week > race.week + len(row_of(season, race).running)
            if usual_again and there and max(there) + ROUNDED / 2 < 0.6 * usual:
                yield Finding("10.1 long run after a race", week, "", f"{max(there)} min, {usual} before the race")


def read_running_comes_back(season: Season) -> Iterator[Finding]:
    """Read that after a week that ran less, for a race or what was lost, no more than 30 % of the usual comes on top.

    The race counts as running. A deload counts as the week before it, or as itself where that ran less; who trusts in
    no log is not read.
    """
    if season.log or season.programme.get("run_growth") == "off":
        return
    for week in range(2, len(season.weeks) + 1):
        last = max((other for other in range(1, week) if season.kind(other) != "deload"), default=0)
        usual = _usual_before(season, week)
        if not last or not usual or season.kind(week) in ("taper", "race", "deload") or season.kind(last) == "taper":
            continue
        before = season.running(last) + sum(race.minutes for race in season.races if race.week == last)
        before = max([before, *map(season.running, range(last + 1, week))])
        most = before + 0.3 * usual + ROUNDED * len(season.runs(week)) / 2
        if before < 0.8 * usual and season.running(week) > max(most, 60):
            yield Finding(
                "10.8 running comes back", week, "", f"{season.running(week)} min after {before}, {usual} usual"
            )


def read_cut_backs(season: Season) -> Iterator[Finding]:
    """Of four weeks one is cut back, unless the athlete said otherwise; a deload to 80 %, its long run to 75 %.

    "80 % of minutes" are those of a usual week: where lack of time cut the one before it below that, or running came
    back in it from one that was, a cut-back week has no more than it had. So it is behind the eve of a race.
    """
    asked = season.programme.get("deload_every", 4)
    off = "off" in (asked, season.programme.get("cut_back")) or season.programme.get("phase") == "in_season"
    for week in range(1, len(season.weeks) + 1):
        if season.kind(week) == "deload" and not off and week > 1 and season.kind(week - 1) in ("build", "start"):
            before, now = season.running(week - 1), season.running(week)
            cut = any(season.lacks_runs(other) for other in range(max(week - 2, 1), week))
            cut = cut or _is_around(season, week - 1)
            usual = max(before, _usual_before(season, week) or 0) if cut else before
            if now > min(max(before, 0.7 * usual), 0.8 * usual) + ROUNDED / 2 * len(season.runs(week)):
                yield Finding("10.8 cut-back", week, "", f"{now} min after {before}")
            long = [max((c.minutes for c in season.runs(w) if c.kind == "long"), default=0) for w in (week - 1, week)]
            if long[0] and long[1] > 0.75 * long[0] + ROUNDED:
                yield Finding("10.8 cut-back", week, "", f"long run {long[1]} after {long[0]}")
        window = range(week, week + (5 if asked == 4 else asked + 1))  # a deload due just before a taper is left to it
        if not off and window[-1] <= len(season.weeks) and not any(season.kind(w) in EASED for w in window):
            yield Finding("10.8 cut-back", week, "", f"none in {len(window)} weeks")


def read_first_weeks(season: Season) -> Iterator[Finding]:
    """Read that running starts from what is run now, and grows by at most a tenth a week in the mean."""
    known = [_week_before(season, number) for number in (-3, -2, -1, 0)]
    ran = [minutes for minutes in known if minutes is not None]
    said = season.athlete.get("weekly_minutes")
    if len(ran) < 4 and not said:
        return
    base = float(said) if said else max(ran)
    for week in range(1, len(season.weeks) + 1):
        runs = season.runs(week)
        if season.running(week) > base * 1.10**week + ROUNDED / 2 * len(runs):
            yield Finding("10.8 ramp", week, "", f"{season.running(week)} min, from {base:g} a week before the first")


def read_progress(season: Season) -> Iterator[Finding]:
    """Hard runs are not the same work in three weeks of building after one another, or the card says why."""
    for kind in sorted(HARD):
        row: list[tuple[int, str, int]] = []
        for week in range(1, len(season.weeks) + 1):
            there = [card for card in season.runs(week) if card.kind == kind]
            if season.kind(week) != "build" or not there:
                row = []
                continue
            content = there[0].data["content"]
            row.append((week, content.get("name", ""), there[0].hard))
            said = any(note.startswith("As last week: ") for note in content.get("notes", ()))
            if len(row) >= 3 and len({one[1:] for one in row[-3:]}) == 1 and not said:
                yield there[0].finds("10.8 progress", f"{row[-1][1]} for the third week")


def read_parts(season: Season) -> Iterator[Finding]:
    """Read that the parts of a run add up, that hard minutes fit into them, and paces where a race says them."""
    knows = "race" in season.athlete or "threshold_pace" in season.athlete
    for card in season.cards:
        parts = (card.data["content"] or {}).get("parts", ())
        if not parts:
            continue
        if sum(part["minutes"] for part in parts) != card.minutes:
            yield card.finds("10.8 parts", f"{sum(part['minutes'] for part in parts)} of {card.minutes} min")
        if any(part.get("hard", 0) > part["minutes"] for part in parts):
            yield card.finds("10.8 parts", "more hard minutes than minutes")
        if (
            knows
            and (card.kind == "race" or (card.kind == "tempo" and card.hard))
            and not any("per km" in p["effort"] or "per mile" in p["effort"] for p in parts)
        ):
            yield card.finds("10.8 paces", "none, though a race is known")


def read_quick(season: Season) -> Iterator[Finding]:
    """Read that who must not jump, or spares the calves, has no strides and no hills (10.9)."""
    jumps = {"jumps", "hops"} & {*season.lifting.get("avoid", ())} or "returning_from" in season.athlete
    if not jumps and "calves" not in season.lifting.get("easy", ()):
        return
    for card in season.cards:
        for part in (card.data["content"] or {}).get("parts", ()):
            if "stride" in part["effort"] + part["name"] or "uphill" in part["effort"]:
                yield card.finds("10.9 quick", part["effort"])


def read_goal(season: Season) -> Iterator[Finding]:
    """Minutes that the long run was to reach and does not are said with the number."""
    goal = season.programme.get("long_run", {}).get("longest")
    longest = max((card.minutes for card in season.cards if card.kind == "long"), default=0)
    if goal and longest < goal and not any(str(longest) in note for note in season.plan["notes"]):
        yield Finding("10.8 goal", 0, "", f"{longest} of {goal} min, and nothing is said of it")
