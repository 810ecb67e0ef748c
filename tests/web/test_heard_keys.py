"""Keys of what was sent: noted before the file is written, and only counted where it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from freshlegs.io.errors import InputError
from freshlegs.web.heard_keys import HeardKeys, read_key

ANSWER = {"saved": True, "text": "1 row in log.csv."}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


@pytest.fixture
def heard(tmp_path: Path) -> HeardKeys:
    return HeardKeys(tmp_path / "plan.json")


def test_a_key_counts_once_its_file_is_written(heard: HeardKeys, log: Path) -> None:
    assert heard.find("the-key-1") is None
    heard.note("the-key-1", log, b"rows", ANSWER)
    assert heard.find("the-key-1") is None
    log.write_bytes(b"other rows")
    assert heard.find("the-key-1") is None
    log.write_bytes(b"rows")
    assert heard.find("the-key-1") == ANSWER
    assert heard.find("the-key-2") is None


def test_what_is_done_stays_done_whatever_becomes_of_the_file(heard: HeardKeys, log: Path) -> None:
    heard.note("the-key-1", log, b"rows", ANSWER)
    heard.note("the-key-1", log, b"rows", ANSWER, done=True)
    assert heard.find("the-key-1") == ANSWER
    assert len(json.loads(log.with_name("plan.json.heard").read_text())) == 1


def test_a_new_server_knows_the_last_keys_of_the_one_before(
    heard: HeardKeys, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("freshlegs.web.heard_keys._MOST", 3)
    for number in range(5):
        heard.note(f"the-key-{number}", log, b"rows", {"number": number}, done=True)
    later = HeardKeys(log.with_name("plan.json"))
    found = [later.find(f"the-key-{number}") for number in range(5)]
    assert found == [None, None, {"number": 2}, {"number": 3}, {"number": 4}]


@pytest.mark.parametrize("text", ["", "{", "4", "[4]", '[{"key": "the-key-1"}]', "\ufffe"])
def test_a_file_that_somebody_else_has_written_is_no_harm(heard: HeardKeys, log: Path, text: str) -> None:
    log.with_name("plan.json.heard").write_text(text, "utf-8")
    assert heard.find("the-key-1") is None
    heard.note("the-key-1", log, b"rows", ANSWER, done=True)
    assert heard.find("the-key-1") == ANSWER


@pytest.mark.parametrize("key", [None, "", "1234567", "k" * 101, 12345678, ["long-enough"]])
def test_what_is_no_key(key: Any) -> None:
    with pytest.raises(InputError, match=r"^the call: key: .*a text of 8 to 100 letters"):
        read_key({"key": key})


@pytest.mark.parametrize("key", ["12345678", "k" * 100])
def test_what_is_a_key(key: str) -> None:
    assert read_key({"key": key}) == key
