"""`freshlegs open`: the week in the browser, moved by hand and priced at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer

if TYPE_CHECKING:
    from freshlegs.web.listening import Listening
    from freshlegs.web.site import Site


def open(
    what: Annotated[
        Path | None,
        Argument(
            metavar="SCENARIO|PLAN|FOLDER",
            help="A scenario file, the plan.json of one, or a coach's folder of them; default: this folder.",
        ),
    ] = None,
    plan: Annotated[
        Path | None,
        Option("--plan", metavar="FILE", help="Where the plan stands; default: plan.json beside the scenario."),
    ] = None,
    port: Annotated[
        int, Option("--port", min=0, max=65535, metavar="N", help="Where the page is; default: a free port.")
    ] = 0,
    no_browser: Annotated[bool, Option("--no-browser", help="Only print the address.")] = False,
    share: Annotated[
        bool, Option("--share", help="Also for phones in your network, at a secret address, with a calendar to follow.")
    ] = False,
    read_only: Annotated[
        bool, Option("--read-only", help="For looking: the page changes nothing; with --share that of the others.")
    ] = False,
    address: Annotated[
        str | None, Option("--address", metavar="HOST", help="With --share: this computer's address in your network.")
    ] = None,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """Open the week in the browser: drag it, ask why, try what if.

    A page on this machine, for you alone, until Ctrl-C. It writes only what you keep, accept or tell.
    """
    options.say_unused({"--address": address is not None and not share}, "it goes with --share")
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.output import deliver, encode_json, say
    from freshlegs.web.listening import open_browser, open_listening
    from freshlegs.web.opened import open_site

    _check_installed(share=share)
    site = open_site(what, plan, read_clock, seed=seed, read_only=read_only and not share)
    site.complain = say
    try:
        listening = open_listening(site, port, share=share, address=address)
        if not no_browser:
            open_browser(listening.address)
        if json:
            deliver(encode_json(_list_addresses(site, listening)))
        else:
            say(f"{listening.address} shows {site.title}. Ctrl-C ends it.")
            _say_shared(site, listening, read_only=read_only)
        # Last, as it takes a while to load, and the browser as well.
        from freshlegs.web.serving import run_server

        run_server(site, listening, shared_read_only=read_only)
    finally:
        site.close()
    return Answer()


def _check_installed(*, share: bool) -> None:
    """Raise OutputError where what serves pages is not installed."""
    from importlib.util import find_spec

    from freshlegs.io.errors import OutputError
    from freshlegs.io.shipped import say_how_to_install

    for name in ("starlette", "uvicorn", *(("segno",) if share else ())):
        if find_spec(name) is None:
            raise OutputError(f"the page needs the package {name}: {say_how_to_install('web')}")


def _say_shared(site: Site, listening: Listening, *, read_only: bool) -> None:
    """Say the secret addresses; of a single athlete's page also as a picture for the phone."""
    from freshlegs.cli.output import say, say_drawing
    from freshlegs.web.sharing import KEY_FILE, draw_qr_code

    if listening.shared is None:
        return
    for desk in site.desks.values():
        whose = f"{desk.name}, " if desk.name else ""
        looking = ", for looking" if read_only else ""
        say(f"{whose}for phones in your network{looking}: {listening.name_shared(desk, 'page')}")
        say(f"{whose}as a calendar to follow: {listening.name_shared(desk, 'feed')}")
    if not all(desk.plan.path.exists() for desk in site.desks.values()):
        say("A calendar is there once its week is saved: Save this week on the page, or freshlegs plan -o.")
    say("Whoever has an address can open it. " + _say_how_long(lasting=listening.lasting, key=KEY_FILE))
    if site.alone is not None:
        say_drawing(draw_qr_code(listening.name_shared(site.alone, "page")))


def _say_how_long(*, lasting: bool, key: str) -> str:
    if lasting:
        return f"It stays the same next time; delete {key}, and it opens nothing any more."
    return f"Next time it is another one, as {key} can't be written."


def _list_addresses(site: Site, listening: Listening) -> dict[str, Any]:
    shared = [
        {
            "athlete": desk.name,
            "page": listening.name_shared(desk, "page"),
            "feed": listening.name_shared(desk, "feed"),
        }
        for desk in site.desks.values()
        if listening.shared is not None
    ]
    return {"format": 1, "address": listening.address, "shared": shared}
