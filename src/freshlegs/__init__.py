"""Plan the training week of runners who lift.

>>> import freshlegs
>>> scenario = freshlegs.Scenario.load("scenarios/article-week.toml")
>>> match scenario.plan():
...     case freshlegs.TrainingPlan() as plan:
...         print(plan.penalty, plan.proved_best)
110 True

A `Scenario` answers `plan`, `check`, `why`, `what_if`, `alternatives` and `replan`. What comes back is one of a few
types to `match` on, each with `to_text` and `to_json`; a plan also has `to_ics`, `to_html`, `to_svg`, `to_png` and
`to_sheet`. To keep a calendar up to date as plans change: `ExportRequest`, then `export_file`, `export_feed`,
`export_folder` or `export_server`.

Scenarios and answers are plain picklable data and planning is a pure function of them, so many athletes can be
planned through any `concurrent.futures.Executor`. The names are listed in `__init__.pyi`; each is imported when it is
first used.
"""

import lazy_loader

__version__ = "0.1.0"
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
