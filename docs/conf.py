"""How the documentation is built: `sphinx-build -W -n docs build/docs`."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

project = "freshlegs"
author = "the freshlegs authors"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "generated"]
exclude_patterns = ["_ext", "examples"]

html_theme = "furo"
html_title = "freshlegs"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
smartquotes = False  # what stands in quotes is often typed as it is
default_role = "code"  # in docstrings

myst_heading_anchors = 3
nitpicky = True
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
napoleon_google_docstring = False
napoleon_use_rtype = False
# Types in signatures and docstrings ("optional", "sequence of str") are for people; a page's own links are all checked.
nitpick_ignore_regex = [("py:class", ".*")]
