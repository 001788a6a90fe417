"""Check a timeline of your own, and test code that asks timelines.

`check_invariants` returns every law that a timeline breaks. `csto_timeline.testing.strategies` draws states, days,
events, ledgers and timelines for Hypothesis; it is imported on its own, because it needs that library.
"""

from .invariants import Violation, check_invariants

__all__ = ["Violation", "check_invariants"]
