"""Reading and writing whole files."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.io.errors import InputError, OutputError
from freshlegs.io.files import LIMIT, read_text
from freshlegs.io.safe_writing import write_all_atomically, write_atomically


def test_text_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfid = 'x'")
    assert read_text(tmp_path / "a.toml") == "id = 'x'"


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\xff\xfei", "not UTF-8"), (b"a\0b", "binary"), (b"x" * (LIMIT + 1), "larger than 10 MB")],
    ids=["utf-16", "binary", "huge"],
)
def test_what_is_not_text_is_an_input_error(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.toml").write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_text(tmp_path / "a.toml")


@pytest.mark.parametrize(
    ("name", "says"), [("no.toml", "no such file"), (".", "folder"), ("a\0b", "not a valid file name")]
)
def test_what_can_not_be_read_is_an_input_error(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_text(f"{tmp_path}/{name}")


def test_writing_keeps_the_mode_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_the_old_bytes_are_never_touched(tmp_path: Path) -> None:
    """A phone that fetches the calendar while it is written gets the old one or the new one, never half of each."""
    target, reader = tmp_path / "week.ics", tmp_path / "held.ics"
    target.write_text("old", "utf-8")
    reader.hardlink_to(target)
    write_atomically(target, b"new")
    assert (target.read_bytes(), reader.read_bytes()) == (b"new", b"old")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_files_that_are_written_together_keep_their_modes_and_links(tmp_path: Path) -> None:
    """A plan that only its athlete may read is as private after the club was planned again."""
    (tmp_path / "real").write_text("old", "utf-8")
    (tmp_path / "real").chmod(0o600)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_all_atomically({tmp_path / "link": b"new", tmp_path / "in" / "other": b"more"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "in" / "other").read_bytes() == b"more"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "link", "real"]


def test_of_files_that_are_written_together_none_is_where_one_can_not_be(tmp_path: Path) -> None:
    (tmp_path / "first").write_text("old", "utf-8")
    (tmp_path / "second").mkdir()
    with pytest.raises(OutputError, match=r"second: it is a folder"):
        write_all_atomically({tmp_path / "first": b"new", tmp_path / "second": b"new"})
    assert (tmp_path / "first").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


def test_a_device_is_written_to_not_replaced() -> None:
    write_atomically(Path("/dev/null"), b"new")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(("name", "says"), [("no/plan.json", "no such folder"), (".", "it is a folder")])
def test_a_target_that_can_not_be_written_is_an_output_error(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(OutputError, match=says) as caught:
        write_atomically(tmp_path / name, b"new")
    assert str(tmp_path) in str(caught.value)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "plan.json"
    target.write_text("old", "utf-8")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write_atomically(target, b"new")
    assert target.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_atomically("-", b"bytes")
    assert capfdbinary.readouterr().out == b"bytes"


def test_ten_megabytes_are_read_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"x" * LIMIT)
    assert len(read_text(tmp_path / "a.toml")) == LIMIT


def test_the_first_byte_that_is_no_text_is_counted_from_one(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"ab\xff")
    with pytest.raises(InputError, match=r"not UTF-8 text \(byte 3\)"):
        read_text(tmp_path / "a.toml")
