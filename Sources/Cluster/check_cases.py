"""Checks any number of case folders on an Apache Spark cluster and collects the reports in Parquet.

    spark-submit check_cases.py --root /mnt/cases --cases cases.txt --output verdicts.parquet

Each worker needs `dossier` on its PATH and the case folders at the same place (`--root`). The list
names one case folder a line, relative to the root. `dossier` is the filter it always is: paths in,
NDJSON out (`RDD.pipe`). Cases that nothing was said of, because a worker or the storage failed, are
asked again; what is left after that is in the result with the verdict `refused`.
"""

import argparse
import json
import shlex
import sys
import unicodedata

from pyspark.sql import Row, SparkSession
from pyspark.sql.types import IntegerType, StringType, StructField, StructType

SCHEMA = StructType(
    [
        StructField("case", StringType(), False),
        StructField("verdict", StringType(), False),
        StructField("ticket", StringType()),
        StructField("marketplace", StringType()),
        StructField("submitting", StringType()),
        StructField("documents", IntegerType()),
        StructField("errors", IntegerType()),
        StructField("warnings", IntegerType()),
        StructField("notes", IntegerType()),
        StructField("report", StringType()),
    ]
)


def arguments(words):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--root", required=True, help="the folder that all workers see the cases in")
    parser.add_argument("--cases", required=True, help="a list of case folders, relative to the root")
    parser.add_argument("--output", required=True, help="the Parquet data set to write; none may be there")
    parser.add_argument("--dossier", default="dossier", help="the program on the workers")
    parser.add_argument("--rounds", type=int, default=3, help="how often unanswered cases are asked in all")
    parser.add_argument("--partitions", type=int, help="how many programs are started; Spark's own default else")
    parser.add_argument("options", nargs="*", help="options for 'dossier check', behind --")
    chosen = parser.parse_args(words)
    if chosen.rounds < 1:
        parser.error("--rounds takes a number from 1")
    return chosen


def command(chosen):
    """The filter; only what is wrong with the program itself makes the task fail, and Spark try it again."""
    check = [chosen.dossier, "check", "--stdin", "--format", "ndjson", "--jobs", "1", *chosen.options]
    script = f"cd {shlex.quote(chosen.root)} && {shlex.join(check)}; status=$?; " \
        "case $status in 0|1|2|3|65) exit 0;; *) exit $status;; esac"
    return shlex.join(["sh", "-c", script])


def row(line):
    report = json.loads(line)
    case, summary = report["case"], report["summary"]
    return Row(
        case=case["path"],
        verdict=report["verdict"],
        ticket=case["ticket"],
        marketplace=case["marketplace"],
        submitting=case["submitting"],
        documents=summary["documents"],
        errors=summary["errors"],
        warnings=summary["warnings"],
        notes=summary["notes"],
        report=line,
    )


def refusal(case):
    return Row(case, "refused", *[None] * (len(SCHEMA) - 2))


def plain(line):
    """`./cases/acme/` is `cases/acme`; blanks within a name are part of it."""
    return "/".join(part for part in line.rstrip("\r").split("/") if part not in ("", "."))


def printed(case):
    """As reports name a case: what a terminal would obey stands there as `\\u{…}`."""
    hidden = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

    def printed_character(character):
        if character == "\\":
            return "\\\\"
        return f"\\u{{{ord(character):x}}}" if unicodedata.category(character) in hidden else character

    return "".join(map(printed_character, case))


def check(spark, chosen):
    """Rows of all cases; each is asked until it is answered, or the rounds are over."""
    context = spark.sparkContext
    left = context.textFile(chosen.cases).map(plain).filter(bool).distinct()
    partitions = chosen.partitions or context.defaultParallelism * 4
    rows = context.emptyRDD()
    for _ in range(chosen.rounds):
        answered = left.repartition(partitions).pipe(command(chosen), checkCode=True).map(row).cache()
        rows = rows.union(answered)
        told = answered.map(lambda answer: (answer.case, None))
        left = left.keyBy(printed).subtractByKey(told).values().cache()
        if left.isEmpty():
            break
    return spark.createDataFrame(rows.union(left.map(refusal)), SCHEMA)


def main(words):
    chosen = arguments(words)
    spark = SparkSession.builder.appName("dossier").getOrCreate()
    try:
        frame = check(spark, chosen)
        frame.write.parquet(chosen.output)
        counts = spark.read.parquet(chosen.output).groupBy("verdict").count().orderBy("verdict")
        for verdict in counts.collect():
            print(f"{verdict['verdict']} {verdict['count']}")
    finally:
        spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
