"""Was the actor a member on the day of the event? The SQL of tag_events.py, unchanged, on Spark in local mode.

Usage: python examples/tag_events_spark.py [ROWS]  (1000000 if not given; needs Java: pip install csto-timeline[spark])
"""

import io
import os
import shutil
import sys
from contextlib import redirect_stdout
from time import perf_counter

from _tagging import ACTORS, SPELLS, SQL, TURNS, refuse, report, rows_asked


def main(arguments: list[str]) -> int:
    """Tag the table with Spark, print the time, and compare a sample of the answers with `is_member`."""
    rows = rows_asked(arguments)
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        refuse(f"{error}; run: pip install csto-timeline[spark]")
    if not shutil.which("java", path=f"{home}/bin" if (home := os.environ.get("JAVA_HOME")) else None):
        refuse("Spark needs Java, and there is none here; install Java 17 or later, or set JAVA_HOME")
    print("starting Spark", flush=True)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # local mode needs no network
    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    quiet["spark.sql.shuffle.partitions"] = "2"
    spark = SparkSession.builder.master("local[*]").config(map=quiet).getOrCreate()
    print(f"tagging {rows:,} events ...", end="", flush=True)
    spark.range(rows).selectExpr(
        "id",
        f"array{(*ACTORS,)}[id % {len(ACTORS)}] AS state",
        f"""CASE id % 3 WHEN 0 THEN date(array{(*map(str, TURNS),)}[pmod(hash(id), {len(TURNS)})])
            ELSE date_add(DATE '1992-01-01', pmod(hash(id), 12000)) END AS day""",
    ).createOrReplaceTempView("events")
    spells = spark.createDataFrame(SPELLS, "state string, start date, end date, member boolean")
    spells.createOrReplaceTempView("spells")
    tagged = spark.sql(SQL)

    chosen = tagged.where(f"pmod(xxhash64(id), {max(1, rows // 2_000)}) = 0").select("state", "day", "member")
    sample = [tuple(row) for row in chosen.collect()]
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
    print(f"{counts.get(True, 0):,} by members, {counts.get(None, 0):,} unsettled; the spells were broadcast")
    return report(sample, "agrees with is_member")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
