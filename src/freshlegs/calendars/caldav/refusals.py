"""Why a server was not asked or did not do it, in one line each. What libraries say of it is never shown."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

from freshlegs.io.errors import OutputError
from freshlegs.io.text import to_one_line

NO_CALDAV = "it is no CalDAV server"

_BY_STATUS = {
    401: "the server does not accept this user and password (401)",
    403: "this user may not do that there (403)",
    404: "there is nothing at this address (404)",
    405: f"{NO_CALDAV} (405)",
    410: "there is nothing at this address any more (410)",
    429: "the server asks for patience; try again later (429)",
    501: f"{NO_CALDAV} (501)",
    503: "the server is busy or being repaired; try again later (503)",
    507: "there is no room left on the server (507)",
}


def make_error(url: str, why: str) -> OutputError:
    """Return the error for a URL, which holds no secrets, and a reason."""
    return OutputError(f"can't write {to_one_line(url)}: {why}")


def explain_status(url: str, status: int) -> OutputError:
    """Return what an HTTP status means."""
    server = "the server has failed" if status >= 500 else "the server refuses"
    return make_error(url, _BY_STATUS.get(status, f"{server} ({status})"))


def explain_error(url: str, error: Exception) -> OutputError:
    """Return what went wrong on the way: name, connection, certificate, or an answer that makes no sense."""
    host = urlsplit(url).hostname or ""
    causes = list(_causes(error))
    names = {type(cause).__name__ for cause in causes}
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return make_error(url, f"its certificate can't be trusted ({to_one_line(cause.verify_message)})")
    if names & {"SSLError"}:
        return make_error(url, "no secure connection comes about")
    if names & {"NameResolutionError", "gaierror"}:
        return make_error(url, f"there is no {to_one_line(host)}, or no connection to the internet")
    if names & {"Timeout", "ConnectTimeout", "ReadTimeout", "ConnectTimeoutError", "ReadTimeoutError"}:
        return make_error(url, "the server does not answer in time")
    if any(isinstance(cause, OSError) for cause in causes):
        return make_error(url, "the server can't be reached")
    return make_error(url, NO_CALDAV)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and all that it comes from; libraries hide causes in arguments and in `reason`."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, BaseException) and id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting += [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]
