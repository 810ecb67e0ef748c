"""What is wrong with a call, in our own words: of an option what was found and what is allowed; and faults as JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, get_args

from freshlegs.io.errors import Fault, FreshlegsError, InputError, repr_for_user
from freshlegs.model.wording import join_words, suggest


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether a command line asks for JSON, even if it is wrong and so was not read to its end."""
    words = [*arguments[: arguments.index("--")]] if "--" in arguments else [*arguments]
    return "--json" in words or re.search("--format[ =]json", " ".join(words)) is not None


def list_faults(error: FreshlegsError) -> list[dict[str, str]]:
    """Return the faults of an error as plain data."""
    if not isinstance(error, InputError):
        return [{"source": "", "place": "", "found": str(error), "allowed": ""}]
    return [
        {"source": error.source, "place": fault.place, "found": fault.found, "allowed": fault.allowed}
        for fault in error.faults
    ]


def name_parameters(commands: Mapping[str, Any], arguments: Sequence[str]) -> dict[str, str]:
    """Return what the called command calls the parameters of its function: "at" is --at, "session" SESSION."""
    called = next((commands[word] for word in arguments[1:] if word in commands), None)
    return {param.name: _call(param) for param in called.params} if called is not None else {}


def explain_usage(error: Any) -> Fault | None:
    """Return the fault of a wrong call; None for what is no fault, such as no command at all."""
    message = re.sub(r"\.$", "", error.format_message())
    if type(error).__name__ == "NoArgsIsHelpError":
        return None
    if (option := getattr(error, "option_name", None)) is not None:
        return _explain_option(error, str(option), message)
    if found := re.fullmatch("No such command '(.*?)'.*", message, re.DOTALL):
        names = list(error.ctx.command.commands)
        return Fault("", f"there is no command {repr_for_user(found[1])}", suggest(found[1], names) or _list(names))
    if found := re.fullmatch(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", message, re.DOTALL):
        takes_session = any("--session" in param.opts for param in error.ctx.command.params)
        allowed = "a session goes behind --session" if takes_session else "quote what has blanks"
        return Fault("", f"found {repr_for_user(found[1])}", f"that is too much; {allowed}")
    param = getattr(error, "param", None)
    if param is None:
        return Fault("", re.sub("^Invalid value: ", "", message))
    if type(error).__name__ == "MissingParameter":
        asked = str(param.help or "a value")
        return Fault(_call(param), "missing", f"give {asked[0].lower()}{asked[1:]}".removesuffix("."))
    return _explain_value(error, param)


def _explain_option(error: Any, option: str, message: str) -> Fault:
    if "does not take a value" in message:
        return Fault(option, "takes no value")
    if "requires an argument" in message:
        return Fault(option, "needs a value", f"write {option} VALUE")
    known = [name for param in error.ctx.command.params for name in param.opts if name.startswith("-")]
    return Fault("", f"there is no option {option}", suggest(option, known) or f"there are {', '.join(known)}")


def _explain_value(error: Any, param: Any) -> Fault:
    """Return the fault of a value that an option or an argument does not allow."""
    details = error.__cause__.errors() if hasattr(error.__cause__, "errors") else []
    if param.type_descriptor.annotation is datetime or not details:
        return Fault(_call(param), *error.message.split("; ", 1))
    written = details[0]["input"] if details else None
    written = written[0] if isinstance(written, list) and written else written
    known = param.type_descriptor
    words = [str(choice) for choice in get_args(known.annotation)] if known.is_choice else []
    near = suggest(str(written), words)
    found = error.message if written is None else f"found {repr_for_user(written)}"
    return Fault(_call(param), found, f"{near} allowed: {_allowed(known, words)}".lstrip())


def _allowed(known: Any, words: Sequence[str]) -> str:
    asked = known.parameter_info
    if words:
        return _list(words)
    numbers = {int: "a whole number", float: "a number"}
    if known.annotation not in numbers:
        return "what --help says"
    low, high = asked.min, asked.max
    to = f" to {high}" if high is not None else " up"
    return numbers[known.annotation] + (f" from {low}{to}" if low is not None else "")


def _list(words: Sequence[str]) -> str:
    return join_words(words).replace(" and ", " or ")


def _call(param: Any) -> str:
    """Return what people call a parameter: its longest option, or the name of the argument."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name.upper())
