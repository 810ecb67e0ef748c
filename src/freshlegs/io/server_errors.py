"""What goes wrong between us and a server, in one line of our own; what libraries say of it is never shown."""

import ssl
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from freshlegs.io.errors import OutputError
from freshlegs.io.text import to_one_line

_BY_STATUS = {
    401: "the server does not accept this user and password (401)",
    403: "this user may not do that there (403)",
    404: "there is nothing at this address (404)",
    410: "there is nothing at this address any more (410)",
    429: "the server asks for patience; try again later (429)",
    503: "the server is busy or being repaired; try again later (503)",
}


def make_server_error(url: str, why: str) -> OutputError:
    """Return the error for a URL, which holds no secrets, and a reason."""
    return OutputError(f"can't write {to_one_line(url)}: {why}")


def explain_server_status(url: str, status: int, of_its_kind: Mapping[int, str]) -> OutputError:
    """Return what an HTTP status means; some mean more to servers of one kind."""
    server = "the server has failed" if status >= 500 else "the server refuses"
    return make_server_error(url, of_its_kind.get(status) or _BY_STATUS.get(status, f"{server} ({status})"))


def explain_server_error(url: str, error: Exception, otherwise: str) -> OutputError:
    """Return what went wrong on the way: name, connection, certificate, or `otherwise`."""
    host = urlsplit(url).hostname or ""
    causes = list(_causes(error))
    names = {type(cause).__name__ for cause in causes}
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return make_server_error(url, f"its certificate can't be trusted ({to_one_line(cause.verify_message)})")
    if "SSLError" in names:
        return make_server_error(url, "no secure connection can be made")
    if names & {"NameResolutionError", "gaierror"}:
        return make_server_error(url, f"there is no {to_one_line(host)}, or no connection to the internet")
    if names & {"Timeout", "TimeoutError", "ConnectTimeout", "ReadTimeout", "ConnectTimeoutError", "ReadTimeoutError"}:
        return make_server_error(url, "the server does not answer in time")
    if any(isinstance(cause, OSError) for cause in causes):
        return make_server_error(url, "the server can't be reached")
    return make_server_error(url, otherwise)


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
