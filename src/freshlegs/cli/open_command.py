"""`freshlegs open`: the week in the browser, moved by hand and priced at once."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def open(
    what: Annotated[
        Path | None,
        Argument(
            metavar="[SCENARIO | PLAN | FOLDER]",
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
    read_only: Annotated[bool, Option("--read-only", help="For looking: the page changes nothing.")] = False,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """Open the week in the browser: drag it, ask why, try what if.

    A page on this machine, for you alone, until Ctrl-C. It writes only what you keep, accept or tell.
    """
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.output import deliver, encode_json, say
    from freshlegs.io.errors import OutputError
    from freshlegs.io.shipped import say_how_to_install
    from freshlegs.web.opened import open_site

    site = open_site(what, plan, read_clock, seed=seed, read_only=read_only)
    try:
        from freshlegs.web.serving import LOOPBACK, open_port, run_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn", "anyio", "h11"):
            raise
        site.close()
        raise OutputError(f"the page needs starlette and uvicorn: {say_how_to_install('web')}") from None
    try:
        listening = open_port(LOOPBACK, port)
        address = f"http://{LOOPBACK}:{listening.getsockname()[1]}/"
        if json:
            deliver(encode_json({"format": 1, "address": address}))
        else:
            say(f"{address} shows {site.title}. Ctrl-C ends it.")
        run_server(site, listening, browser=not no_browser)
    finally:
        site.close()
    return Answer()
