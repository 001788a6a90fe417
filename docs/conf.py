"""Configure Sphinx, which builds the documentation from these pages and from the docstrings."""

import csto_timeline

project = "csto_timeline"
author = "The csto_timeline authors"
release = version = csto_timeline.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"csto_timeline {release}"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "inherited-members": True, "undoc-members": False}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_custom_sections = [("Cost", "notes_style"), ("Source", "notes_style")]
myst_heading_anchors = 3
