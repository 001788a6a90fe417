"""Why was, or was not, a state a member on a day? Prints the explanation under each reading, with its sources.

Usage: python examples/explain_an_answer.py [STATE DAY]        (for example: Uzbekistan 2006-07-01)
"""

import argparse
import sys
import warnings

import csto_timeline as ct


def report(state: str, day: str) -> str:
    """Return the explanations under the three readings, each only once."""
    texts = [str(ct.explain(state, day, reading=reading)) for reading in ct.Reading]
    return "\n\n".join(dict.fromkeys(texts))


def main(arguments: list[str]) -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Explain why a state was, or was not, a member on a day.")
    parser.add_argument("state", nargs="?", default="Uzbekistan", help="a name or code; by default Uzbekistan")
    parser.add_argument("day", nargs="?", default="2006-07-01", help="a day; by default 2006-07-01")
    chosen = parser.parse_args(arguments)
    warnings.simplefilter("ignore", ct.BeyondRecordWarning)  # the explanation says so itself
    try:
        print(report(chosen.state, chosen.day))
    except ct.errors.QueryError as error:
        parser.error(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
