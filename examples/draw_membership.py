"""How did membership change over time? Draws it as a picture, and writes the same bytes every time.

Usage: python examples/draw_membership.py OUT.svg|OUT.png        (needs matplotlib: pip install csto-timeline[plot])
"""

import sys
from pathlib import Path

import csto_timeline as ct
from csto_timeline.pictures.figure import plot

METADATA = {".svg": {"Date": None, "Creator": None}, ".png": {"Software": None}}
"""What the files must not say of themselves, so that equal pictures are equal files."""


def write(target: Path) -> None:
    """Draw the shipped record, and write the picture in the form that the ending of `target` names."""
    figure = plot(ct.CSTO).figure
    import matplotlib as mpl  # only now, since `plot` says how to install it

    with mpl.rc_context({"svg.hashsalt": "csto-timeline"}):
        figure.savefig(target, dpi=144, metadata=METADATA[target.suffix.lower()])


def main(arguments: list[str]) -> int:
    """Write the picture, or one line on standard error that says what is wrong."""
    if len(arguments) != 1 or Path(arguments[0]).suffix.lower() not in METADATA:
        print("one file to write, please: draw_membership.py OUT.svg|OUT.png", file=sys.stderr)
        return 2
    try:
        write(Path(arguments[0]))
    except (ct.errors.MissingExtraError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"wrote {arguments[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
