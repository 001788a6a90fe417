"""Was the actor a member on the day of the event? The SQL of tag_events.py, unchanged, on Spark in local mode.

Usage: python examples/tag_events_spark.py [ROWS]  (1000000 if not given; needs Java: pip install csto-timeline[spark])
"""

import io
import os
import shutil
import sys
from contextlib import redirect_stdout
from time import perf_counter

from tag_events import ACTORS, SPELLS, SQL, TIMELINE, TURNS, rows_asked


def main(arguments: list[str]) -> int:
    """Tag the table with Spark, print the time, and compare a sample of the answers with `is_member`."""
    if (rows := rows_asked(arguments, 1_000_000)) is None:
        return 2
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        print(f"{error}; run: pip install csto-timeline[spark]", file=sys.stderr)
        return 2
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=f"{home}/bin" if home else None):
        print("Spark needs Java, and there is none here; install Java 17 or later, or set JAVA_HOME", file=sys.stderr)
        return 2
    print("starting Spark", flush=True)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # local mode needs no network
    builder = SparkSession.builder.master("local[*]").appName("tag_events")
    for option in ("spark.ui.enabled", "spark.ui.showConsoleProgress"):
        builder = builder.config(option, "false")
    spark = builder.config("spark.log.level", "ERROR").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    print(f"tagging {rows:,} events ...", end="", flush=True)
    actors, turns = ", ".join(f"'{actor}'" for actor in ACTORS), ", ".join(f"DATE '{day}'" for day in TURNS)
    spark.range(rows).selectExpr(
        "id",
        f"element_at(array({actors}), 1 + int(id % {len(ACTORS)})) AS state",
        f"""CASE id % 3 WHEN 0 THEN element_at(array({turns}), 1 + pmod(hash(id), {len(TURNS)}))
            ELSE date_add(DATE '1992-01-01', pmod(hash(id), 12000)) END AS day""",
    ).createOrReplaceTempView("events")
    spells = spark.createDataFrame(SPELLS, "state string, start date, end date, member boolean")
    spells.createOrReplaceTempView("spells")
    tagged = spark.sql(SQL)

    sample = tagged.where(f"pmod(xxhash64(id), {max(1, rows // 2_000)}) = 0").collect()
    start = perf_counter()
    counts: dict[bool | None, int] = dict(tagged.groupBy("member").count().collect())
    seconds = perf_counter() - start
    print(f" {seconds:.2f} s, {rows / seconds:,.0f} rows a second", flush=True)
    with redirect_stdout(io.StringIO()) as plan:
        tagged.explain()
    spark.stop()
    if "BroadcastHashJoin" not in plan.getvalue():
        print("Spark did not broadcast the spells", file=sys.stderr)
        return 1
    wrong = [row for row in sample if TIMELINE.is_member(row["state"], row["day"]) is not row["member"]]
    if wrong:
        print(f"the answers differ from is_member: {wrong[:3]}", file=sys.stderr)
        return 1
    print(f"{counts.get(True, 0):,} by members, {counts.get(None, 0):,} unsettled; the spells were broadcast")
    print(f"agrees with is_member on {len(sample):,} of the rows")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
