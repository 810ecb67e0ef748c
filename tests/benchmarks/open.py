"""What `freshlegs open` takes: `python tests/benchmarks/open.py [ROUNDS]`.

The page of the article's week, whose plan is stored. Behind each number stands what it must stay under, on a machine
that does nothing else, and before it what of it the server's processor time is: that is told apart from what else a
machine does. The page is looked at by a Chromium that runs already; without one that line is left out.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from run import COMMAND, ROOT, run

ARTICLE = ROOT / "scenarios" / "article-week.toml"
HEADERS = {"X-Freshlegs": "1", "Content-Type": "application/json"}
PAGES = 20
CALLS, AT_ONCE = 3000, 16
BARE = """
import sys, time
from freshlegs.api.scenario import Scenario
from freshlegs.planning.task_of_draft import task_of
from freshlegs.solver.plan_week import plan_week
task = task_of(Scenario.load(sys.argv[1]).draft)
plan_week(task)
begin = time.perf_counter()
plan_week(task)
print(time.perf_counter() - begin)
"""


class Page:
    """An open page: one connection, as a browser keeps it."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path: str, **data: Any) -> Any:
        """Make a call and return its answer, which is JSON."""
        body = json.dumps(data).encode() if data else None
        self.connection.request("POST" if data else "GET", path, body, HEADERS if data else {})
        return json.loads(self.connection.getresponse().read())

    def wait(self, job: str) -> Any:
        """Wait for the result of a job, as it is told."""
        while (found := self.ask(f"/api/jobs/{job}"))["state"] in ("waiting", "running"):
            time.sleep(0.002)
        return found["result"]


@contextmanager
def opened(folder: Path, port: int = 0) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run the command, and yield it with its port as soon as it has said it."""
    line = [COMMAND, "open", "week.toml", "--no-browser", "--json", "--port", str(port)]
    process = subprocess.Popen(line, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        process.stdout.readline(), process.stdout.readline()
        yield process, int(process.stdout.readline().split(":")[3].strip(' /",\n'))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
        process.stdout.close()


def measure_first_page(folder: Path, look: Callable[[str], object]) -> tuple[float, float]:
    """Return the seconds from the command to a page that has been looked at, and those of the processor."""
    begin = time.perf_counter()
    with opened(folder) as (process, port):
        look(f"http://127.0.0.1:{port}/")
        return time.perf_counter() - begin, measure_processor(process.pid)


@contextmanager
def browsing() -> Iterator[Callable[[str], object] | None]:
    """Yield what shows an address in a browser that runs already, until its scripts have made the page theirs."""
    found = None
    with suppress(ImportError):
        from playwright.sync_api import sync_playwright

        path = shutil.which("chromium")
        found = path and sync_playwright
    if not found:
        yield None
        return
    with found() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto("about:blank")

        def look(address: str) -> None:
            page.goto(address, wait_until="commit")
            page.wait_for_selector("html.live .block", state="attached")

        yield look
        browser.close()


def fetch(address: str) -> None:
    """Look at an address without a browser."""
    connection = HTTPConnection(address.split("/")[2], timeout=60)
    connection.request("GET", "/")
    connection.getresponse().read()
    connection.close()


def measure_memory(pid: int) -> float:
    """Return the mebibytes of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def measure_processor(pid: int) -> float:
    """Return the seconds of processor time that a process has taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_median(rounds: int, ask: Callable[[], object]) -> float:
    """Return the median of the seconds that something takes."""
    spent = []
    for _ in range(rounds):
        begin = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - begin)
    return statistics.median(spent)


def measure_resolve(page: Page, session: str, starts: list[str]) -> float:
    """Return the median of the seconds of a solve around a session that was moved to each of some starts."""
    spent = []
    for start in starts:
        begin = time.perf_counter()
        page.wait(page.ask("/api/solve", moves=[{"session": session, "start": start}])["job"])
        spent.append(time.perf_counter() - begin)
    return statistics.median(spent)


def measure_news(port: int) -> float:
    """Return the seconds after which the last of many open pages has heard of a change."""
    pages = [HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(PAGES)]
    streams = []
    for page in pages:
        page.request("GET", "/api/events")
        streams.append(page.getresponse())
        assert streams[-1].readline().startswith(b"event: state")
    heard: list[float] = []

    def listen(stream: Any) -> None:
        while b'"kind": "why"' not in stream.readline():
            pass
        heard.append(time.perf_counter())

    threads = [threading.Thread(target=listen, args=(stream,)) for stream in streams]
    for thread in threads:
        thread.start()
    begin = time.perf_counter()
    Page(port).ask("/api/why", session="long-1")
    for thread in threads:
        thread.join()
    for page in pages:
        page.close()
    return max(heard) - begin


async def measure_rate(port: int) -> float:
    """Return the calls a second that are answered, each of them in full, on as many connections as a few pages have."""
    begin = time.perf_counter()
    await asyncio.gather(*(_call_often(port, CALLS // AT_ONCE) for _ in range(AT_ONCE)))
    return CALLS / (time.perf_counter() - begin)


async def _call_often(port: int, times: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    call = f"GET /api/jobs/j1 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    for _ in range(times):
        writer.write(call)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 "), head
        await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]))
    writer.close()


def main() -> None:
    """Print a line for each promise."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "week.toml").write_bytes(ARTICLE.read_bytes())
        run([COMMAND, "plan", str(folder / "week.toml"), "-o", str(folder / "plan.json")])
        with browsing() as look:
            show("page sent after the command", *measure(folder, fetch, rounds))
            if look is not None:
                show("page interactive after the command", *measure(folder, look, rounds), limit="0.6 s")
        done = subprocess.run([sys.executable, "-c", BARE, str(ARTICLE)], capture_output=True, text=True, check=True)
        with opened(folder) as (process, port):
            page = Page(port)
            while page.ask("/api/state")["version"] == 0:
                time.sleep(0.01)
            show("page, scripts and style", f"{measure_size(page.connection) / 1000:.0f} kB", limit="150 kB")
            session = next(one["id"] for one in page.ask("/api/state")["week"]["sessions"] if one["kind"] == "long")
            priced = page.ask("/api/price", session=session)["starts"]
            starts = [one["start"] for one in priced if one["points"] is not None]
            page.ask("/api/drop", moves=[{"session": session, "start": starts[0]}])
            drops = iter(starts * 100)

            def time_calls(count: int, ask: Callable[[], object]) -> tuple[str, str]:
                before = measure_processor(process.pid)
                spent = measure_median(count, ask)
                processor = (measure_processor(process.pid) - before) / count
                return f"{1000 * spent:.0f} ms", f"{1000 * processor:.1f} ms"

            drop = time_calls(100, lambda: page.ask("/api/drop", moves=[{"session": session, "start": next(drops)}]))
            show("price of a drop", *drop, limit="50 ms")
            every = time_calls(40, lambda: page.ask("/api/price", session=session))
            show("price of every start of a session", *every, limit="50 ms")
            ratio = measure_resolve(page, session, starts[: max(3, rounds)]) / float(done.stdout)
            show("solve around a move, to a bare solve", f"{ratio:.1f}", limit="4")
            show(f"{PAGES} open pages hear of a change after", f"{1000 * measure_news(port):.0f} ms", limit="100 ms")
            before = measure_processor(process.pid)
            rate = asyncio.run(measure_rate(port))
            each = 1000 * (measure_processor(process.pid) - before) / CALLS
            show("calls a second", f"{rate:.0f}", f"{each:.2f} ms", limit="1000 and more")
            show("memory of the server", f"{measure_memory(process.pid):.0f} MiB", limit="90 MiB")


def measure(folder: Path, look: Callable[[str], object], rounds: int) -> tuple[str, str]:
    """Return the medians of the seconds until a page is looked at, and of those of the processor."""
    found = zip(*(measure_first_page(folder, look) for _ in range(rounds)), strict=True)
    spent, processor = (f"{statistics.median(each):.2f} s" for each in found)
    return spent, processor


def measure_size(connection: HTTPConnection) -> int:
    """Return the bytes of the page with all that it is made of."""
    names = [path.name for path in (ROOT / "src/freshlegs/web/page").glob("*.js")]
    size = 0
    for path in ("/", "/static/page.css", *(f"/static/{name}" for name in names)):
        connection.request("GET", path)
        size += len(connection.getresponse().read())
    return size


def show(what: str, found: str, processor: str = "", *, limit: str = "") -> None:
    """Print a line."""
    print(f"{what:44} {found:>9} {processor:>9}  {f'({limit})' if limit else ''}".rstrip())


if __name__ == "__main__":
    main()
