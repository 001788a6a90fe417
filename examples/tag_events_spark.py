"""Tag a table of events on Spark: was the actor a member on the day of the event?

Runs in local mode on random events. Needs Java and the extra `spark`: pip install '.[spark]' from a clone.
"""

import argparse

import csto_timeline as ct

TIMELINE = ct.CSTO.under("in_force")  # leaves days unsettled: there the answer is NULL, not FALSE
RANGE_JOIN = """
    SELECT /*+ BROADCAST(spells) */
        events.*, CASE WHEN spells.state IS NULL THEN FALSE ELSE spells.member END AS member
    FROM events
    LEFT JOIN spells
        ON events.state = spells.state
        AND events.day >= spells.start
        AND (events.day < spells.end OR spells.end IS NULL)
"""


def main() -> None:
    """Tag random events, count the answers, and compare some of them with `is_member`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000, help="how many events (default: 1000000)")
    rows = max(1, parser.parse_args().rows)
    from pyspark.sql import SparkSession

    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    spark = SparkSession.builder.master("local[*]").config(map=quiet).getOrCreate()
    actors = [*TIMELINE.states, "FRA"]
    spark.range(rows).selectExpr(
        f"array{(*actors,)}[id % {len(actors)}] AS state",
        "date_add(DATE '1992-01-01', pmod(hash(id), 12000)) AS day",
    ).createOrReplaceTempView("events")
    spells = [(row["state"], row["start"], row["end"], row["member"]) for row in TIMELINE.spells()]
    schema = "state string, start date, end date, member boolean"
    spark.createDataFrame(spells, schema).createOrReplaceTempView("spells")
    tagged = spark.sql(RANGE_JOIN)
    for member, count in sorted(tagged.groupBy("member").count().collect(), key=str):
        print(f"{ {True: 'by members', False: 'by others', None: 'unsettled'}[member] }: {count:,} events")
    for row in tagged.limit(1_000).collect():
        assert TIMELINE.is_member(row.state, row.day) is row.member, row
    print("the same answers as is_member")
    spark.stop()


if __name__ == "__main__":
    main()
