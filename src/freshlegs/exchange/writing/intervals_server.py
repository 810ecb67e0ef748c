"""Planned workouts on intervals.icu: one request that brings all of them, and moves those that are there."""

import json
from base64 import b64encode
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from freshlegs.io.server_account import Account, Address, find_secret, parse_address
from freshlegs.io.server_errors import explain_server_error, explain_server_status, make_server_error

INTERVALS_VARIABLE = "FRESHLEGS_INTERVALS_KEY"
_SOURCE = "server"
_USER = "API_KEY"
"""What every athlete is called who proves with a key who it is."""
_PATH = "api/v1/athlete/0/events/bulk?upsert=true"
"""Athlete 0 is the one whose key it is; upsert: an event of the same external_id is changed."""
_PATIENCE = 60
_LARGEST = 50_000_000
_NOT_INTERVALS = "this is not intervals.icu"
_BY_STATUS = {
    401: "intervals.icu does not know this key (401); there is one under Settings, Developer Settings",
    403: "this key may not write a calendar (403)",
    404: f"{_NOT_INTERVALS} (404)",
    405: f"{_NOT_INTERVALS} (405)",
    422: "intervals.icu does not take these workouts (422)",
}


class _NoRedirects(HTTPRedirectHandler):
    """On the way the key would go to a stranger."""

    def redirect_request(self, *args: Any, **more: Any) -> None:
        """Follow nothing."""


def find_intervals_account(url: str) -> Account:
    """Return the account whose key is kept for a server; raises InputError where there is none, or no such address."""
    address = parse_address(url, _SOURCE, "such as https://intervals.icu/")
    return Account(address, _USER, find_secret(address, _USER, INTERVALS_VARIABLE, _SOURCE))


def send_intervals_events(account: Account, events: list[dict[str, Any]]) -> None:
    """Bring events to intervals.icu; raises OutputError where it does not take every one of them."""
    url = f"{account.address.url.rstrip('/')}/{_PATH}"
    told = _post(account, url, json.dumps(events).encode())
    sent = {event["external_id"] for event in events}
    taken = {one.get("external_id") for one in told if isinstance(one, dict)} if isinstance(told, list) else set()
    if not isinstance(told, list):
        raise make_server_error(account.address.url, _NOT_INTERVALS)
    if missing := len(sent - taken):
        why = f"intervals.icu took {len(events) - missing} of {len(events)} workouts; look at its calendar"
        raise make_server_error(account.address.url, why)


def _post(account: Account, url: str, body: bytes) -> Any:
    """Return what the server answers, as JSON."""
    proof = b64encode(f"{account.user}:{account.password}".encode()).decode("ascii")
    headers = {"Authorization": f"Basic {proof}", "Content-Type": "application/json", "Accept": "application/json"}
    request = Request(url, body, headers, method="POST")
    shown = account.address.url
    try:
        with build_opener(_NoRedirects).open(request, timeout=_PATIENCE) as answer:
            return json.loads(answer.read(_LARGEST))
    except HTTPError as error:
        with error:
            raise _explain(account.address, error) from None
    except (OSError, HTTPException) as error:
        raise explain_server_error(shown, error, _NOT_INTERVALS) from None
    except (ValueError, RecursionError):
        raise make_server_error(shown, _NOT_INTERVALS) from None


def _explain(address: Address, error: HTTPError) -> Exception:
    if 300 <= error.code < 400:
        return make_server_error(address.url, "the server sends us on; give the address that it has now")
    return explain_server_status(address.url, error.code, _BY_STATUS)
