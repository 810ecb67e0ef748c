"""The tasks of everybody who works on freshlegs, by name: `nox -s fast`, or `nox` for check and fast.

A task uses the environment that is active: set it up with the second command of the README, `.venv/bin/pip install nox`
and `. .venv/bin/activate`. With `nox --force-venv-backend venv` each makes one of its own instead.
"""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["check", "fast"]
FAST = "not slow and not readers and not browser"
BENCHMARKS = (
    "run",
    "startup",
    "calendars",
    "questions",
    "programme",
    "athletes",
    "lifts",
    "largest",
    "imports",
    "open",
)


def prepare(session: nox.Session, extras: str) -> None:
    """Install freshlegs with what a task needs, unless the task uses the active environment."""
    if session.venv_backend != "none":
        session.install("-c", "constraints.txt", "-e", f".[{extras}]")


@nox.session
def check(session: nox.Session) -> None:
    """Read the code: style, types, and which room imports which."""
    prepare(session, "test")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def fast(session: nox.Session) -> None:
    """Run the tests that need a minute and nothing but Python; arguments after `--` go to pytest."""
    prepare(session, "test")
    session.run("pytest", "-q", "-m", FAST, *session.posargs)


@nox.session(name="all")
def everything(session: nox.Session) -> None:
    """Run all tests and measure what they cover; those whose programs are missing are skipped and say so."""
    prepare(session, "test,readers,browser")
    session.run("pytest", "-q", *session.posargs, "--cov")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; every warning is an error."""
    prepare(session, "docs")
    session.run("sphinx-build", "-q", "-W", "--keep-going", "-n", "docs", "build/docs")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure speed and memory, as ratios to the import of the solver."""
    prepare(session, "test")
    for benchmark in BENCHMARKS:
        session.run("python", f"tests/benchmarks/{benchmark}.py", *session.posargs)
