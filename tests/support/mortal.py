"""A command whose process dies at its first, second, third... touch of the disk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

KILLED = 9
"""The exit code of a process that has died."""
_MOST = 100
"""Touches after which a command that has not ended is one that this can't follow."""

_DYING = """
import os, sys
from pathlib import Path
sys.path[:0] = {path!r}
from support.command_line import call
options = {options!r}
call(*options, folder=Path(sys.argv[1]))  # once, so that all is loaded
left = 0
def mortal(call):
    def wrapped(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os._exit({killed})
        return call(*args, **kwargs)
    return wrapped
os.open, os.fdopen, os.fsync, os.replace = map(mortal, (os.open, os.fdopen, os.fsync, os.replace))
Path.replace, Path.unlink, Path.mkdir = map(mortal, (Path.replace, Path.unlink, Path.mkdir))
for line in sys.stdin:
    steps, folder = line.rstrip().split(" ", 1)
    child = os.fork()
    if not child:
        left = int(steps)
        os._exit(call(*options, folder=Path(folder)).code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def die_at_each_step(
    options: tuple[str, ...], warm: Path, prepare: Callable[[str], Path]
) -> Iterator[tuple[Path, int]]:
    """Yield the folders in which a command died, one touch of the disk later each, and its exit code.

    `prepare` makes such a folder by its name; the command runs in `warm` once before, and ends in the last one.
    """
    program = _DYING.format(path=sys.path, options=options, killed=KILLED)
    command, pipe = [sys.executable, "-c", program, str(warm)], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, bufsize=1) as process:
        assert process.stdin
        assert process.stdout
        for step in range(_MOST):
            folder = prepare(str(step))
            process.stdin.write(f"{step} {folder}\n")
            code = int(process.stdout.readline())
            assert code in (0, KILLED)
            yield folder, code
            if code == 0:
                assert step > 1
                return
    raise AssertionError(f"the command does not end after {_MOST} touches of the disk")
