"""`freshlegs docs`: the pages that explain freshlegs."""

from typing import Annotated

from typer import Argument

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer


def docs(
    name: Annotated[str | None, Argument(metavar="PAGE", help="Print this page; default: list them.")] = None,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """List the pages that explain freshlegs, or print one."""
    from freshlegs.io.files import read_text
    from freshlegs.io.shipped import find_shipped

    found = {name: path for name, path in find_shipped("docs", ".md").items() if "/" not in name and name != "index"}
    if name is not None:
        from freshlegs.report.page_tables import fill_page

        text = fill_page(read_text(options.pick_shipped(found, name)))
        return Answer(
            output.encode_json({"format": 1, "name": name, "text": text}) if json else output.encode_text(text)
        )
    titles = {name: read_text(path).partition("\n")[0].lstrip("# ") for name, path in found.items()}
    if json:
        rows = [{"name": name, "title": title, "file": str(found[name])} for name, title in titles.items()]
        return Answer(output.encode_json({"format": 1, "pages": rows}))
    width = max(map(len, titles))
    return Answer(output.encode_text("".join(f"{name:<{width}}  {title}\n" for name, title in titles.items())))
