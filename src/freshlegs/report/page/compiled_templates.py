"""Compiled templates beside the templates, as Python keeps compiled modules: compiling costs more than filling them."""

import contextlib
import os
import sys
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

FOLDER = Path(__file__).with_name("templates") / "__pycache__"


class CompiledTemplates(BytecodeCache):
    """Keeps what was compiled where Python would, and where it would; what is of another version is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept of a template, if it is still the same."""
        with contextlib.suppress(OSError), _locate(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; a folder that can't be written keeps none."""
        if sys.dont_write_bytecode:
            return
        whole = _locate(bucket)
        part = whole.with_name(f"{whole.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            FOLDER.mkdir(exist_ok=True)
            with part.open("wb") as file:
                bucket.write_bytecode(file)
            part.replace(whole)


def _locate(bucket: Bucket) -> Path:
    return FOLDER / f"{bucket.key}.{sys.implementation.cache_tag}"
