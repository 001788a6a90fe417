"""How did membership change over time? Draw it as a picture, and write the same bytes every time.

Usage: python examples/draw_membership.py [OUT.svg|OUT.png]        (by default membership.svg in the current folder)

Needs Matplotlib: pip install '.[plot]' from a clone.
"""

import sys
from pathlib import Path

import csto_timeline as ct

USAGE = "give one file to write: draw_membership.py OUT.svg|OUT.png"
METADATA = {".svg": {"Date": None, "Creator": None}, ".png": {"Software": None}}
"""What the files must not say of themselves, so that equal pictures are equal files."""


def write(target: Path) -> None:
    """Draw the shipped record, and write the picture in the form that the ending of `target` names."""
    figure = ct.CSTO.plot().figure
    import matplotlib as mpl  # only now, since `plot` says how to install it

    with mpl.rc_context({"svg.hashsalt": "csto-timeline", "svg.fonttype": "none"}):  # text stays text
        figure.savefig(target, dpi=144, metadata=METADATA[target.suffix.lower()])


def main(arguments: list[str]) -> int:
    """Write the picture, or one line on standard error that says what is wrong."""
    if arguments in (["--help"], ["-h"]):
        print(__doc__)
        return 0
    target, *others = map(Path, arguments or ["membership.svg"])
    if others or target.suffix.lower() not in METADATA:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        write(target)
    except (ct.errors.MissingExtraError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"wrote {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
