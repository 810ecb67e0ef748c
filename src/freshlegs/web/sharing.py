"""Sharing with a phone: a long secret in the address of each athlete, remembered so that the address stays."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from freshlegs.io.errors import Fault, InputError, OutputError
from freshlegs.io.files import explain_os_error, name_source, read_text
from freshlegs.io.safe_writing import write_atomically
from freshlegs.io.text import parse_json

KEY_FILE = "freshlegs-share.json"
"""What the file is called, beside the scenarios, from whose key the secret addresses come."""
_BYTES = 24
"""Of a secret: 192 bits, 32 letters in an address."""
Purpose = Literal["page", "feed"]


@dataclass(frozen=True, slots=True)
class SharingKey:
    """What the secret addresses of a folder come from, and the port at which they are found."""

    key: bytes
    port: int  #: 0 before the first time

    def make_secret(self, purpose: Purpose, athlete: str) -> str:
        """Return the secret of an athlete's page or calendar: the same each time, and no other tells anything of it."""
        found = hmac.new(self.key, f"{purpose}\0{athlete}".encode("utf-8", "surrogateescape"), hashlib.sha256)
        return base64.urlsafe_b64encode(found.digest()[:_BYTES]).decode()


def find_athlete(secret: str, key: SharingKey, purpose: Purpose, athletes: Iterable[str]) -> str | None:
    """Return whose secret it is; None for nobody's. It takes as long for a nearly right one as for a wrong one."""
    given, found = secret.encode("utf-8", "surrogateescape"), None
    for athlete in athletes:
        if hmac.compare_digest(given, key.make_secret(purpose, athlete).encode()):
            found = athlete
    return found


def recall_key(folder: Path) -> SharingKey | None:
    """Return the key of a folder; None where nothing of it was shared yet. Raises InputError for a damaged file."""
    path = folder / KEY_FILE
    if not path.exists():
        return None
    with suppress(ValueError, KeyError, TypeError):
        data = parse_json(read_text(path))
        key, port = bytes.fromhex(data["key"]), data["port"]
        if len(key) >= 16 and type(port) is int and 0 <= port < 65536:
            return SharingKey(key, port)
    allowed = "delete it: the next --share makes new addresses, and phones need them"
    raise InputError(name_source(path), Fault("", "not a file of freshlegs open --share", allowed))


def make_key() -> SharingKey:
    """Return a new key."""
    return SharingKey(secrets.token_bytes(32), 0)


def remember_key(folder: Path, key: SharingKey) -> bool:
    """Store a key where nobody else can read it; return whether that could be done."""
    path = folder / KEY_FILE
    data = json.dumps({"format": 1, "key": key.key.hex(), "port": key.port}, indent=2) + "\n"
    try:
        if not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        write_atomically(path, data.encode())
    except (OSError, OutputError):
        return False
    return True


def find_lan_address() -> str:
    """Return the address at which this computer is found in the local network; raises OutputError where it has none.

    Nothing is sent for it: only the way to a network that is reserved for documentation is looked up.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            address = str(probe.getsockname()[0])
        except OSError as error:
            raise OutputError(
                f"there is no network to share in: {explain_os_error(error)}; --address names one"
            ) from error
    return address


def draw_qr_code(address: str) -> str:
    """Return an address as a QR code drawn in blocks, dark where they are."""
    from segno import make_qr

    rows = [list(row) for row in make_qr(address, error="m").matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    blocks = {(0, 0): " ", (0, 1): "\N{LOWER HALF BLOCK}", (1, 0): "\N{UPPER HALF BLOCK}", (1, 1): "\N{FULL BLOCK}"}
    return "\n".join(
        "".join(blocks[bool(upper), bool(lower)] for upper, lower in zip(top, bottom, strict=True))
        for top, bottom in zip(rows[::2], rows[1::2], strict=True)
    )
