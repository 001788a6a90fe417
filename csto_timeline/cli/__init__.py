"""The command line: `csto-timeline VERB`, or `python -m csto_timeline VERB`."""

from .parser import main

__all__ = ["main"]
