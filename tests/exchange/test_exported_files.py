"""Files, folders, archives and standard input: what is read, and what is refused before it costs anything."""

from __future__ import annotations

import codecs
import zipfile
from itertools import islice
from pathlib import Path
from unittest.mock import patch

import pytest

from freshlegs.exchange.reading import exported_files
from freshlegs.exchange.reading.exported_files import open_exports
from freshlegs.io.errors import InputError


def read(*paths: Path) -> dict[str, str]:
    return {Path(file.name).name: "".join(file.lines) for file in open_exports(paths)}


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_with_and_without_its_mark(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes("Übung,Wdh\n".encode(encoding))
    assert read(tmp_path / "a.csv") == {"a.csv": "Übung,Wdh\n"}


def test_folders_and_archives_are_opened_and_other_files_in_them_left(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "b.CSV").write_text("b\n")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    zipped(folder / "c.zip", {"x/d.csv": b"d\n", "media/1.jpg": b"\xff", "__MACOSX/x/d.csv": b"?"})
    found = [(file.name, "".join(file.lines), file.alone) for file in open_exports([folder])]
    assert found == [(f"{folder / 'b.CSV'}", "b\n", False), (f"{folder / 'c.zip'}, x/d.csv", "d\n", False)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a\0b\n", "a binary file, not text"),
        (b"\xff\xfe\xfd", "not UTF-8 text"),
        ("Übung\n".encode("latin-1"), 'not UTF-8 text; save it as "CSV UTF-8"'),
        (codecs.BOM_UTF16_LE + b"a", "not UTF-8 text"),
        (b"PK\x03\x04 no archive", "the archive is damaged"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(InputError, match=says):
        read(tmp_path / "a.csv")


def test_a_spreadsheet_an_empty_archive_and_an_empty_folder_say_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a spreadsheet; save it as CSV first"):
        read(zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<x/>"}))
    with pytest.raises(InputError, match="nothing to read is in this archive"):
        read(zipped(tmp_path / "a.zip", {"a.jpg": b""}))
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="nothing to read is in this folder"):
        read(tmp_path / "empty")
    with pytest.raises(InputError, match="there is no such file"):
        read(tmp_path / "missing.csv")


def test_a_bomb_is_refused_once_it_is_too_large_and_not_unpacked_as_a_whole(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bomb.zip", {"bomb.csv": b"0" * 5_000_000})
    assert bomb.stat().st_size < 10_000
    with pytest.raises(InputError, match="a line of more than 1000000 letters"):
        read(bomb)
    with patch.object(exported_files, "MOST_LETTERS", 10_000):
        (tmp_path / "long.csv").write_text("a,b\n" * 3000)
        files = open_exports([tmp_path / "long.csv"])
        lines = next(files).lines
        assert len([*islice(lines, 2500)]) == 2500
        with pytest.raises(InputError, match="larger than"):
            next(lines)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    many = zipped(tmp_path / "many.zip", {f"{number}.csv": b"a\n" for number in range(2001)})
    with pytest.raises(InputError, match="more than 2000 files"):
        read(many)
