"""Ways to damage a file of any kind: accidents with its bytes and lines, and values that nobody would write."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from random import Random

ODD_NUMBERS = (
    b"-0", b"0", b"-1", b"1e999", b"1E-999", b"NaN", b"nan", b"-inf", b"Infinity", b"0x10", b"0.1", b"2147483647",
    b"2147483648", b"-9223372036854775809", b"9" * 19, b"1" + b"0" * 400, b"7" * 5000, b"00000000001", b"1_000",
    "٣".encode(), "²".encode(), b"1e5", b"+5", b"2.5", b"999999",
)  # fmt: skip
ODD_MOMENTS = (
    b"0000-01-01", b"0001-01-01", b"9999-12-31", b"10000-01-01", b"1899-12-31", b"2101-01-01", b"2026-02-30",
    b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-14:00", b"2026-12-01T10:00:00", b"2026-12-01T10:00:00+99:99",
    b"00010101T000000Z", b"99991231T235959Z", b"20261201T250000Z", b"2026-W49-2", b"24:00", b"25:61", b"99991231",
    b"2027-03-14T02:30:00-05:00", b"1e9",
)  # fmt: skip
ODD_TEXTS = (
    b"", b'""', b"null", b"true", b"[]", b"{}", b"[[[]]]", b'{"a": {"a": {}}}', b"=1+1", b"@x", b"-", b'"', b"'", b"\\",
    b"\\u001b[31m", b"\\ud800", b"\\n", b"\x1b[2J", b"\x1b]0;t\x07", b"\xc2\x9b2J", "\u202e".encode(), b"\x00",
    b"\x7f", b"\r", b"\x85", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xf5", "🏃‍♀️".encode(),
    b"../../etc/passwd", b"x" * 300, b"x" * 70_000, b"[" * 3000, b'{"a":' * 3000, b"a." * 300, b"%s{0}", b"None",
)  # fmt: skip
_TOKEN = re.compile(rb'"[^"\n]{0,200}"|[0-9][0-9:.TZ+-]*|[A-Za-z_]\w*')


def damage(data: bytes, random: Random, words: Sequence[bytes] = (), others: Sequence[bytes] = ()) -> bytes:
    """Return a file after one to eight accidents, often one; words and other files of its kind may get into it."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        data = _accident(data, random, words, others) if random.random() < 0.3 else _odd_value(data, random)
    return data


def _odd_value(data: bytes, random: Random) -> bytes:
    """Return a file in which one value is another, often one that is odd."""
    tokens = [found.span() for found in _TOKEN.finditer(data)]
    if not tokens:
        return data + random.choice(ODD_TEXTS)
    begin, end = random.choice(tokens)
    there = data[begin:end]
    odd = random.choice(random.choice((ODD_NUMBERS, ODD_MOMENTS, ODD_TEXTS)))
    match random.randrange(5):
        case 0:
            other = random.choice(tokens)
            odd = data[other[0] : other[1]]
        case 1 | 2 if there[:1] == b'"':
            odd = json.dumps(odd.decode("utf-8", "replace")).encode()
        case 3 if there[:1] == b'"':
            cut = random.randrange(1, len(there))
            odd = there[:cut] + odd + there[cut:]
    return data[:begin] + odd + data[end:]


def _accident(data: bytes, random: Random, words: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """Return a file with bytes flipped, lines lost, doubled, swapped or put in, or its end cut off."""
    lines = data.splitlines(keepends=True) or [b""]
    here, there = random.randrange(len(lines)), random.randrange(len(lines))
    word = random.choice((*words, *ODD_TEXTS))
    match random.randrange(9):
        case 0:
            place = random.randrange(len(data) + 1)
            return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]
        case 1:
            place = random.randrange(len(data) + 1)
            return data[:place] + word + data[place + random.randrange(4) :]
        case 2:
            del lines[here]
        case 3:
            lines.insert(there, lines[here])
        case 4:
            lines[here], lines[there] = lines[there], lines[here]
        case 5:
            lines.insert(here, word)
        case 6:
            return data[: random.randrange(len(data) + 1)]
        case 7 if others:
            other = random.choice(others).splitlines(keepends=True)
            lines[here:here] = other[random.randrange(len(other)) :][: random.randrange(1, 20)]
        case _:
            digits = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
            for place in random.sample(digits, min(len(digits), 3)):
                data = data[:place] + bytes([random.randrange(48, 58)]) + data[place + 1 :]
            return data
    return b"".join(lines)


def mend_fit(data: bytes) -> bytes:
    """Return a FIT file whose size and checksums are right, whatever it holds."""
    if len(data) < 16:
        return data
    head = data[:4] + (len(data) - 16).to_bytes(4, "little") + b".FIT"
    whole = b"\x0e" + head[1:] + _find_fit_checksum(b"\x0e" + head[1:]) + data[14:-2]
    return whole + _find_fit_checksum(whole)


def _find_fit_checksum(data: bytes) -> bytes:
    """Return the checksum of FIT: CRC-16 with the polynomial A001."""
    checksum = 0
    for byte in data:
        checksum ^= byte
        for _ in range(8):
            checksum = checksum >> 1 ^ (0xA001 if checksum & 1 else 0)
    return checksum.to_bytes(2, "little")
