"""Why was, or was not, a state a member on a day? Prints a paragraph with its sources, for each reading.

Usage: python examples/explain_an_answer.py STATE DAY        (for example: Uzbekistan 2006-07-01)
"""

import sys
import warnings

import csto_timeline as ct


def report(state: str, day: str) -> str:
    """Return the explanations under the three readings, each answer once."""
    paragraphs = [str(ct.explain(state, day, timeline=ct.CSTO.under(reading))) for reading in ct.Reading]
    return "\n\n".join(dict.fromkeys(paragraphs))


def main(arguments: list[str]) -> int:
    """Print the report, or one line on standard error that says what is wrong."""
    if len(arguments) != 2:
        print("a state and a day, please: explain_an_answer.py STATE DAY", file=sys.stderr)
        return 2
    warnings.simplefilter("ignore", ct.BeyondRecordWarning)  # the paragraph says so itself
    try:
        print(report(*arguments))
    except ct.errors.QueryError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
