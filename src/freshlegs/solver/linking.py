"""The solver's libraries of compiled code: loaded beside what else goes on, and linked while they run."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

CORE = "sat/python/cp_model_helper"
"""CP-SAT's core in the package ortools, without the suffix of compiled modules."""


@contextmanager
def link_late() -> Iterator[None]:
    """Let what is loaded inside find each function of its libraries when it is called first, where systems do so.

    Python has all of them found before anything is called. CP-SAT's libraries have some ten thousands, of which a
    solve calls a few: that was a quarter of what loading them takes.
    """
    if not hasattr(sys, "setdlopenflags"):
        yield
        return
    before = sys.getdlopenflags()
    sys.setdlopenflags(os.RTLD_LAZY)
    try:
        yield
    finally:
        sys.setdlopenflags(before)


def load_ahead() -> Thread | None:
    """Load the libraries of CP-SAT's core in a thread of their own, which is returned, where systems do so.

    Python itself would let nothing else run meanwhile. What can't be loaded is told when the solver is asked.
    """
    if not hasattr(os, "RTLD_LAZY"):
        return None
    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        load = ctypes.CDLL(None).dlopen
        load.argtypes, load.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
        for core in _list_cores():
            thread = Thread(target=load, args=(os.fsencode(core), os.RTLD_LAZY), daemon=True)
            thread.start()
            return thread
    return None


def _list_cores() -> Iterator[Path]:
    package = find_spec("ortools")
    for folder in (package and package.submodule_search_locations) or ():
        for suffix in EXTENSION_SUFFIXES:
            if (core := Path(folder, CORE + suffix)).is_file():
                yield core
