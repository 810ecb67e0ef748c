"""Plan the training week of runners who lift.

>>> import freshlegs
>>> scenario = freshlegs.Scenario.load("scenarios/article-week.toml")
>>> match scenario.plan():
...     case freshlegs.TrainingPlan() as plan:
...         print(plan.penalty, plan.proved_best)
110 True

A `Scenario` answers `plan`, `check`, `why`, `what_if`, `alternatives`, `advise`, `today` and `replan`. What comes back
is one of a few types to `match` on, each with `to_text` and `to_json`; a plan also has `to_ics`, `to_html`, `to_svg`,
`to_png` and `to_sheet`. To keep a calendar up to date as plans change: `ExportRequest`, then `export_file`,
`export_feed`, `export_folder` or `export_server`.

Scenarios and answers are plain picklable data and planning is a pure function of them, so many athletes can be
planned through any `concurrent.futures.Executor`. The names are listed in `__init__.pyi`; each is imported when it is
first used.
"""

from functools import cache as _cache
from typing import Any as _Any

__version__ = "0.1.0"


@_cache
def _attach() -> _Any:
    # When the first name is asked for: the command line asks for none, and reading the stub takes 4 ms.
    import lazy_loader

    return lazy_loader.attach_stub(__name__, __file__)


def __getattr__(name: str) -> _Any:
    find, _, names = _attach()
    return names if name == "__all__" else find(name)


def __dir__() -> list[str]:
    listed: list[str] = _attach()[1]()
    return listed
