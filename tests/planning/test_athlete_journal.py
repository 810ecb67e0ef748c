"""The journal of a batch: the last line about each athlete counts, and what a kill cut off does no harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from freshlegs.io.errors import OutputError
from freshlegs.planning.athlete_journal import AthleteEntry, AthleteJournal, read_entries

ADA = AthleteEntry("ada", "planned", "1" * 64, penalty=20, proved_best=True, reads={"work.ics": "2"}, notes=("so",))
BEN = AthleteEntry("ben", "impossible", "3", "too little time \N{EM DASH} \N{SNOWMAN}", monday="2026-11-30")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "batch.jsonl"


def test_what_was_added_is_found_at_once_and_by_the_next_run(path: Path) -> None:
    with AthleteJournal(path) as journal:
        assert journal.find("ada") is None
        journal.add(ADA)
        journal.add(BEN)
        assert (journal.find("ada"), journal.find("ben"), journal.find("cem")) == (ADA, BEN, None)
    with AthleteJournal(path) as journal:
        assert (journal.find("ada"), journal.find("ben")) == (ADA, BEN)
    assert list(read_entries(path)) == [ADA, BEN]


def test_the_last_word_counts_and_sorting_leaves_only_that(path: Path) -> None:
    late = AthleteEntry("ada", "failed", "4", "x" * 10_000)
    with AthleteJournal(path) as journal:
        for entry in (BEN, ADA, late):
            journal.add(entry)
        assert journal.find("ada") == late
        journal.sort()
        assert list(read_entries(path)) == [late, BEN]
        assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_equal_work_gives_equal_bytes_whoever_was_first(path: Path) -> None:
    found = set()
    for order in ([ADA, BEN], [BEN, ADA], [ADA, BEN, ADA]):
        path.unlink(missing_ok=True)
        with AthleteJournal(path) as journal:
            for entry in order:
                journal.add(entry)
            journal.sort()
        found.add(path.read_bytes())
    assert len(found) == 1


@pytest.mark.parametrize("cut", [1, 40, 10_000])
def test_a_line_that_was_cut_off_goes_and_the_next_one_stands_by_itself(path: Path, cut: int) -> None:
    with AthleteJournal(path) as journal:
        journal.add(ADA)
        journal.add(BEN)
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    path.write_bytes(whole[: max(first, len(whole) - cut)] if cut != 10_000 else whole[:first] + b"{")
    with AthleteJournal(path) as journal:
        assert (journal.find("ada"), journal.find("ben")) == (ADA, None)
        journal.add(BEN)
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "line",
    [b"nonsense", b"[]", b"{}", b'{"format": 2}', b'{"format": 1}', b"\xff", b'"x"', b"null"],
)
def test_a_line_that_is_none_of_ours_is_nobody(path: Path, line: bytes) -> None:
    with AthleteJournal(path) as journal:
        journal.add(ADA)
    path.write_bytes(line + b"\n" + path.read_bytes())
    with AthleteJournal(path) as journal:
        assert journal.find("ada") == ADA
    assert list(read_entries(path)) == [ADA]


def test_an_entry_with_other_fields_is_planned_anew(path: Path) -> None:
    with AthleteJournal(path) as journal:
        journal.add(ADA)
    for change in ({"more": 1}, {"format": 2}, {"inputs": None}):
        data = json.loads(path.read_bytes()) | change
        if change == {"inputs": None}:
            del data["inputs"]
        path.write_text(json.dumps(data) + "\n")
        assert list(read_entries(path)) == []
        with AthleteJournal(path) as journal:
            journal.add(ADA)
            journal.sort()


def test_a_second_run_is_refused_while_the_first_is_on(path: Path) -> None:
    with AthleteJournal(path), pytest.raises(OutputError, match="another run is planning into"):
        AthleteJournal(path)
    AthleteJournal(path).close()


@pytest.mark.parametrize("where", ["no/such/batch.jsonl", "."])
def test_a_place_that_cant_be_written_is_named(tmp_path: Path, where: str) -> None:
    with pytest.raises(OutputError, match="can't write "):
        AthleteJournal(tmp_path / where)


def test_a_full_disk_leaves_whole_lines(path: Path) -> None:
    """Half a line is taken back."""
    with AthleteJournal(path) as journal:
        journal.add(ADA)
        whole = path.read_bytes()
        real = journal._file  # noqa: SLF001

        class Full:
            def __getattr__(self, name: str) -> object:
                return getattr(real, name)

            def write(self, data: bytes) -> int:
                return real.write(data[:10]) or 0

        journal._file = Full()  # type: ignore[assignment]  # noqa: SLF001
        with pytest.raises(OutputError, match="the disk is full"):
            journal.add(BEN)
        assert path.read_bytes() == whole
        assert (journal.find("ada"), journal.find("ben")) == (ADA, None)
        journal._file = real  # noqa: SLF001
        journal.add(BEN)
    assert list(read_entries(path)) == [ADA, BEN]
