"""10.5: steps of weights, only weights that can be built, deloads, what a miss does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise
from math import ceil

from support.coach.season import Card, Entry, Finding, Lifted, Season, epley, is_counted, top, volume

ARTICLE_STEPS = {"barbell": 5.0, "dumbbell": 2.0}
"""Kilograms: 5 to 10 lb on a barbell, 2.5 to 5 lb on dumbbells."""
BAR = 20.0
SAYS_NO_WAVE = re.compile("wave|each week would be too big a jump|would be too big a step")


def _needs(season: Season, entry: Entry) -> set[str]:
    return {name for either in season.library[entry["exercise"]]["needs"] for name in either}


def lightest(season: Season, entry: Entry) -> float:
    """Return the empty bar where there is one, else nothing."""
    return BAR if "barbell" in _needs(season, entry) else 0.0


def read_steps(season: Season) -> Iterator[Finding]:
    """No weight leaps: it is worth no more than what went before, and one step or two repetitions."""
    for course in season.courses:
        named = season.lifting.get("weights", {}).get(course[0][1]["exercise"], 0.0)
        reps = int(season.library[course[0][1]["exercise"]]["reps"].split("-")[0].split("/")[0].rstrip("sm"))
        best, load = epley(named, reps), named  # who begins after a race begins below what he lifts
        for card, entry in course:
            if not entry["load"]:
                continue
            done = list_trusted(season, card, entry)
            best = max((best, *(epley(one.load or 0.0, one.reps) for one in done)))
            load = max((load, *(one.load or 0.0 for one in done)))
            now = epley(entry["load"], top(entry))
            if best:
                step = max(season.step(entry, card), min(_article(season, entry), load / 10))
                most = best + max(step * (1 + top(entry) / 30), 2 * load / 30)
                if now > most * 1.001:
                    said = f"{entry['exercise']} {entry['sets']} x {entry['reps']} at {entry['load']}, best was {load}"
                    yield card.finds("10.5 leap", said)
            best, load = max(best, now), max(load, entry["load"])
        for (_, before), (card, after) in pairwise(course):
            yield from _read_wave_step(season, card, before, after)


def read_one_course(season: Season) -> Iterator[Finding]:
    """Read that an exercise in two lifts of a week is one: as many repetitions of one weight, more of a lighter one.

    A lighter day that comes before its heavy one goes on from the heavy day before, a repetition or a step behind.
    """
    there: dict[tuple[int, str], list[tuple[Card, Entry]]] = defaultdict(list)
    for card in season.cards:
        for entry in card.exercises:
            if entry["load"] and entry["slot"] != "power" and is_counted(entry):
                there[card.week, entry["exercise"]].append((card, {**entry, "dose": card.data["content"]["dose"]}))
    for (week, exercise), found in there.items():
        if any(card.week == week and card.kind == "race" for card in season.cards):
            continue  # what stands after the race is lighter
        heaviest = min((entry for _, entry in found), key=_rank_heavy)
        for (_, one), (card, other) in combinations(found, 2):
            heavy, light = sorted((one, other), key=_rank_heavy)
            said = f"{exercise} {heavy['load']} x {top(heavy)} and {light['load']} x {top(light)} in one week"
            alike = heavy["slot"] == light["slot"] and top(heavy) == top(light)
            full = all(re.search("leaves? [012]", one["effort"]) for one in (heavy, light))  # eased, neither is hard
            # Of two lighter days one may stand before the heavy day, and one behind it.
            full = full and (heavy is heaviest or heavy["slot"] == heaviest["slot"])
            harder = full and epley(light["load"], top(light) + 2) > 1.001 * epley(heavy["load"], top(heavy) + 2)
            # Who is no beginner has a heavy day and a lighter one, and the card says which is which.
            says = (
                any("lighter" in one["effort"] for one in (heavy, light)) and season.level("lift_level") != "beginner"
            )
            if (alike and heavy["load"] != light["load"] and not says) or (harder and heavy["dose"] == light["dose"]):
                yield card.finds("10.5 two courses", said)
            elif light["load"] < heavy["load"] and "lighter" not in light["effort"] and season.kind(week) == "build":
                yield card.finds("10.5 two courses", f"{said}, and the card does not say that it is lighter")


def _rank_heavy(entry: Entry) -> tuple[bool, int]:
    return entry["slot"] != "strength", top(entry)


def list_trusted(season: Season, card: Card, entry: Entry) -> list[Lifted]:
    """Return what was logged of an exercise before a card, but for weights more than 15 % above what was asked for."""
    asked = {
        (other.day, one["exercise"]): one["load"] for other in season.cards for one in other.exercises if one["load"]
    }
    logged = {(row["date"], row["exercise"]) for row in season.log}
    return [
        one for one in season.lifted
        if one.load and one.exercise == entry["exercise"]
        and one.day < card.day and (str(one.day), one.exercise) in logged
        and one.load <= 1.15 * asked.get((one.day, one.exercise), 0.0) + 0.01
    ]  # fmt: skip


def _article(season: Season, entry: Entry) -> float:
    return max((ARTICLE_STEPS[name] for name in _needs(season, entry) & set(ARTICLE_STEPS)), default=2.5)


def _read_wave_step(season: Season, card: Card, before: Entry, after: Entry) -> Iterator[Finding]:
    """Read that a heavier weight for fewer repetitions is no harder than those were."""
    if not before["load"] or not after["load"] or not is_counted(after) or after["load"] <= before["load"]:
        return
    if season.kind(card.week - 1) != "build" or season.kind(card.week) != "build" or top(after) >= top(before):
        return
    done = [one for one in list_trusted(season, card, after) if (card.day - one.day).days <= 7]
    if re.search("leaves? [3-9]|of before", before["effort"]):  # it may be what was done before the easier weeks
        done += [one for one in season.lifted if one.exercise == after["exercise"] and one.day < card.day]
    # Where another lift of the week has it heavier, this one may be what that one is in its next week.
    others = [
        epley(one["load"], top(one) + 1) for other in season.cards for one in other.exercises
        if one["exercise"] == after["exercise"] and one["load"]
        and other.name != card.name and 0 < (card.day - other.day).days <= 7
    ]  # fmt: skip
    best = max((epley(before["load"], top(before)), *(epley(one.load or 0.0, one.reps) for one in done), *others))
    if epley(after["load"], top(after)) > best * 1.001:
        said = f"{after['exercise']} {before['load']} x {top(before)}, then {after['load']} x {top(after)}"
        yield card.finds("10.5 wave step", said)


def read_builds(season: Season) -> Iterator[Finding]:
    """Every weight can be built of bar and plates, pairs, bells or a stack, or is one that the athlete named."""
    named = season.lifting.get("weights", {})
    for card in season.cards:
        for entry in card.exercises:
            for load in (entry["load"], *(one.get("load") for one in entry.get("ramp", ()))):
                if not load or load == named.get(entry["exercise"]):
                    continue
                steps = (load - lightest(season, entry)) / season.step(entry, card)
                if steps < -1e-6 or abs(steps - round(steps)) > 1e-6:
                    yield card.finds("10.5 can't be built", f"{entry['exercise']} {load}")
            yield from _read_plates(card, entry)


def _read_plates(card: Card, entry: Entry) -> Iterator[Finding]:
    for one in (entry, *entry.get("ramp", ())):
        if one.get("plates"):
            bar, *pairs = one["plates"].split(" + ")
            whole = float(bar) + sum(float(a) * float(b) for a, b in (pair.split(" x ") for pair in pairs))
            if abs(whole - one["load"]) > 0.01:
                yield card.finds("10.5 plates", f"{entry['exercise']} {one['plates']} is not {one['load']}")


def read_deloads(season: Season) -> Iterator[Finding]:
    """Read that a deload has no more weight than the week before, and 50 % (beginners) or 70 % of its sets x reps.

    The share is one of a usual week's: one that runs much more has 70 % of that already (10.8), and those back after a
    break (10.1) what is less of what has no weight; a deload has no more than that. Nor has it less than half of the
    share of what was done in the week before.
    """
    beginner = season.level("lift_level") == "beginner"
    share = 0.5 if beginner else 0.7
    for course in season.courses:
        for (other, before), (card, after) in pairwise(course):
            if season.kind(card.week) != "deload" or season.kind(other.week) != "build" or before["slot"] == "power":
                continue
            if before["load"] and after["load"] and after["load"] > before["load"]:
                yield card.finds("10.5 deload", f"{after['exercise']} {after['load']} after {before['load']}")
            minimum = card.data["content"]["dose"] == "minimum"
            says = season.weeks[other.week - 1]["says"]
            name = other.name.replace("/", " ")
            back = (says.partition(f"{words}, ")[2] for words in ("Back after a break", "On the way back"))
            eased = any(name in lifts.partition(":")[0] for lifts in back)
            eased = eased or "of the sets x reps and no new weights" in says
            most = volume(before) if eased else volume(before) * share + top(before) / 2
            rows = {(row["date"], row["exercise"]) for row in season.log}
            is_done = not season.log or (str(other.day), before["exercise"]) in rows
            least = volume(before) * share / 2 if is_done and card.week == other.week + 1 else 0
            if not minimum and not least <= volume(after) <= most:
                said = (
                    f"{after['exercise']} {after['sets']} x {after['reps']} after {before['sets']} x {before['reps']}"
                )
                yield card.finds("10.5 deload", said)
            if beginner or not before["load"] or not after["load"]:
                continue
            if after["load"] > lightened(season, card, after, before["load"]) + 0.01:
                yield card.finds("10.5 deload", f"{after['exercise']} {after['load']} after {before['load']}")


def lightened(season: Season, card: Card, entry: Entry, load: float) -> float:
    """Return what a deload leaves of a weight: 90 %, or where nothing near can be built one step less, or all of it.

    Nothing is lighter than the empty bar.
    """
    step, bar = season.step(entry, card), lightest(season, entry)
    built = bar + (load * 0.9 - bar + 1e-9) // step * step
    if built >= load * 0.85:
        return max(load * 0.9, bar)
    below = bar + (ceil((load - bar) / step - 1e-9) - 1) * step
    return below if below >= max(load * 0.85, bar) else load


def read_estimates(season: Season) -> Iterator[Finding]:
    """Read that the best single on a card is Epley's of its weight, with two in reserve."""
    for card in season.cards:
        for entry in card.exercises:
            if (
                entry.get("best")
                and entry["load"]
                and season.kind(card.week) == "build"
                and "2 reps" in entry["effort"]
            ) and abs(entry["best"] - epley(entry["load"], top(entry) + 2)) > 0.02 * entry["best"] + 1:
                yield card.finds("10.5 best single", f"{entry['exercise']} {entry['best']} of {entry['load']}")


def is_missed(season: Season, row: Entry) -> bool:
    """Whether a row of the log has fewer sets or repetitions than the card of its day asks for."""
    day = date.fromisoformat(row["date"])
    asked = (e for c in season.cards if c.day == day for e in c.exercises if e["exercise"] == row["exercise"])
    reps = [int(one) for one in row["reps"].split()]
    entry = next(asked, None)
    return bool(row["missed"]) if entry is None else len(reps) < entry["sets"] or min(reps) < top(entry)


def _is_above_asked(season: Season, row: Entry) -> bool:
    """Whether a row of the log has more weight than was asked for, which then was not tried."""
    asked = (
        e["load"] for c in season.cards if str(c.day) == row["date"]
        for e in c.exercises if e["exercise"] == row["exercise"] and e["load"]
    )  # fmt: skip
    return any(row["load"] > load + 0.01 for load in asked)


def _is_trusted(season: Season, card: Card, entry: Entry, row: Entry) -> bool:
    """Whether the weight of a row counts: one far above what was asked for is asked back instead."""
    day = date.fromisoformat(row["date"])
    return any(one.day == day and one.load == row["load"] for one in list_trusted(season, card, entry))


def _is_lighter_day(season: Season, card: Card, entry: Entry, row: Entry) -> bool:
    """Whether a row of the log is of the day of the week on which an exercise is lighter, with more repetitions."""
    there = (
        (other, one) for other in season.cards for one in other.exercises
        if str(other.day) == row["date"] and one["exercise"] == entry["exercise"] and one["load"]
    )  # fmt: skip
    return any(other.name != card.name and top(one) > top(entry) for other, one in there)


def read_misses(season: Season) -> Iterator[Finding]:
    """No weight goes up after a miss; after two misses of a single progression it is lower, after three 90 %."""
    rows = defaultdict(list)
    for row in season.log:
        rows[row["exercise"]].append(row)
    single = season.level("lift_level") == "beginner"
    for card in season.cards:
        for entry in card.exercises:
            before = [r for r in rows[entry["exercise"]] if date.fromisoformat(r["date"]) < card.day and r["load"]]
            later = [r for r in rows[entry["exercise"]] if date.fromisoformat(r["date"]) >= card.day]
            if not entry["load"] or not before or later or (card.day - date.fromisoformat(before[-1]["date"])).days > 7:
                continue
            last = before[-1]
            if _is_lighter_day(season, card, entry, last):
                continue  # a miss there repeats the weight of the heavy day
            if not is_missed(season, last) or not _is_trusted(season, card, entry, last):
                continue
            if entry["load"] > last["load"] and top(entry) >= min(map(int, last["reps"].split())):
                yield card.finds(
                    "10.5 after a miss", f"{entry['exercise']} {entry['load']} after {last['load']} missed"
                )
            missed = [r for r in before[-3:] if is_missed(season, r) and r["load"] == last["load"]]
            if single and entry["slot"] == "strength" and len(missed) == 2 and entry["load"] >= last["load"] > BAR:
                yield card.finds("10.5 after two misses", f"{entry['exercise']} {entry['load']} again")
            three = [r for r in before[-3:] if is_missed(season, r) and not _is_above_asked(season, r)]
            first = three[0]["load"] if len(three) == 3 else 0.0
            most = max(0.9 * first, lightest(season, entry))
            could = lightened(season, card, entry, first) < first
            if single and entry["slot"] == "strength" and first and could and entry["load"] > most + 0.01:
                yield card.finds("10.5 after three misses", f"{entry['exercise']} {entry['load']} after {first}")


def read_slips(season: Season) -> Iterator[Finding]:
    """Read that a logged weight more than 15 % above what was asked for is asked back: the plan says so."""
    asked = {
        (str(card.day), one["exercise"]): one["load"] for card in season.cards for one in card.exercises if one["load"]
    }
    for row in season.log:
        load = asked.get((row["date"], row["exercise"]))
        if (
            load
            and row["load"]
            and row["load"] > 1.15 * load + 0.01
            and f"{row['exercise'].replace('_', ' ')}: {row['load']:g} " not in season.said
        ):
            yield Finding(
                "10.5 slip", 0, row["date"], f"{row['exercise']} {row['load']}, asked for {load}: not asked back"
            )


def _is_done_before(season: Season, card: Card, entry: Entry) -> bool:
    """Whether an exercise was done in the two weeks before a card."""
    return any(0 < (card.day - one.day).days < 14 for one in season.lifted if one.exercise == entry["exercise"])


def read_unknown_weights(season: Season) -> Iterator[Finding]:
    """Read that where the range begins again at an unknown weight, the card said that a heavier one is due."""
    for course in season.courses:
        for (_, before), (card, after) in pairwise(course):
            known = before["load"] or after["load"] or not is_counted(after) or after["slot"] in ("power", "strength")
            known = known or not _is_done_before(season, card, after)  # it is told less as after a break
            kinds = {season.kind(card.week - 1), season.kind(card.week)}
            if known or kinds != {"build"} or not _needs(season, after) & {"dumbbell", "kettlebell", "band"}:
                continue
            said = (before["effort"] + after["effort"]).lower()
            if (
                top(after) < top(before) - 1
                and "5 or more" not in said
                and not any(word in said for word in ("next", "heavier", "misses", "lighter"))
            ):
                yield card.finds("10.5 next weight", f"{after['exercise']} {before['reps']}, then {after['reps']}")


def read_small_waves(season: Season) -> Iterator[Finding]:
    """Read that where a plate is more than a repetition is worth there is no wave, and the card says so.

    In a week of no new weights there is nothing to be said.
    """
    if season.level("lift_level") == "beginner" or "progression" in season.lifting:
        return
    for card in season.cards:
        grows = season.kind(card.week) == "build" and season.weeks[card.week - 1]["progresses"]
        for entry in card.exercises if grows else ():
            if not entry["load"] or entry["slot"] != "strength" or "barbell" not in _needs(season, entry):
                continue
            worth = entry["load"] * (epley(1, 6) / epley(1, 5) - 1)
            usual = card.data["content"]["dose"] != "minimum" and "2 reps" in entry["effort"]
            if usual and season.step(entry, card) > worth * 1.03 and not SAYS_NO_WAVE.search(entry["effort"]):
                yield card.finds("10.5 no wave", f"{entry['exercise']} {entry['load']}: the card says nothing of it")
